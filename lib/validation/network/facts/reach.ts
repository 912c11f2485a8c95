import { contains } from '../../../catalog/cidr';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { allKnown, either } from '../../facts/properties';
import { mayHaveCoip, requiresCoip } from '../customer-owned-addresses';
import { allowNoHttpsFrom } from './security-group';
import type { Route, RouteTable, Subnet } from './subnet';
import type { Vpc } from './vpc';
import type { VpcEndpoint } from './vpc-endpoint';

/** `AWS::EC2::VPNGatewayRoutePropagation` or `AWS::EC2::RouteServerPropagation`, which add routes that no template contains. */
export interface RoutePropagation extends Fact {
  readonly routeTables: Value<readonly RouteTable[]>;
}

/** `AWS::Route53::HostedZone` for VPCs, which can replace the private DNS of VPC endpoints. */
export interface PrivateHostedZone extends Fact {
  readonly vpcs: Value<readonly Vpc[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly routePropagation: RoutePropagation;
    readonly privateHostedZone: PrivateHostedZone;
  }
}

export const reachReaders: { readonly [K in 'routePropagation' | 'privateHostedZone']: FactReader<K> } = {
  routePropagation: {
    types: ['AWS::EC2::VPNGatewayRoutePropagation', 'AWS::EC2::RouteServerPropagation'],
    read: ({ properties: p }) => {
      const single = p.one('routeTable', 'RouteTableId');
      return { routeTables: single ? [single] : p.many('routeTable', 'RouteTableIds') };
    },
  },
  privateHostedZone: {
    types: ['AWS::Route53::HostedZone'],
    read: ({ properties: p }) => {
      const vpcs = p.objects('VPCs');
      return vpcs === null ? undefined : { vpcs: vpcs && allKnown(vpcs.map((vpc) => vpc.one('vpc', 'VPCId'))) };
    },
  },
};

/** Destinations without public endpoints of AWS. */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** Services in the Region that subnets reach, in VPCs with subnets on Outposts. */
export function reachOfSubnets(table: FactTable): void {
  const reach = new Reach(table);
  const extended = new Set(table.all('subnet').flatMap(({ outpost, vpc }) => (outpost && vpc?.origin === 'template' ? vpc : [])));
  for (const subnet of table.all('subnet')) {
    const { outpost, vpc, enableLniAtDeviceIndex } = subnet;
    // A local network interface leads to the on-premises network, which may lead to the internet.
    if (outpost === undefined || !vpc || !extended.has(vpc) || enableLniAtDeviceIndex === undefined) continue;
    Object.assign(subnet, { reachableServices: enableLniAtDeviceIndex === null ? reach.servicesOf(subnet, vpc) : null });
  }
}

/** Endpoints that subnets of a VPC use. */
interface EndpointsOfVpc {
  /** Interface endpoints that the names of their services lead to. */
  readonly interfaces: readonly VpcEndpoint[];
  readonly gateways: readonly VpcEndpoint[];
}

/** Ways from subnets to the Region. Each route table and each VPC is read once. */
class Reach {
  private readonly ways = new Map<RouteTable, Value<boolean>>();
  private readonly waysWithoutLocalGateway = new Map<RouteTable, Value<boolean>>();
  private readonly endpoints = new Map<Vpc, Value<EndpointsOfVpc>>();
  /** Route tables to which a resource propagates routes; `undefined` among them: any. */
  private readonly propagated: ReadonlySet<RouteTable | undefined>;
  /** VPCs of private hosted zones; `undefined` among them: any. */
  private readonly withOwnZone: ReadonlySet<Vpc | undefined>;
  /** Endpoints that can be in any VPC. */
  private readonly anywhere: readonly VpcEndpoint[];

