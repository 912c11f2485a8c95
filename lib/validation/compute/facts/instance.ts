import type { Role } from '../../containers/facts';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { orDefault, type Properties } from '../../facts/properties';
import type { Subnet } from '../../network/facts/subnet';
import type { Outpost } from '../../outpost/facts';
import type { Host, PlacementGroup } from './dedicated-capacity';
import { type BlockDevice, blockDevices, type ImageChoice, imageChoice } from './image';
import { type LaunchTemplate, templateOf } from './launch-template';

/** `AWS::EC2::Instance`. */
export interface Instance extends Fact, ImageChoice {
  readonly subnet: Value<Subnet>;
  /** Outpost of the subnet. */
  readonly outpost: Value<Outpost>;
  readonly instanceType: Value<string>;
  readonly availabilityZone: Value<string>;
  readonly tenancy: Value<string>;
  readonly host: Value<Host>;
  readonly blockDevices: Value<readonly BlockDevice[]>;
  readonly launchTemplate: Value<LaunchTemplate>;
  readonly placementGroup: Value<PlacementGroup>;
  readonly instanceProfile: Value<InstanceProfile>;
}

/** `AWS::IAM::InstanceProfile`. */
export interface InstanceProfile extends Fact {
  readonly roles: Value<readonly Role[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly instance: Instance;
    readonly instanceProfile: InstanceProfile;
  }
}

export const instanceReaders: { readonly [K in 'instance' | 'instanceProfile']: FactReader<K> } = {
  instance: {
    types: ['AWS::EC2::Instance'],
    read: ({ properties: p }) => instance(p),
  },
  instanceProfile: {
    types: ['AWS::IAM::InstanceProfile'],
    read: ({ properties: p }) => ({ roles: p.many('role', 'Roles') }),
  },
};

/** Cache of the fields, which are part of several facts, such as the instance and its launch. */
const instances = new WeakMap<Properties, Omit<Instance, keyof Fact>>();

export function instance(p: Properties): Omit<Instance, keyof Fact> {
  const known = instances.get(p) ?? readInstance(p);
  instances.set(p, known);
  return known;
}

function readInstance(p: Properties): Omit<Instance, keyof Fact> {
  const subnet = subnetOfInstance(p);
  return {
    subnet,
    outpost: subnet && subnet.outpost,
    instanceType: p.text('InstanceType'),
    availabilityZone: zoneOf(p, subnet),
    tenancy: p.text('Tenancy'),
    host: p.one('host', 'HostId'),
    blockDevices: blockDevices(p),
    launchTemplate: templateOf(p.object('LaunchTemplate')),
    placementGroup: p.one('placementGroup', 'PlacementGroupName'),
    instanceProfile: p.one('instanceProfile', 'IamInstanceProfile'),
    ...imageChoice(p),
  };
}

/** Availability Zone of the instance; `null` also if it references its own subnet, such as `Fn::GetAtt: Plant.AvailabilityZone`. */
function zoneOf(p: Properties, subnet: Value<Subnet>): Value<string> {
  const zone = p.text('AvailabilityZone');
  return zone === undefined && subnet && p.one('subnet', 'AvailabilityZone') === subnet ? null : zone;
}

/** The instance, its first network interface or its launch template specifies the subnet. */
function subnetOfInstance(p: Properties): Value<Subnet> {
  if (p.has('SubnetId') !== false) return p.one('subnet', 'SubnetId');
  const interfaces = p.objects('NetworkInterfaces');
  if (interfaces === undefined) return undefined;
  const [primary] = interfaces ?? [];
  const ofTemplate = p.has('LaunchTemplate') === false ? null : templateOf(p.object('LaunchTemplate'))?.subnet;
  if (!primary) return ofTemplate;
  if (primary.has('NetworkInterfaceId') !== false) {
    const attached = primary.one('networkInterface', 'NetworkInterfaceId');
    return attached ? attached.subnet : undefined;
  }
  return orDefault(primary.one('subnet', 'SubnetId'), ofTemplate);
}
