import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { allKnown, either, orDefault, type Properties } from '../../facts/properties';
import { outpostOf, type Subnet } from '../../network/facts/subnet';
import type { Outpost } from '../../outpost/facts';
import type { PlacementGroup } from './dedicated-capacity';
import type { BlockDevice, ImageChoice } from './image';
import { instance } from './instance';
import { type LaunchTemplate, templateOf } from './launch-template';

/** `AWS::AutoScaling::AutoScalingGroup`. */
export interface AutoScalingGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
  readonly launchTemplate: Value<LaunchTemplate>;
  /** Percentage of On-Demand Instances above the base capacity; 100 without a mixed instances policy. */
  readonly onDemandPercentage: Value<number>;
  readonly placementGroup: Value<PlacementGroup>;
  /** Whether a tag marks its instances as nodes of a Kubernetes cluster. */
  readonly isOfKubernetes: boolean;
}

/** Launch of an instance, an Auto Scaling group, an EC2 Fleet, a Spot Fleet or an AWS Batch compute environment, including its launch template. */
export interface Launch extends Fact, ImageChoice {
  /** Subnets for the launch. */
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of all subnets. `null`: all subnets are in the Region. */
  readonly outpost: Value<Outpost>;
  /** Alternative instance types. */
  readonly instanceTypes: Value<readonly string[]>;
  /** Whether overrides of the launch template specify instance types. */
  readonly hasTypeOverrides: boolean;
  /** Initial number of instances. */
  readonly count: Value<number>;
  /** Maximum number of instances. */
  readonly maximum: Value<number>;
  readonly isSpot: Value<boolean>;
  readonly blockDevices: Value<readonly BlockDevice[]>;
  readonly isOnDedicatedHost: Value<boolean>;
  readonly hasHostResourceGroup: Value<boolean>;
  readonly hasCapacityReservationGroup: Value<boolean>;
  readonly placementGroup: Value<PlacementGroup>;
  /** Whether a network interface is an Elastic Fabric Adapter. */
  readonly usesEfa: Value<boolean>;
  /** Paths of what the launch specifies itself, by the name of the property. */
  readonly ownPaths: { readonly [property: string]: string };
  /** Launch template or launch configuration that specifies the rest. */
  readonly specifiedBy: LaunchTemplate | null;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly autoScalingGroup: AutoScalingGroup;
    readonly launch: Launch;
  }
}

/** Properties of an Auto Scaling group that specify its launch template or launch configuration. */
const GROUP_TEMPLATES = ['LaunchTemplate', 'MixedInstancesPolicy', 'LaunchConfigurationName'];

const SPOT_FLEET = 'SpotFleetRequestConfigData.LaunchSpecifications';

/** Functions that read a launch, by CloudFormation type. */
export const LAUNCHES: { readonly [type: string]: (p: Properties) => Omit<Launch, keyof Fact> | undefined } = {
  'AWS::EC2::Instance': launchOfInstance,
  'AWS::AutoScaling::AutoScalingGroup': launchOfGroup,
  'AWS::EC2::EC2Fleet': launchOfFleet,
  'AWS::EC2::SpotFleet': launchOfSpotFleet,
  'AWS::Batch::ComputeEnvironment': launchOfBatch,
};

export const launchReaders: { readonly [K in 'autoScalingGroup' | 'launch']: FactReader<K> } = {
  autoScalingGroup: {
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    read: ({ properties: p }) => autoScalingGroup(p),
  },
  launch: {
    types: Object.keys(LAUNCHES),
    read: ({ type, properties: p }) => LAUNCHES[type](p),
  },
};

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
    hasTypeOverrides: false,
    count: 1,
    maximum: 1,
    isSpot: isSpot(template),
    blockDevices: orOfTemplate(own.blockDevices, template, 'blockDevices'),
    isOnDedicatedHost: either(isOnNamedHost, tenancy === undefined ? undefined : tenancy === 'host'),
    hasHostResourceGroup: either(p.has('HostResourceGroupArn'), template && template.hasHostResourceGroup),
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: orOfTemplate(own.placementGroup, template, 'placementGroup'),
    usesEfa: template === null ? false : template?.usesEfa,
    ownPaths: ownPaths(p),
    specifiedBy: template ?? null,
    ...imageOf(p.has('ImageId') === false ? template : own),
  };
}

