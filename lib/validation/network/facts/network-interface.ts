import type { Instance } from '../../compute/facts/instance';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { orDefault, type Properties } from '../../facts/properties';
import { publicAddressReaders } from './public-address';
import type { Subnet } from './subnet';

/** `AWS::EC2::NetworkInterface`. */
export interface NetworkInterface extends Fact {
  readonly subnet: Value<Subnet>;
  /** `true` by default. */
  readonly sourceDestCheck: Value<boolean>;
  readonly hasSecurityGroups: Value<boolean>;
  /** `efa`, `efa-only`, `trunk` or another type. `null`: a standard network interface. */
  readonly interfaceType: Value<string>;
  /** Whether something in its template names it that may attach it to an instance: an instance, a script, an output. */
  readonly mayBeAttached: Value<boolean>;
}

/** `AWS::EC2::NetworkInterfaceAttachment`. */
export interface NetworkInterfaceAttachment extends Fact {
  readonly networkInterface: Value<NetworkInterface>;
  readonly instance: Value<Instance>;
}

/** Network interfaces that an `AWS::EC2::Instance` or an `AWS::EC2::NetworkInterfaceAttachment` attaches. */
export interface AttachedInterfaces extends Fact {
  /** `null`: the resource is the instance. */
  readonly instance: Value<Instance>;
  readonly interfaces: Value<readonly AttachedInterface[]>;
  /** Property that specifies them. */
  readonly property: string;
}

export interface AttachedInterface {
  /** 0 is the primary network interface. */
  readonly deviceIndex: Value<number>;
  /** Network interface with its own resource; `null` if EC2 creates it with the instance. */
  readonly networkInterface: Value<NetworkInterface>;
  readonly subnet: Value<Subnet>;
  readonly hasSecurityGroups: Value<boolean>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly networkInterface: NetworkInterface;
    readonly networkInterfaceAttachment: NetworkInterfaceAttachment;
    readonly attachedInterfaces: AttachedInterfaces;
  }
}

export const INSTANCE = 'AWS::EC2::Instance';

/** Resources that name a network interface and do not attach it to an instance. */
const ATTACH_NOTHING = ['AWS::EC2::EIPAssociation', 'AWS::EC2::LocalGatewayRoute', 'AWS::EC2::Route'];

export const networkInterfaceReaders: {
  readonly [K in 'networkInterface' | 'networkInterfaceAttachment' | 'attachedInterfaces' | 'publicAddress']: FactReader<K>;
} = {
  ...publicAddressReaders,
  networkInterface: {
    types: ['AWS::EC2::NetworkInterface'],
    read: ({ properties: p, namedBy }) => ({
      subnet: p.one('subnet', 'SubnetId'),
      sourceDestCheck: orDefault(p.flag('SourceDestCheck'), true),
      hasSecurityGroups: p.has('GroupSet'),
      interfaceType: p.text('InterfaceType'),
      mayBeAttached: namedBy && [...namedBy].some((type) => !ATTACH_NOTHING.includes(type)),
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
      property: type !== INSTANCE ? 'NetworkInterfaceId' : p.has('NetworkInterfaces') === false ? 'SubnetId' : 'NetworkInterfaces',
    }),
  },
};

export function countInterfaces(table: FactTable): void {
  const counts = new Map<Value<Subnet>, number>();
  const count = (subnet: Value<Subnet>, { location }: Fact) => {
    if (subnet && !location?.condition) counts.set(subnet, (counts.get(subnet) ?? 0) + 1);
  };
  for (const fact of table.all('networkInterface')) count(fact.subnet, fact);
  for (const fact of table.all('attachedInterfaces')) {
    for (const created of fact.interfaces?.filter(({ networkInterface }) => networkInterface === null) ?? []) count(created.subnet, fact);
  }
  for (const subnet of table.all('subnet')) Object.assign(subnet, { interfaceCount: counts.get(subnet) ?? 0 });
}

/** An instance has one network interface in its subnet, or the network interfaces that it lists. */
function interfacesOfInstance(p: Properties): Value<readonly AttachedInterface[]> {
  const listed = p.objects('NetworkInterfaces');
  if (listed) return listed.map(attachedInterface);
  if (listed === undefined || p.has('SubnetId') !== true) return undefined;
  return [{ deviceIndex: 0, networkInterface: null, subnet: p.one('subnet', 'SubnetId'), hasSecurityGroups: p.has('SecurityGroupIds') }];
}

/** An element of `NetworkInterfaces` or an attachment. */
function attachedInterface(p: Properties): AttachedInterface {
  const networkInterface = p.one('networkInterface', 'NetworkInterfaceId');
  const deviceIndex = p.number('DeviceIndex');
  return networkInterface
    ? { deviceIndex, networkInterface, subnet: networkInterface.subnet, hasSecurityGroups: networkInterface.hasSecurityGroups }
    : { deviceIndex, networkInterface, subnet: p.one('subnet', 'SubnetId'), hasSecurityGroups: p.has('GroupSet') };
}
