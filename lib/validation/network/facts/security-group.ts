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
  /** Security groups that its rules name, those of `AWS::EC2::SecurityGroupIngress` and `AWS::EC2::SecurityGroupEgress` included. */
  readonly peers: Value<readonly SecurityGroup[]>;
  /** Traffic that it lets in. */
  readonly ingress: Value<readonly AllowedTraffic[]>;
  /** The resources that have it, as far as the templates show. */
  readonly uses: Value<readonly SecurityGroupUse[]>;
}

/** What a rule of a security group allows. */
export interface AllowedTraffic {
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  readonly protocol: Value<string>;
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
}

/** `AWS::EC2::SecurityGroupIngress` or `AWS::EC2::SecurityGroupEgress`. */
export interface SecurityGroupRule extends Fact {
  readonly securityGroup: Value<SecurityGroup>;
  /** The security group that is the source or the destination. */
  readonly peer: Value<SecurityGroup>;
  /** `null`: the rule is about traffic that leaves. */
  readonly ingress: Value<AllowedTraffic>;
}

/** A resource that has security groups. */
export interface SecurityGroupUse extends Fact {
  readonly securityGroups: Value<readonly SecurityGroup[]>;
  /** The Outpost that it is on; `null` in the Region. */
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
          // Whoever launches from a template decides where.
          return { securityGroups: p.object('LaunchTemplateData').many('securityGroup', 'SecurityGroupIds'), outpost: undefined };
      }
    },
  },
};

/** Whether traffic includes TCP on a port; true where it is not known. */
export function mayAllowTcp({ protocol, fromPort, toPort }: AllowedTraffic, port: number): boolean {
  if (!protocol || protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return typeof fromPort !== 'number' || typeof toPort !== 'number' || (fromPort <= port && port <= toPort);
}

/** Tells security groups their rules and users, and subnets how many network interfaces are in them. */
export function membersOfNetworkInterfaces(table: FactTable): void {
  for (const securityGroup of table.all('securityGroup')) Object.assign(securityGroup, { uses: [] });
  for (const use of table.all('securityGroupUse')) {
    for (const { uses } of use.securityGroups ?? []) (uses as SecurityGroupUse[] | undefined)?.push(use);
  }
  const rules = table.all('securityGroupRule');
  // A rule that may be of any group.
  const hasUnresolvedOwner = rules.some(({ securityGroup }) => !securityGroup || securityGroup.origin === 'unknown');
  for (const securityGroup of table.all('securityGroup')) {
    const own = table.by('securityGroupRule', 'securityGroup', securityGroup);
    const allowed = own.map((rule) => rule.ingress).filter((ingress) => ingress !== null);
    const peers = own.map((rule) => rule.peer).filter((peer) => peer !== null);
    Object.assign(securityGroup, {
      peers: securityGroup.peers && allKnown<SecurityGroup>([...securityGroup.peers, ...peers]),
      ingress: hasUnresolvedOwner ? undefined : securityGroup.ingress && allKnown<AllowedTraffic>([...securityGroup.ingress, ...allowed]),
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
  return { protocol: rule.text('IpProtocol'), fromPort: rule.number('FromPort'), toPort: rule.number('ToPort') };
}
