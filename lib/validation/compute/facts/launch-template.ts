import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { either, type Properties } from '../../facts/properties';
import type { Subnet } from '../../network/facts/subnet';
import type { CapacityReservation, PlacementGroup } from './dedicated-capacity';
import { type BlockDevice, blockDevices, type ImageChoice, imageChoice } from './image';

/** `AWS::EC2::LaunchTemplate` or `AWS::AutoScaling::LaunchConfiguration`. */
export interface LaunchTemplate extends Fact, ImageChoice {
  /** Subnet of the first network interface. `null`: the launch specifies the subnet. */
  readonly subnet: Value<Subnet>;
  readonly instanceType: Value<string>;
  /** `spot` for Spot Instances. */
  readonly marketType: Value<string>;
  readonly blockDevices: Value<readonly BlockDevice[]>;
  readonly tenancy: Value<string>;
  /** Whether it specifies a Dedicated Host or a host resource group. */
  readonly hasHost: Value<boolean>;
  readonly hasHostResourceGroup: Value<boolean>;
  readonly hasCapacityReservationGroup: Value<boolean>;
  /** Capacity Reservation that it targets. */
  readonly capacityReservation: Value<CapacityReservation>;
  readonly placementGroup: Value<PlacementGroup>;
  /** Whether a network interface is an Elastic Fabric Adapter. */
  readonly usesEfa: Value<boolean>;
  /** Maximum number of hops of responses of the Instance Metadata Service. `null`: the default of the AMI or of the account. */
  readonly metadataHopLimit: Value<number>;
  /** Whether its user data names an ECS cluster for the instances to register with. */
  readonly joinsEcsCluster: boolean;
  /** Property that requests Spot Instances. */
  readonly marketPath: string;
  /** Path of its properties: `LaunchTemplateData.`, or empty. */
  readonly dataPath: string;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly launchTemplate: LaunchTemplate;
  }
}

export const launchTemplateReaders: { readonly [K in 'launchTemplate']: FactReader<K> } = {
  launchTemplate: {
    types: ['AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],
    read: ({ type, properties }) =>
      type === 'AWS::EC2::LaunchTemplate' ? launchTemplate(properties.object('LaunchTemplateData')) : launchConfiguration(properties),
  },
};

export function launchTemplate(data: Properties): Omit<LaunchTemplate, keyof Fact> {
  const placement = data.object('Placement');
  const target = data.object('CapacityReservationSpecification').object('CapacityReservationTarget');
  return {
    subnet: subnetOfTemplate(data.objects('NetworkInterfaces')),
    instanceType: data.has('InstanceRequirements') === false ? data.text('InstanceType') : undefined,
    marketType: data.object('InstanceMarketOptions').text('MarketType'),
    blockDevices: blockDevices(data),
    tenancy: placement.text('Tenancy'),
    hasHost: either(placement.has('HostId'), placement.has('HostResourceGroupArn')),
    hasHostResourceGroup: placement.has('HostResourceGroupArn'),
    hasCapacityReservationGroup: target.has('CapacityReservationResourceGroupArn'),
    capacityReservation: target.one('capacityReservation', 'CapacityReservationId'),
    placementGroup: placement.one('placementGroup', 'GroupName'),
    usesEfa: usesEfa(data.objects('NetworkInterfaces')),
    metadataHopLimit: data.object('MetadataOptions').number('HttpPutResponseHopLimit'),
    joinsEcsCluster: joinsEcsCluster(data),
    marketPath: 'InstanceMarketOptions',
    dataPath: 'LaunchTemplateData.',
    ...imageChoice(data),
  };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html */
export function joinsEcsCluster(data: Properties): boolean {
  return /\bECS_CLUSTER=/.test(data.encodedText('UserData') ?? '');
}

function usesEfa(interfaces: Value<readonly Properties[]>): Value<boolean> {
  const types = (interfaces ?? []).map((each) => each.text('InterfaceType'));
  return interfaces === undefined
    ? undefined
    : either(...types.map((type) => (type === undefined ? undefined : !!type?.startsWith('efa'))));
}

function subnetOfTemplate(interfaces: Value<readonly Properties[]>): Value<Subnet> {
  if (!interfaces?.length) return interfaces === undefined ? undefined : null;
  const [primary] = interfaces;
  return primary.has('NetworkInterfaceId') === false ? primary.one('subnet', 'SubnetId') : undefined;
}

export function launchConfiguration(p: Properties): Omit<LaunchTemplate, keyof Fact> {
  const isSpot = p.has('SpotPrice');
  return {
    subnet: null,
    instanceType: p.has('InstanceId') === false ? p.text('InstanceType') : undefined,
    marketType: isSpot === undefined ? undefined : isSpot ? 'spot' : null,
    blockDevices: blockDevices(p),
    tenancy: p.text('PlacementTenancy'),
    hasHost: false,
    hasHostResourceGroup: false,
    hasCapacityReservationGroup: false,
    capacityReservation: null,
    placementGroup: null,
    usesEfa: false,
    metadataHopLimit: p.object('MetadataOptions').number('HttpPutResponseHopLimit'),
    joinsEcsCluster: joinsEcsCluster(p),
    marketPath: 'SpotPrice',
    dataPath: '',
    ...imageChoice(p),
  };
}

/** The CDK `Instance` specifies a template name, and the version as an attribute of the template. A version number can be outdated. */
export function templateOf(specification: Properties): Value<LaunchTemplate> {
  if (specification.isAbsent) return null;
  const version = specification.text('Version');
  if (version === undefined) return specification.one('launchTemplate', 'Version');
  const isCurrent = version === null || ['1', '$Latest', '$Default'].includes(version);
  if (!isCurrent) return undefined;
  const byId = specification.one('launchTemplate', 'LaunchTemplateId');
  return (byId === null ? specification.one('launchTemplate', 'LaunchTemplateName') : byId) ?? undefined;
}