  constructor(private readonly table: FactTable) {
    this.propagated = new Set(
      table.all('routePropagation').flatMap<RouteTable | undefined>(({ routeTables }) => routeTables ?? [undefined]),
    );
    this.withOwnZone = new Set(table.all('privateHostedZone').flatMap<Vpc | undefined>(({ vpcs }) => vpcs ?? [undefined]));
    this.anywhere = table.all('vpcEndpoint').filter(({ vpc }) => !vpc || vpc.origin === 'unknown');
  }

  public servicesOf(subnet: Subnet, vpc: Vpc): Value<readonly string[]> {
    const { routeTable } = subnet;
    const needsCoip = requiresCoip(subnet) && !mayHaveCoip(subnet, this.table);
    const hasWayOut = needsCoip
      ? this.hasWayOut(routeTable, isWayWithoutLocalGateway, this.waysWithoutLocalGateway)
      : this.hasWayOut(routeTable, isWayOut, this.ways);
    if (hasWayOut !== false) return hasWayOut ? null : undefined;
    const endpoints = this.endpointsOf(vpc);
    const gateways = endpoints?.gateways.filter(({ routeTables }) => !routeTables || (routeTable && routeTables.includes(routeTable)));
    const interfaces = endpoints?.interfaces.filter((endpoint) => mayAccept(endpoint, subnet));
    return gateways && interfaces && servicesOf([...interfaces, ...gateways]);
  }

  /** The main route table of a VPC that a template creates has no route out of the VPC. */
  private hasWayOut(routeTable: Value<RouteTable>, isWay: typeof isWayOut, known: Map<RouteTable, Value<boolean>>): Value<boolean> {
    if (!routeTable) return routeTable === null ? false : undefined;
    if (!known.has(routeTable)) {
      const isKnown = !this.propagated.has(routeTable) && !this.propagated.has(undefined);
      known.set(routeTable, isKnown && routeTable.routes ? either(...routeTable.routes.map(isWay)) : undefined);
    }
    return known.get(routeTable);
  }

  private endpointsOf(vpc: Vpc): Value<EndpointsOfVpc> {
    if (!this.endpoints.has(vpc)) this.endpoints.set(vpc, this.readEndpoints(vpc));
    return this.endpoints.get(vpc);
  }

  /** `undefined` if other templates can create endpoints in the VPC, or if the service of an endpoint is unknown. */
  private readEndpoints(vpc: Vpc): Value<EndpointsOfVpc> {
    const all = [...this.table.by('vpcEndpoint', 'vpc', vpc), ...this.anywhere];
    if (this.table.isExported(vpc) || all.some(({ service, type }) => service === undefined || type === undefined)) return undefined;
    const hasOwnZone = this.withOwnZone.has(vpc) || this.withOwnZone.has(undefined);
    const interfaces = all.filter(({ type, hasPrivateDns }) => type === 'Interface' && (hasPrivateDns !== false || hasOwnZone));
    return { interfaces, gateways: all.filter(({ type }) => type === 'Gateway') };
  }
}

function servicesOf(endpoints: readonly VpcEndpoint[]): string[] {
  return endpoints.flatMap(({ service }) => service ?? []);
}

/** Every route may lead to the Region, except a route to the local gateway whose destination is on premises. */
function isWayOut({ destination, targets }: Route): Value<boolean> {
  if (targets.some((target) => target !== 'LocalGatewayId')) return true;
  if (destination === undefined || targets.length === 0) return undefined;
  return destination !== null && !PRIVATE_RANGES.some((range) => contains(range, destination));
}

/** A local gateway in CoIP mode forwards the traffic of resources with customer-owned IP addresses only. */
function isWayWithoutLocalGateway({ targets }: Route): Value<boolean> {
  return targets.length === 0 ? undefined : targets.some((target) => target !== 'LocalGatewayId');
}

/**
 * The security groups may allow inbound HTTPS from the subnet. Without security groups, the endpoint has the default security group of the
 * VPC.
 */
function mayAccept({ securityGroups }: VpcEndpoint, subnet: Subnet): boolean {
  return !securityGroups || !allowNoHttpsFrom(subnet, securityGroups);
}
