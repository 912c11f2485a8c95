import type { AutoScalingGroup, ImageChoice, Instance, Launch, LaunchTemplate } from './compute';
import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import { blockDevices, either, imageChoice, templateOf } from './read-launch-template';
import { outpostOf } from './read-network';
import { allKnown, orDefault, type Properties } from './read-properties';
import type { Outpost } from './site';

/** How it is read what a resource of a type launches. */
export const LAUNCHES: { readonly [type: string]: (p: Properties) => Omit<Launch, keyof Fact> } = {
  'AWS::EC2::Instance': launchOfInstance,
  'AWS::AutoScaling::AutoScalingGroup': launchOfGroup,
  'AWS::EC2::EC2Fleet': launchOfFleet,
  'AWS::EC2::SpotFleet': launchOfSpotFleet,
};

/** An instance is a fact by itself, and what it launches is another: it is read once for both. */
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
    ...imageChoice(p),
  };
}

/** The zone that an instance names itself; `null` also where it is an attribute of its own subnet, such as `Fn::GetAtt: Plant.AvailabilityZone`. */
function zoneOf(p: Properties, subnet: Value<Subnet>): Value<string> {
  const zone = p.text('AvailabilityZone');
  return zone === undefined && subnet && p.one('subnet', 'AvailabilityZone') === subnet ? null : zone;
}

export function autoScalingGroup(p: Properties): Omit<AutoScalingGroup, keyof Fact> {
  const subnets = p.many('subnet', 'VPCZoneIdentifier');
  const mixed = p.object('MixedInstancesPolicy');
  return {
    subnets,
    outpost: outpostOf(subnets),
    launchTemplate: templateOfGroup(p, mixed),
    onDemandPercentage: orDefault(mixed.object('InstancesDistribution').number('OnDemandPercentageAboveBaseCapacity'), 100),
    placementGroup: p.one('placementGroup', 'PlacementGroup'),
    isOfKubernetes: !!p.objects('Tags')?.some((tag) => tag.beginsWith('Key', 'kubernetes.io/cluster/')),
  };
}

function launchOfInstance(p: Properties): Omit<Launch, keyof Fact> {
  const own = instance(p);
  const template = own.launchTemplate;
  const instanceType = orOfTemplate(own.instanceType, template, 'instanceType');
  const tenancy = orOfTemplate(own.tenancy, template, 'tenancy');
  const isOnNamedHost = either(p.has('HostId'), p.has('HostResourceGroupArn'), template && template.hasHost);
  return {
    subnets: own.subnet && [own.subnet],
    outpost: own.outpost,
    instanceTypes: typeof instanceType === 'string' ? [instanceType] : instanceType,
    count: 1,
    maximum: 1,
    isSpot: isSpot(template),
    blockDevices: orOfTemplate(own.blockDevices, template, 'blockDevices'),
    isOnDedicatedHost: either(isOnNamedHost, tenancy === undefined ? undefined : tenancy === 'host'),
    hasHostResourceGroup: either(p.has('HostResourceGroupArn'), template && template.hasHostResourceGroup),
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: orOfTemplate(own.placementGroup, template, 'placementGroup'),
    ...imageOf(p.has('ImageId') === false ? template : own),
  };
}

function launchOfGroup(p: Properties): Omit<Launch, keyof Fact> {
  const { subnets, launchTemplate: template, onDemandPercentage, placementGroup } = autoScalingGroup(p);
  const desired = p.number('DesiredCapacity');
  const tenancy = template && template.tenancy;
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: typesOf(p.object('MixedInstancesPolicy').object('LaunchTemplate').objects('Overrides'), template),
    count: desired === null ? p.number('MinSize') : desired,
    maximum: p.number('MaxSize'),
    isSpot: either(
      isSpot(template),
      onDemandPercentage === undefined ? undefined : onDemandPercentage !== null && onDemandPercentage < 100,
    ),
    blockDevices: template && template.blockDevices,
    isOnDedicatedHost: either(template && template.hasHost, tenancy === undefined ? undefined : tenancy === 'host'),
    hasHostResourceGroup: template && template.hasHostResourceGroup,
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: placementGroup === null ? template && template.placementGroup : placementGroup,
    ...imageOf(template),
  };
}

