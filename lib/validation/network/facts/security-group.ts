import { isIpv4, isIpv4Block, overlap } from '../../../catalog/cidr';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { allKnown, type Properties } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
import { countInterfaces, INSTANCE } from './network-interface';
import { outpostOf, type Subnet } from './subnet';
import type { Vpc } from './vpc';

/** `AWS::EC2::SecurityGroup`. */
export interface SecurityGroup extends Fact {
  readonly vpc: Value<Vpc>;
  /** Security groups in its rules, including `AWS::EC2::SecurityGroupIngress` and `AWS::EC2::SecurityGroupEgress`. */
  readonly peers: Value<readonly SecurityGroup[]>;
  /** Allowed inbound traffic. */
  readonly ingress: Value<readonly AllowedTraffic[]>;
  /** Resources in the templates that use the security group. */
  readonly uses: Value<readonly SecurityGroupUse[]>;
}

/** Traffic that a security group rule allows. */
export interface AllowedTraffic {
  /** `tcp`, `udp`, `icmp`, a protocol number, or `-1` for all protocols. */
  readonly protocol: Value<string>;
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
  /** IPv4 CIDR block that it comes from. `null`: the rule names another source, such as a security group or a prefix list. */
  readonly source: Value<string>;
}

/** `AWS::EC2::SecurityGroupIngress` or `AWS::EC2::SecurityGroupEgress`. */
export interface SecurityGroupRule extends Fact {
  readonly securityGroup: Value<SecurityGroup>;
  /** Source or destination security group. */
  readonly peer: Value<SecurityGroup>;
  /** `null`: the rule is an outbound rule. */
  readonly ingress: Value<AllowedTraffic>;
}

/** A resource that uses security groups. */
export interface SecurityGroupUse extends Fact {
  readonly securityGroups: Value<readonly SecurityGroup[]>;
  /** Outpost of the resource; `null` in the Region. */
  readonly outpost: Value<Outpost>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly securityGroup: SecurityGroup;
    readonly securityGroupRule: SecurityGroupRule;
    readonly securityGroupUse: SecurityGroupUse;
  }
}

const INGRESS = 'AWS::EC2::SecurityGroupIngress';

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

export const securityGroupReaders: { readonly [K in 'securityGroup' | 'securityGroupRule' | 'securityGroupUse']: FactReader<K> } = {
  securityGroup: {
    types: ['AWS::EC2::SecurityGroup'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      peers: peersOf(p),
      ingress: traffic(p),
      uses: undefined,
    }),
  },
  securityGroupRule: {
    types: [INGRESS, 'AWS::EC2::SecurityGroupEgress'],
    read: ({ type, properties: p }) => ({
      securityGroup: p.one('securityGroup', 'GroupId'),
      peer: p.one('securityGroup', type === INGRESS ? 'SourceSecurityGroupId' : 'DestinationSecurityGroupId'),
      ingress: type === INGRESS ? allowedTraffic(p) : null,
    }),
  },
  securityGroupUse: {
    types: [INSTANCE, 'AWS::EC2::NetworkInterface', 'AWS::EC2::LaunchTemplate', LOAD_BALANCER],
    read: ({ type, properties: p }) => {
      switch (type) {
        case INSTANCE:
          return useOfInstance(p);
        case LOAD_BALANCER:
          return {
            securityGroups: p.many('securityGroup', 'SecurityGroups'),
            outpost: outpostOf(p.many('subnet', 'Subnets')) ?? undefined,
          };
        case 'AWS::EC2::NetworkInterface':
          return { securityGroups: p.many('securityGroup', 'GroupSet'), outpost: outpostIn(p.one('subnet', 'SubnetId')) };
        default:
          // The launch specifies the subnet.
          return { securityGroups: p.object('LaunchTemplateData').many('securityGroup', 'SecurityGroupIds'), outpost: undefined };
      }
    },
  },
};

