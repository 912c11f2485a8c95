import type { AutoScalingGroup, BlockDevice, Instance, LaunchTemplate } from './compute';
import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { FactReader } from './read';
import { outpostOf } from './read-network';
import { allKnown, orDefault, type Properties } from './read-properties';
import type { Outpost } from './site';

type ComputeKind = 'placementGroup' | 'host' | 'capacityReservation' | 'launchTemplate' | 'instance' | 'autoScalingGroup' | 'launch';

export const computeReaders: { readonly [K in ComputeKind]: FactReader<K> } = {
  placementGroup: {
    types: ['AWS::EC2::PlacementGroup'],
    read: ({ properties: p }) => ({
      strategy: orDefault(p.text('Strategy'), 'cluster'),
      spreadLevel: p.text('SpreadLevel'),
    }),
  },
  host: {
    types: ['AWS::EC2::Host'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutpostArn'),
      availabilityZone: p.text('AvailabilityZone'),
      assetId: p.text('AssetId'),
      instanceFamily: p.text('InstanceFamily'),
      instanceType: p.text('InstanceType'),
      hostRecovery: p.text('HostRecovery'),
    }),
  },
  capacityReservation: {
    types: ['AWS::EC2::CapacityReservation'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutPostArn'),
      availabilityZone: p.text('AvailabilityZone'),
      instanceType: p.text('InstanceType'),
      tenancy: p.text('Tenancy'),
    }),
  },
  launchTemplate: {
    types: ['AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],
    read: ({ type, properties }) =>
      type === 'AWS::EC2::LaunchTemplate' ? launchTemplate(properties.object('LaunchTemplateData')) : launchConfiguration(properties),
  },
  instance: {
    types: ['AWS::EC2::Instance'],
    read: ({ properties: p }) => instance(p),
  },
  autoScalingGroup: {
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    read: ({ properties: p }) => autoScalingGroup(p),
  },
  launch: {
    types: ['AWS::EC2::Instance', 'AWS::AutoScaling::AutoScalingGroup'],
    read: ({ type, properties: p }) => (type === 'AWS::EC2::Instance' ? launchOfInstance(p) : launchOfGroup(p)),
  },
};

function launchTemplate(data: Properties): Omit<LaunchTemplate, keyof Fact> {
  const placement = data.object('Placement');
  const target = data.object('CapacityReservationSpecification').object('CapacityReservationTarget');
  return {
    instanceType: data.has('InstanceRequirements') === false ? data.text('InstanceType') : undefined,
    marketType: data.object('InstanceMarketOptions').text('MarketType'),
    blockDevices: blockDevices(data),
    tenancy: placement.text('Tenancy'),
    hasHost: either(placement.has('HostId'), placement.has('HostResourceGroupArn')),
    hasHostResourceGroup: placement.has('HostResourceGroupArn'),
    hasCapacityReservationGroup: target.has('CapacityReservationResourceGroupArn'),
    placementGroup: placement.one('placementGroup', 'GroupName'),
  };
}

function launchConfiguration(p: Properties): Omit<LaunchTemplate, keyof Fact> {
  const isSpot = p.has('SpotPrice');
  return {
    instanceType: p.has('InstanceId') === false ? p.text('InstanceType') : undefined,
    marketType: isSpot === undefined ? undefined : isSpot ? 'spot' : null,
    blockDevices: blockDevices(p),
    tenancy: p.text('PlacementTenancy'),
    hasHost: false,
    hasHostResourceGroup: false,
    hasCapacityReservationGroup: false,
    placementGroup: null,
  };
}

function instance(p: Properties): Omit<Instance, keyof Fact> {
  const subnet = subnetOfInstance(p);
  return {
    subnet,
    outpost: subnet && subnet.outpost,
    instanceType: p.text('InstanceType'),
    availabilityZone: p.text('AvailabilityZone'),
    tenancy: p.text('Tenancy'),
    host: p.one('host', 'HostId'),
    blockDevices: blockDevices(p),
    launchTemplate: templateOf(p.object('LaunchTemplate')),
    placementGroup: p.one('placementGroup', 'PlacementGroupName'),
  };
}

function launchOfInstance(p: Properties) {
  const own = instance(p);
  const template = own.launchTemplate;
  const instanceType = orOfTemplate(own.instanceType, template, 'instanceType');
  const tenancy = orOfTemplate(own.tenancy, template, 'tenancy');
  const isOnNamedHost = either(p.has('HostId'), p.has('HostResourceGroupArn'), template && template.hasHost);
  return {
    outpost: own.outpost,
    instanceTypes: typeof instanceType === 'string' ? [instanceType] : instanceType,
    count: 1,
    isSpot: isSpot(template),
    blockDevices: orOfTemplate(own.blockDevices, template, 'blockDevices'),
    isOnDedicatedHost: either(isOnNamedHost, tenancy === undefined ? undefined : tenancy === 'host'),
    hasHostResourceGroup: either(p.has('HostResourceGroupArn'), template && template.hasHostResourceGroup),
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: orOfTemplate(own.placementGroup, template, 'placementGroup'),
  };
}

