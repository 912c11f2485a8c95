import { SERVICE_BY_TYPE } from '../catalog/services';
import { PLACED_BY_SUBNETS, SERVICES_IN_REGION } from '../catalog/services-in-region';
import type { Value } from './facts';
import type { Subnet } from './network';
import type { FactReader } from './read';
import { outpostOf } from './read-network';
import { allKnown, orDefault, type Properties } from './read-properties';
import type { EmrInstances } from './services';

type ServiceKind = 'cache' | 'cacheSubnetGroup' | 'emrCluster' | 'serviceInSubnets' | 'placementRequest';

const REPLICATION_GROUP = 'AWS::ElastiCache::ReplicationGroup';

export const serviceReaders: { readonly [K in ServiceKind]: FactReader<K> } = {
  cacheSubnetGroup: {
    types: ['AWS::ElastiCache::SubnetGroup'],
    read: ({ properties: p }) => {
      const subnets = p.many('subnet', 'SubnetIds');
      return { subnets, outpost: outpostOf(subnets) };
    },
  },
  cache: {
    types: ['AWS::ElastiCache::CacheCluster', REPLICATION_GROUP, 'Custom::OutpostsReplicationGroup'],
    read: ({ type, properties: p }) => {
      const subnetGroup = p.one('cacheSubnetGroup', 'CacheSubnetGroupName');
      const azMode = p.text('AZMode');
      return {
        subnetGroup,
        outpost: subnetGroup && subnetGroup.outpost,
        nodeType: p.text('CacheNodeType'),
        nodes: nodesOf(p),
        isMultiAz: type === REPLICATION_GROUP ? p.flag('MultiAZEnabled') : typeof azMode === 'string' ? azMode === 'cross-az' : azMode,
        hasLogs: p.has('LogDeliveryConfigurations'),
      };
    },
  },
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
    types: [...PLACED_BY_SUBNETS, ...SERVICE_BY_TYPE.keys(), ...Object.keys(SERVICES_IN_REGION)],
    read: ({ type, requestedOutpost }) => {
      if (requestedOutpost === undefined) return undefined;
      const inSubnets = SERVICE_BY_TYPE.get(type);
      const inRegion = SERVICES_IN_REGION[type] ?? (inSubnets?.on.length === 0 ? inSubnets : undefined);
      return { requestedOutpost, serviceInRegion: inRegion?.service ?? null, counterpart: SERVICES_IN_REGION[type]?.counterpart ?? null };
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
};

/** Of a property that names one subnet, or a list of them. */
function subnetsIn(owner: Properties, name: string): Value<readonly Subnet[]> {
  if (!name.endsWith('Id')) return owner.many('subnet', name);
  const subnet = owner.one('subnet', name);
  return subnet && [subnet];
}

/** A cluster names instance groups, or instance fleets; of task instances, a list of either. */
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

/** A cluster names its nodes, and a replication group its nodes, or its shards with as many replicas each. */
function nodesOf(p: Properties): Value<number> {
  const nodes = p.number('NumCacheNodes');
  if (nodes !== null) return nodes;
  const inOneShard = p.number('NumCacheClusters');
  if (inOneShard !== null) return inOneShard;
  const [shards, replicas] = [orDefault(p.number('NumNodeGroups'), 1), orDefault(p.number('ReplicasPerNodeGroup'), 0)];
  return p.has('NodeGroupConfiguration') || !shards || typeof replicas !== 'number' ? undefined : shards * (replicas + 1);
}