/** Whether traffic can include TCP on a port; `true` if it is unknown. */
export function mayAllowTcp({ protocol, fromPort, toPort }: AllowedTraffic, port: number): boolean {
  if (!protocol || protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return typeof fromPort !== 'number' || typeof toPort !== 'number' || (fromPort <= port && port <= toPort);
}

export const HTTPS = 443;

/** Whether a security group certainly allows no inbound HTTPS: from anywhere, or from the addresses of a subnet. */
export function allowsNoHttps({ ingress }: SecurityGroup, from?: Subnet): boolean {
  return !!ingress?.every((traffic) => !mayAllowTcp(traffic, HTTPS) || (!!from && isFromElsewhere(traffic, from.cidrBlock)));
}

/** Whether security groups certainly allow no inbound HTTPS from the addresses of a subnet. */
export function allowNoHttpsFrom(subnet: Subnet, securityGroups: readonly SecurityGroup[]): boolean {
  return securityGroups.length > 0 && securityGroups.every((securityGroup) => allowsNoHttps(securityGroup, subnet));
}

/** `false` unless the source is an IPv4 CIDR block without an address of the other one. */
function isFromElsewhere({ source }: AllowedTraffic, cidrBlock: Value<string>): boolean {
  return !!source && !!cidrBlock && isIpv4Block(source) && isIpv4(cidrBlock) && !overlap(source, cidrBlock);
}

/** Assigns rules and uses to security groups, and the number of network interfaces to subnets. */
export function membersOfNetworkInterfaces(table: FactTable): void {
  for (const securityGroup of table.all('securityGroup')) Object.assign(securityGroup, { uses: [] });
  for (const use of table.all('securityGroupUse')) {
    for (const { uses } of use.securityGroups ?? []) (uses as SecurityGroupUse[] | undefined)?.push(use);
  }
  const rules = table.all('securityGroupRule');
  // The rule could belong to any security group.
  const hasUnresolvedOwner = rules.some(({ securityGroup }) => !securityGroup || securityGroup.origin === 'unknown');
  for (const securityGroup of table.all('securityGroup')) {
    const own = table.by('securityGroupRule', 'securityGroup', securityGroup);
    const allowed = own.map((rule) => rule.ingress).filter((ingress) => ingress !== null);
    const peers = own.map((rule) => rule.peer).filter((peer) => peer !== null);
    const mayHaveOthers = hasUnresolvedOwner || table.isExported(securityGroup);
    Object.assign(securityGroup, {
      peers: securityGroup.peers && allKnown<SecurityGroup>([...securityGroup.peers, ...peers]),
      ingress: mayHaveOthers ? undefined : securityGroup.ingress && allKnown<AllowedTraffic>([...securityGroup.ingress, ...allowed]),
    });
  }
  countInterfaces(table);
}

function useOfInstance(p: Properties): Omit<SecurityGroupUse, keyof Fact> {
  const [primary] = p.objects('NetworkInterfaces') ?? [];
  const owner = primary ?? p;
  return {
    securityGroups: owner.many('securityGroup', primary ? 'GroupSet' : 'SecurityGroupIds'),
    outpost: outpostIn(owner.one('subnet', 'SubnetId')),
  };
}

function outpostIn(subnet: Value<Subnet>) {
  return subnet ? subnet.outpost : undefined;
}

function peersOf(p: Properties): Value<readonly SecurityGroup[]> {
  const inbound = p.objects('SecurityGroupIngress');
  const outbound = p.objects('SecurityGroupEgress');
  if (inbound === undefined || outbound === undefined) return undefined;
  const peers = [
    ...(inbound ?? []).map((rule) => rule.one('securityGroup', 'SourceSecurityGroupId')),
    ...(outbound ?? []).map((rule) => rule.one('securityGroup', 'DestinationSecurityGroupId')),
  ];
  return allKnown(peers.filter((peer) => peer !== null));
}

function traffic(p: Properties): Value<readonly AllowedTraffic[]> {
  const rules = p.objects('SecurityGroupIngress');
  return rules === null ? [] : rules && rules.map(allowedTraffic);
}

function allowedTraffic(rule: Properties): AllowedTraffic {
  return {
    protocol: rule.text('IpProtocol'),
    fromPort: rule.number('FromPort'),
    toPort: rule.number('ToPort'),
    source: rule.text('CidrIp'),
  };
}