function autoScalingGroup(p: Properties): Omit<AutoScalingGroup, keyof Fact> {
  const subnets = p.many('subnet', 'VPCZoneIdentifier');
  const mixed = p.object('MixedInstancesPolicy');
  return {
    subnets,
    outpost: outpostOf(subnets),
    launchTemplate: templateOfGroup(p, mixed),
    onDemandPercentage: orDefault(mixed.object('InstancesDistribution').number('OnDemandPercentageAboveBaseCapacity'), 100),
    placementGroup: p.one('placementGroup', 'PlacementGroup'),
  };
}

function launchOfGroup(p: Properties) {
  const { subnets, launchTemplate: template, onDemandPercentage, placementGroup } = autoScalingGroup(p);
  const desired = p.number('DesiredCapacity');
  const tenancy = template && template.tenancy;
  return {
    outpost: outpostOfAll(subnets),
    instanceTypes: typesOfGroup(p, template),
    count: desired === null ? p.number('MinSize') : desired,
    isSpot: either(
      isSpot(template),
      onDemandPercentage === undefined ? undefined : onDemandPercentage !== null && onDemandPercentage < 100,
    ),
    blockDevices: template && template.blockDevices,
    isOnDedicatedHost: either(template && template.hasHost, tenancy === undefined ? undefined : tenancy === 'host'),
    hasHostResourceGroup: template && template.hasHostResourceGroup,
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: placementGroup === null ? template && template.placementGroup : placementGroup,
  };
}

function templateOfGroup(p: Properties, mixed: Properties): Value<LaunchTemplate> {
  if (p.has('InstanceId') !== false) return undefined;
  if (p.has('LaunchConfigurationName') !== false) return p.one('launchTemplate', 'LaunchConfigurationName');
  const direct = p.object('LaunchTemplate');
  return templateOf(direct.isAbsent ? mixed.object('LaunchTemplate').object('LaunchTemplateSpecification') : direct);
}

/** The types among which a group chooses, or else that of its launch template. */
function typesOfGroup(p: Properties, template: Value<LaunchTemplate>): Value<readonly string[]> {
  const ofTemplate = template && template.instanceType;
  const overrides = p.object('MixedInstancesPolicy').object('LaunchTemplate').objects('Overrides');
  if (overrides === undefined) return undefined;
  if (!overrides?.length) return typeof ofTemplate === 'string' ? [ofTemplate] : ofTemplate;
  return allKnown(
    overrides.map((override) => {
      if (override.has('InstanceRequirements') !== false || override.has('LaunchTemplateSpecification') !== false) return undefined;
      const own = override.text('InstanceType');
      return own === null ? ofTemplate : own;
    }),
  );
}

/** CDK's `Instance` names its launch template by a name, and by an attribute of it as the version. Versions by number may be old ones. */
function templateOf(specification: Properties): Value<LaunchTemplate> {
  if (specification.isAbsent) return null;
  const version = specification.text('Version');
  if (version === undefined) return specification.one('launchTemplate', 'Version');
  const isCurrent = version === null || ['1', '$Latest', '$Default'].includes(version);
  return isCurrent ? (specification.one('launchTemplate', 'LaunchTemplateId') ?? undefined) : undefined;
}

/** What a resource says itself, or else its launch template. */
function orOfTemplate<F extends keyof LaunchTemplate>(
  own: LaunchTemplate[F] | null | undefined,
  template: Value<LaunchTemplate>,
  field: F,
) {
  return own === null ? template && template[field] : own;
}

function isSpot(template: Value<LaunchTemplate>): Value<boolean> {
  if (!template) return template === null ? false : undefined;
  return template.marketType === undefined ? undefined : template.marketType === 'spot';
}

/** True where one is, false where none is, and not known otherwise. */
function either(...values: readonly Value<boolean>[]): Value<boolean> {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

/** The Outpost that all subnets are on; `null` where all are in the Region. */
function outpostOfAll(subnets: Value<readonly Subnet[]>): Value<Outpost> {
  if (!subnets) return subnets;
  const outposts = new Set(subnets.map((subnet) => subnet.outpost));
  return outposts.size === 1 ? [...outposts][0] : undefined;
}

/** An instance names its subnet itself or in its first network interface, or leaves that to its launch template. */
function subnetOfInstance(p: Properties): Value<Subnet> {
  if (p.has('SubnetId') !== false) return p.one('subnet', 'SubnetId');
  const interfaces = p.objects('NetworkInterfaces');
  if (interfaces === undefined || p.has('LaunchTemplate') !== false) return interfaces?.[0]?.one('subnet', 'SubnetId') ?? undefined;
  if (!interfaces?.length) return null;
  return interfaces[0].has('NetworkInterfaceId') === false ? interfaces[0].one('subnet', 'SubnetId') : undefined;
}

function blockDevices(p: Properties): Value<readonly BlockDevice[]> {
  const devices = p.objects('BlockDeviceMappings');
  return (
    devices &&
    devices.map((device) => {
      const ebs = device.object('Ebs');
      return {
        volumeType: ebs.text('VolumeType'),
        isEbs: device.has('Ebs'),
      };
    })
  );
}
