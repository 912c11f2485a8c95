import type { FactTable } from './fact-table';
import type { Fact, Value } from './facts';
import type { AllowedTraffic, AttachedInterface, SecurityGroup, SecurityGroupUse } from './network-interface';
import type { Subnet } from './network';
import type { FactReader } from './read';
import { outpostOf } from './read-network';
import { allKnown, orDefault, type Properties } from './read-properties';

type NetworkInterfaceKind =
  'networkInterface' | 'networkInterfaceAttachment' | 'attachedInterfaces' | 'securityGroup' | 'securityGroupRule' | 'securityGroupUse';

const INSTANCE = 'AWS::EC2::Instance';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

export const networkInterfaceReaders: { readonly [K in NetworkInterfaceKind]: FactReader<K> } = {
  networkInterface: {
    types: ['AWS::EC2::NetworkInterface'],
    read: ({ properties: p }) => ({
      subnet: p.one('subnet', 'SubnetId'),
      sourceDestCheck: orDefault(p.flag('SourceDestCheck'), true),
      hasSecurityGroups: p.has('GroupSet'),
    }),
  },
  networkInterfaceAttachment: {
    types: ['AWS::EC2::NetworkInterfaceAttachment'],
    read: ({ properties: p }) => ({
      networkInterface: p.one('networkInterface', 'NetworkInterfaceId'),
      instance: p.one('instance', 'InstanceId'),
    }),
  },
  attachedInterfaces: {
    types: [INSTANCE, 'AWS::EC2::NetworkInterfaceAttachment'],
    read: ({ type, properties: p }) => ({
      instance: type === INSTANCE ? null : p.one('instance', 'InstanceId'),
      interfaces: type === INSTANCE ? interfacesOfInstance(p) : [attachedInterface(p)],
    }),
  },
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

/** Tells security groups their rules and users, and subnets how many network interfaces are in them. */
export function membersOfNetworkInterfaces(table: FactTable): void {
  for (const securityGroup of table.all('securityGroup')) Object.assign(securityGroup, { uses: [] });
  for (const use of table.all('securityGroupUse')) {
    for (const { uses } of use.securityGroups ?? []) (uses as SecurityGroupUse[] | undefined)?.push(use);
  }
  const rules = table.all('securityGroupRule');
  // A rule that may be of any group.
  const untold = rules.some(({ securityGroup }) => !securityGroup || securityGroup.origin === 'unknown');
  for (const securityGroup of table.all('securityGroup')) {
    const own = table.by('securityGroupRule', 'securityGroup', securityGroup);
    const allowed = own.map((rule) => rule.ingress).filter((ingress) => ingress !== null);
    const peers = own.map((rule) => rule.peer).filter((peer) => peer !== null);
    Object.assign(securityGroup, {
      peers: securityGroup.peers && allKnown<SecurityGroup>([...securityGroup.peers, ...peers]),
      ingress: untold ? undefined : securityGroup.ingress && allKnown<AllowedTraffic>([...securityGroup.ingress, ...allowed]),
    });
  }
  countInterfaces(table);
}

function countInterfaces(table: FactTable): void {
  const counts = new Map<Value<Subnet>, number>();
  const count = (subnet: Value<Subnet>, { location }: Fact) => {
    if (subnet && !location?.condition) counts.set(subnet, (counts.get(subnet) ?? 0) + 1);
  };
  for (const fact of table.all('networkInterface')) count(fact.subnet, fact);
  for (const fact of table.all('attachedInterfaces')) {
    for (const made of fact.interfaces?.filter(({ networkInterface }) => networkInterface === null) ?? []) count(made.subnet, fact);
  }
  for (const subnet of table.all('subnet')) Object.assign(subnet, { interfaceCount: counts.get(subnet) ?? 0 });
}

/** An instance has one network interface in its subnet, or those that it lists. */
function interfacesOfInstance(p: Properties): Value<readonly AttachedInterface[]> {
  const listed = p.objects('NetworkInterfaces');
  if (listed) return listed.map(attachedInterface);
  if (listed === undefined || p.has('SubnetId') !== true) return undefined;
  return [{ deviceIndex: 0, networkInterface: null, subnet: p.one('subnet', 'SubnetId'), hasSecurityGroups: p.has('SecurityGroupIds') }];
}

/** An element of `NetworkInterfaces`, or an attachment, which names its network interface. */
function attachedInterface(p: Properties): AttachedInterface {
  const networkInterface = p.one('networkInterface', 'NetworkInterfaceId');
  const deviceIndex = p.number('DeviceIndex');
  return networkInterface
    ? { deviceIndex, networkInterface, subnet: networkInterface.subnet, hasSecurityGroups: networkInterface.hasSecurityGroups }
    : { deviceIndex, networkInterface, subnet: p.one('subnet', 'SubnetId'), hasSecurityGroups: p.has('GroupSet') };
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