function ownPaths(p: Properties): Launch['ownPaths'] {
  const paths: { [property: string]: string } = {};
  for (const name of p.names() ?? []) paths[name] = name;
  return paths;
}

function launchOfGroup(p: Properties): Omit<Launch, keyof Fact> {
  const { subnets, launchTemplate: template, onDemandPercentage, placementGroup } = autoScalingGroup(p);
  const desired = p.number('DesiredCapacity');
  const mixed = p.object('MixedInstancesPolicy').object('LaunchTemplate');
  const overrides = mixed.objects('Overrides');
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: typesOf(overrides, template),
    hasTypeOverrides: hasTypes(overrides),
    count: desired === null ? p.number('MinSize') : desired,
    maximum: p.number('MaxSize'),
    isSpot: either(
      isSpot(template),
      onDemandPercentage === undefined ? undefined : onDemandPercentage !== null && onDemandPercentage < 100,
    ),
    blockDevices: template && template.blockDevices,
    isOnDedicatedHost: isOnHost(template, overrides),
    hasHostResourceGroup: template && template.hasHostResourceGroup,
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: placementGroup === null ? template && template.placementGroup : placementGroup,
    usesEfa: template && template.usesEfa,
    ownPaths: {
      LaunchTemplate: GROUP_TEMPLATES.find((name) => p.has(name) !== false) ?? 'LaunchTemplate',
      Spot: 'MixedInstancesPolicy.InstancesDistribution',
      ...pathOfTypes(overrides, 'MixedInstancesPolicy.LaunchTemplate.Overrides'),
    },
    specifiedBy: template ?? null,
    ...imageOf(template),
  };
}

/** An EC2 Fleet with one launch template. */
function launchOfFleet(p: Properties): Omit<Launch, keyof Fact> {
  const configs = p.objects('LaunchTemplateConfigs');
  const [config] = configs?.length === 1 ? configs : [];
  const template = config && templateOf(config.object('LaunchTemplateSpecification'));
  const overrides = config && config.objects('Overrides');
  const subnets = config && subnetsOfConfig(config);
  const target = p.object('TargetCapacitySpecification');
  const spot = target.number('SpotTargetCapacity');
  const market = target.text('DefaultTargetCapacityType');
  const hasWeights = overrides?.some((override) => override.has('WeightedCapacity') !== false) ?? true;
  const hasPlacement = overrides?.some((override) => override.has('Placement') !== false) ?? true;
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: typesOf(overrides, template),
    hasTypeOverrides: hasTypes(overrides),
    count: hasWeights ? undefined : target.number('TotalTargetCapacity'),
    maximum: hasWeights ? undefined : target.number('TotalTargetCapacity'),
    isSpot: either(isSpot(template), spot === undefined ? undefined : !!spot, market ? market === 'spot' : undefined),
    blockDevices: template && template.blockDevices,
    isOnDedicatedHost: hasPlacement ? undefined : isOnHost(template, overrides),
    hasHostResourceGroup: hasPlacement ? undefined : template && template.hasHostResourceGroup,
    hasCapacityReservationGroup: template && template.hasCapacityReservationGroup,
    placementGroup: hasPlacement ? undefined : template && template.placementGroup,
    usesEfa: template && template.usesEfa,
    ownPaths: {
      LaunchTemplate: 'LaunchTemplateConfigs',
      Spot: 'TargetCapacitySpecification',
      ...pathOfTypes(overrides, 'LaunchTemplateConfigs'),
    },
    specifiedBy: template ?? null,
    ...imageOf(template),
  };
}

/** Subnets of the overrides, otherwise of the launch template. */
function subnetsOfConfig(config: Properties): Value<readonly Subnet[]> {
  const ofTemplate = templateOf(config.object('LaunchTemplateSpecification'))?.subnet;
  const overrides = config.objects('Overrides');
  const subnets = overrides?.length ? overrides.map((override) => orDefault(override.one('subnet', 'SubnetId'), ofTemplate)) : [ofTemplate];
  return overrides === undefined ? undefined : allKnown(subnets.map((subnet) => subnet ?? undefined));
}

/** What is not read of a launch whose subnets and purchasing option rules check. */
const NOT_READ = {
  hasTypeOverrides: false,
  count: undefined,
  maximum: undefined,
  blockDevices: undefined,
  isOnDedicatedHost: undefined,
  hasHostResourceGroup: undefined,
  hasCapacityReservationGroup: undefined,
  placementGroup: undefined,
  usesEfa: undefined,
  specifiedBy: null,
  ...imageOf(null),
};

