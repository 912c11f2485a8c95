import { overlappingPairs } from '../../catalog/cidr';
import { coexist, type Facts } from '../facts/fact';
import type { Subnet } from './facts/subnet';

/** What the subnets of a VPC have in common. */
interface SubnetsOfVpc {
  readonly hasOutpostSubnet: boolean;
  /** Subnets to report, each with a subnet that it overlaps with. */
  readonly overlaps: ReadonlyMap<Subnet, Subnet>;
}

/** Whether a subnet is on an Outpost or in a VPC with a subnet on an Outpost. */
export function isInOutpostVpc(subnet: Subnet, facts: Facts): boolean {
  return !!subnet.outpost || !!subnetsOfVpc(subnet, facts)?.hasOutpostSubnet;
}

/** Subnet of the same VPC that a subnet overlaps with. Only one of two subnets has the other: the subnet on the Outpost, or the second one. */
export function overlappingSubnet(subnet: Subnet, facts: Facts): Subnet | undefined {
  return subnetsOfVpc(subnet, facts)?.overlaps.get(subnet);
}

/** By the list of subnets, which the facts return for each subnet of the VPC. */
const known = new WeakMap<readonly Subnet[], SubnetsOfVpc>();

function subnetsOfVpc({ vpc }: Subnet, facts: Facts): SubnetsOfVpc | undefined {
  if (!vpc) return undefined;
  const subnets = facts.by('subnet', 'vpc', vpc);
  let ofVpc = known.get(subnets);
  if (!ofVpc) {
    ofVpc = { hasOutpostSubnet: subnets.some(({ outpost }) => outpost), overlaps: overlapsAmong(subnets) };
    known.set(subnets, ofVpc);
  }
  return ofVpc;
}

function overlapsAmong(subnets: readonly Subnet[]): ReadonlyMap<Subnet, Subnet> {
  const overlaps = new Map<Subnet, Subnet>();
  for (const [first, second] of overlappingPairs(subnets, ({ cidrBlock }) => cidrBlock)) {
    if (!coexist(first, second) || !areInOneVpc(first, second) || mayBeOne(first, second)) continue;
    const isFirst = first.location && second.location ? first.outpost && !second.outpost : !!first.location;
    const [subnet, other] = isFirst ? [first, second] : [second, first];
    if (!overlaps.has(subnet)) overlaps.set(subnet, other);
  }
  return overlaps;
}

/** The same unknown value can be another VPC in another stack. */
function areInOneVpc(a: Subnet, b: Subnet): boolean {
  return a.vpc?.origin !== 'unknown' || a.location?.stack === b.location?.stack;
}

/** An existing subnet with the CIDR block of a template can be the one that the template created. */
function mayBeOne(a: Subnet, b: Subnet): boolean {
  return (!a.location || !b.location) && a.cidrBlock === b.cidrBlock;
}