/** An EC2 Fleet of one launch template. */
function launchOfFleet(p: Properties): Omit<Launch, keyof Fact> {
  const configs = p.objects('LaunchTemplateConfigs');
  const [config] = configs?.length === 1 ? configs : [];
  const template = config && templateOf(config.object('LaunchTemplateSpecification'));
  const overrides = config && config.objects('Overrides');
  const subnets = overrides ? allKnown(overrides.map((override) => override.one('subnet', 'SubnetId'))) : undefined;
  const target = p.object('TargetCapacitySpecification');
  const spot = target.number('SpotTargetCapacity');
  const market = target.text('DefaultTargetCapacityType');
  const hasWeights = overrides?.some((override) => override.has('WeightedCapacity') !== false) ?? true;
  const hasPlacement = overrides?.some((override) => override.has('Placement') !== false) ?? true;
  const tenancy = template && template.tenancy;
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: typesOf(overrides, template),
    count: hasWeights ? undefined : target.number('TotalTargetCapacity'),
    maximum: hasWeights ? undefined : target.number('TotalTargetCapacity'),
    isSpot: either(isSpot(template), spot === undefined ? undefined : !!spot, market ? market === 'spot' : undefined),
    blockDevices: template && template.blockDevices,
    isOnDedicatedHost: hasPlacement
      ? undefined
      : either(template && template.hasHost, tenancy === undefined ? undefined : tenancy === 'host'),
    hasHostResourceGroup: hasPlacement ? undefined : template && template.hasHostResourceGroup,
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: hasPlacement ? undefined : template && template.placementGroup,
    ...imageOf(template),
  };
}

/** A Spot Fleet, of which it matters where it launches. */
function launchOfSpotFleet(p: Properties): Omit<Launch, keyof Fact> {
  const specifications = p.object('SpotFleetRequestConfigData').objects('LaunchSpecifications');
  const subnets = specifications ? allKnown(specifications.map((specification) => specification.one('subnet', 'SubnetId'))) : undefined;
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: specifications ? allKnown(specifications.map((specification) => specification.text('InstanceType'))) : undefined,
    count: undefined,
    maximum: undefined,
    isSpot: true,
    blockDevices: undefined,
    isOnDedicatedHost: undefined,
    hasHostResourceGroup: undefined,
    hasCapacityReservationGroup: undefined,
    placementGroup: undefined,
    ...imageOf(null),
  };
}

function templateOfGroup(p: Properties, mixed: Properties): Value<LaunchTemplate> {
  if (p.has('InstanceId') !== false) return undefined;
  if (p.has('LaunchConfigurationName') !== false) return p.one('launchTemplate', 'LaunchConfigurationName');
  const direct = p.object('LaunchTemplate');
  return templateOf(direct.isAbsent ? mixed.object('LaunchTemplate').object('LaunchTemplateSpecification') : direct);
}

/** The types among which a group or a fleet chooses, or else that of its launch template. */
function typesOf(overrides: Value<readonly Properties[]>, template: Value<LaunchTemplate>): Value<readonly string[]> {
  const ofTemplate = template && template.instanceType;
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

/** What a resource says itself, or else its launch template. */
function orOfTemplate<F extends keyof LaunchTemplate>(
  own: LaunchTemplate[F] | null | undefined,
  template: Value<LaunchTemplate>,
  field: F,
) {
  return own === null ? template && template[field] : own;
}

function imageOf(choice: ImageChoice | null | undefined): ImageChoice {
  return { image: choice ? choice.image : null, imageParameter: choice ? choice.imageParameter : null };
}

function isSpot(template: Value<LaunchTemplate>): Value<boolean> {
  if (!template) return template === null ? false : undefined;
  return template.marketType === undefined ? undefined : template.marketType === 'spot';
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
  if (interfaces === undefined) return undefined;
  const [primary] = interfaces ?? [];
  const ofTemplate = p.has('LaunchTemplate') === false ? null : templateOf(p.object('LaunchTemplate'))?.subnet;
  if (!primary) return ofTemplate;
  if (primary.has('NetworkInterfaceId') !== false) return undefined;
  return orDefault(primary.one('subnet', 'SubnetId'), ofTemplate);
}