/** A Spot Fleet. Rules check its subnets and instance types only. */
function launchOfSpotFleet(p: Properties): Omit<Launch, keyof Fact> {
  const data = p.object('SpotFleetRequestConfigData');
  const specifications = data.objects('LaunchSpecifications');
  const configs = data.objects('LaunchTemplateConfigs');
  const subnets = specifications
    ? allKnown(specifications.map((specification) => specification.one('subnet', 'SubnetId')))
    : configs && allKnown(configs.map(subnetsOfConfig))?.flat();
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: specifications ? allKnown(specifications.map((specification) => specification.text('InstanceType'))) : undefined,
    ...NOT_READ,
    isSpot: true,
    ownPaths: { LaunchTemplate: SPOT_FLEET, InstanceType: SPOT_FLEET, Spot: 'SpotFleetRequestConfigData' },
  };
}

/** An EC2 compute environment of AWS Batch. Rules check its subnets and whether it requests Spot Instances. */
function launchOfBatch(p: Properties): Omit<Launch, keyof Fact> | undefined {
  const resources = p.object('ComputeResources');
  const [type, subnets] = [resources.text('Type'), resources.many('subnet', 'Subnets')];
  if (type?.startsWith('FARGATE')) return undefined;
  return {
    subnets,
    outpost: outpostOfAll(subnets),
    instanceTypes: undefined,
    ...NOT_READ,
    isSpot: type === undefined ? undefined : type === 'SPOT',
    ownPaths: { Spot: 'ComputeResources.Type' },
  };
}

function templateOfGroup(p: Properties, mixed: Properties): Value<LaunchTemplate> {
  if (p.has('InstanceId') !== false) return undefined;
  if (p.has('LaunchConfigurationName') !== false) return p.one('launchTemplate', 'LaunchConfigurationName');
  const direct = p.object('LaunchTemplate');
  return templateOf(direct.isAbsent ? mixed.object('LaunchTemplate').object('LaunchTemplateSpecification') : direct);
}

/** Instance types in the overrides, otherwise the type of the launch template. */
function typesOf(overrides: Value<readonly Properties[]>, template: Value<LaunchTemplate>): Value<readonly string[]> {
  const ofTemplate = template && template.instanceType;
  if (overrides === undefined) return undefined;
  if (!overrides?.length) return typeof ofTemplate === 'string' ? [ofTemplate] : ofTemplate;
  return allKnown(
    overrides.map((override) => {
      if (override.has('InstanceRequirements') !== false) return undefined;
      const own = override.text('InstanceType');
      return own === null ? templateOfOverride(override, template)?.instanceType : own;
    }),
  );
}

/** An override of an Auto Scaling group can specify another launch template. */
function templateOfOverride(override: Properties, template: Value<LaunchTemplate>): Value<LaunchTemplate> {
  const isOther = override.has('LaunchTemplateSpecification');
  return isOther ? templateOf(override.object('LaunchTemplateSpecification')) : isOther === false ? template : undefined;
}

/** Whether the launch template, or that of an override, specifies a Dedicated Host. */
function isOnHost(template: Value<LaunchTemplate>, overrides: Value<readonly Properties[]>): Value<boolean> {
  const others = overrides === undefined ? [undefined] : (overrides ?? []).map((override) => templateOfOverride(override, template));
  return either(
    ...[template, ...others].map((one) => {
      if (!one) return one === null ? false : undefined;
      return either(one.hasHost, one.tenancy === undefined ? undefined : one.tenancy === 'host');
    }),
  );
}

function hasTypes(overrides: Value<readonly Properties[]>): boolean {
  return !!overrides?.some((override) => override.has('InstanceType'));
}

/** Path of the instance types if overrides specify them. */
function pathOfTypes(overrides: Value<readonly Properties[]>, path: string): { readonly [property: string]: string } {
  return hasTypes(overrides) ? { InstanceType: path } : {};
}

/** Value of the resource, otherwise of its launch template. */
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

/** Outpost of all subnets; `null` if all subnets are in the Region. */
function outpostOfAll(subnets: Value<readonly Subnet[]>): Value<Outpost> {
  if (!subnets) return subnets;
  const outposts = new Set(subnets.map((subnet) => subnet.outpost));
  return outposts.size === 1 ? [...outposts][0] : undefined;
}
