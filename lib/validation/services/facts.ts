import { SERVICE_BY_TYPE } from '../../catalog/services';
import { PLACED_BY_PROPERTY, PLACED_BY_SUBNETS, SERVICES_IN_REGION } from '../../catalog/services-in-region';
import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import { allKnown, orDefault, type Properties } from '../facts/properties';
import { outpostOf, type Subnet } from '../network/facts/subnet';
import type { Outpost } from '../outpost/facts';

/** `AWS::EMR::Cluster`. */
export interface EmrCluster extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
  /** Such as `emr-7.9.0`. */
  readonly releaseLabel: Value<string>;
  readonly terminationProtected: Value<boolean>;
  /** Instance groups and instance fleets that the cluster specifies. */
  readonly instances: Value<readonly EmrInstances[]>;
}

/** An instance group or instance fleet of an EMR cluster. */
export interface EmrInstances {
  /** Property below `Instances`, such as `MasterInstanceGroup`. */
  readonly property: string;
  readonly instanceTypes: Value<readonly string[]>;
  readonly isSpot: Value<boolean>;
  /** Types of the additional EBS volumes. */
  readonly volumeTypes: Value<readonly string[]>;
}

/** A resource with `outpost.placement` whose subnets or service determine whether it is on an Outpost, or that was added after it. */
export interface PlacementRequest extends Fact {
  /** Construct path of the requested Outpost. */
  readonly requestedOutpost: string;
  /** Construct path of the scope with `outpost.placement`, if the resource was added to the scope later. */
  readonly addedLaterTo: string | null;
  /** Property that specifies the Outpost; `null` if the subnets or the service determine it. */
  readonly placedBy: string | null;
  /** Outpost that the property specifies. */
  readonly outpost: Value<Outpost>;
  /** Name of the service, if AWS does not list it for Outposts. */
  readonly serviceInRegion: string | null;
  /** CloudFormation type of the equivalent resource on an Outpost. */
  readonly counterpart: string | null;
}

/** A resource in subnets whose service is in the catalog. */
export interface ServiceInSubnets extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Name of the service, such as `AWS Lambda`. */
  readonly service: string;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
  /** Property that specifies the subnets. */
  readonly property: string;
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** A custom resource. */
export interface CustomResource extends Fact {
  /** Function that responds to CloudFormation. */
  readonly handler: Value<ServiceInSubnets>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly emrCluster: EmrCluster;
    readonly placementRequest: PlacementRequest;
    readonly serviceInSubnets: ServiceInSubnets;
    readonly customResource: CustomResource;
  }
}

type ServiceKind = 'emrCluster' | 'placementRequest' | 'serviceInSubnets' | 'customResource';

export const servicesReaders: { readonly [K in ServiceKind]: FactReader<K> } = {
  emrCluster: {
    types: ['AWS::EMR::Cluster'],
    read: ({ properties: p }) => {
      const instances = p.object('Instances');
      const single = subnetsIn(instances, 'Ec2SubnetId');
      const subnets = single === null ? subnetsIn(instances, 'Ec2SubnetIds') : single;
      return {
        subnets,
        outpost: outpostOf(subnets),
        releaseLabel: p.text('ReleaseLabel'),
        terminationProtected: orDefault(instances.flag('TerminationProtected'), false),
        instances: emrInstances(instances),
      };
    },
  },
  placementRequest: {
    types: [...Object.keys(PLACED_BY_PROPERTY), ...PLACED_BY_SUBNETS, ...SERVICE_BY_TYPE.keys(), ...Object.keys(SERVICES_IN_REGION)],
    read: ({ type, placementRequest: { placement: requestedOutpost, addedLaterTo = null }, properties: p }) => {
      if (requestedOutpost === undefined) return undefined;
      const placedBy = PLACED_BY_PROPERTY[type] ?? null;
      const inSubnets = SERVICE_BY_TYPE.get(type);
      const inRegion = SERVICES_IN_REGION[type] ?? (inSubnets?.on.length === 0 ? inSubnets : undefined);
      return {
        requestedOutpost,
        addedLaterTo,
        placedBy,
        outpost: placedBy === null ? undefined : p.one('outpost', placedBy),
        serviceInRegion: inRegion?.service ?? null,
        counterpart: SERVICES_IN_REGION[type]?.counterpart ?? null,
      };
    },
  },
  serviceInSubnets: {
    types: [...SERVICE_BY_TYPE.keys()],
    read: ({ type, account, properties: p }) => {
      const { service, subnets: property } = SERVICE_BY_TYPE.get(type)!;
      const names = property.split('.');
      const owner = names.slice(0, -1).reduce((object, name) => object.object(name), p);
      const subnets = subnetsIn(owner, names[names.length - 1]);
      return { type, service, account, property, subnets, outpost: outpostOf(subnets) };
    },
  },
  customResource: {
    types: ['AWS::CloudFormation::CustomResource', 'Custom::*'],
    read: ({ properties: p }) => ({ handler: p.one('serviceInSubnets', 'ServiceToken') }),
  },
};

/** Reads a property that specifies one subnet or a list of subnets. */
function subnetsIn(owner: Properties, name: string): Value<readonly Subnet[]> {
  if (!name.endsWith('Id')) return owner.many('subnet', name);
  const subnet = owner.one('subnet', name);
  return subnet && [subnet];
}

/** A cluster specifies instance groups or instance fleets, and a list of either for task instances. */
function emrInstances(p: Properties): Value<readonly EmrInstances[]> {
  const groups = ['MasterInstanceGroup', 'CoreInstanceGroup'].filter((name) => p.has(name) !== false);
  const fleets = ['MasterInstanceFleet', 'CoreInstanceFleet'].filter((name) => p.has(name) !== false);
  const taskGroups = p.objects('TaskInstanceGroups');
  const taskFleets = p.objects('TaskInstanceFleets');
  if (taskGroups === undefined || taskFleets === undefined) return undefined;
  return [
    ...groups.map((name) => instanceGroup(name, p.object(name))),
    ...(taskGroups ?? []).map((group) => instanceGroup('TaskInstanceGroups', group)),
    ...fleets.map((name) => instanceFleet(name, p.object(name))),
    ...(taskFleets ?? []).map((fleet) => instanceFleet('TaskInstanceFleets', fleet)),
  ];
}

function instanceGroup(property: string, p: Properties): EmrInstances {
  const type = p.text('InstanceType');
  const market = orDefault(p.text('Market'), 'ON_DEMAND');
  return {
    property,
    instanceTypes: typeof type === 'string' ? [type] : type,
    isSpot: market === undefined ? undefined : market === 'SPOT',
    volumeTypes: volumeTypes(p),
  };
}

function instanceFleet(property: string, p: Properties): EmrInstances {
  const configs = p.objects('InstanceTypeConfigs');
  const capacity = orDefault(p.number('TargetSpotCapacity'), 0);
  const volumes = (configs ?? []).map((config) => orDefault(volumeTypes(config), []));
  return {
    property,
    instanceTypes: configs && allKnown(configs.map((config) => config.text('InstanceType'))),
    isSpot: capacity === undefined ? undefined : capacity !== null && capacity > 0,
    volumeTypes: configs && allKnown(volumes)?.flat(),
  };
}

function volumeTypes(p: Properties): Value<readonly string[]> {
  const devices = p.object('EbsConfiguration').objects('EbsBlockDeviceConfigs');
  return devices && allKnown(devices.map((device) => device.object('VolumeSpecification').text('VolumeType')));
}
