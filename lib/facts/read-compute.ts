import type { BlockDevice } from './compute';
import type { Value } from './facts';
import type { FactReader } from './read';
import { outpostOf } from './read-network';
import { orDefault, type Properties } from './read-properties';

type ComputeKind = 'placementGroup' | 'host' | 'capacityReservation' | 'launchTemplate' | 'instance' | 'autoScalingGroup';

export const computeReaders: { readonly [K in ComputeKind]: FactReader<K> } = {
  placementGroup: {
    types: ['AWS::EC2::PlacementGroup'],
    read: ({ properties: p }) => ({
      strategy: orDefault(p.text('Strategy'), 'cluster'),
      spreadLevel: p.text('SpreadLevel'),
      partitionCount: p.number('PartitionCount'),
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
      instanceMatchCriteria: p.text('InstanceMatchCriteria'),
    }),
  },
  launchTemplate: {
    types: ['AWS::EC2::LaunchTemplate'],
    read: ({ properties }) => {
      const data = properties.object('LaunchTemplateData');
      return {
        instanceType: data.text('InstanceType'),
        marketType: data.object('InstanceMarketOptions').text('MarketType'),
        blockDevices: blockDevices(data),
        httpTokens: data.object('MetadataOptions').text('HttpTokens'),
      };
    },
  },
  instance: {
    types: ['AWS::EC2::Instance'],
    read: ({ properties: p }) => {
      const subnet = subnetOfInstance(p);
      return {
        subnet,
        outpost: subnet && subnet.outpost,
        instanceType: p.text('InstanceType'),
        availabilityZone: p.text('AvailabilityZone'),
        tenancy: p.text('Tenancy'),
        host: p.one('host', 'HostId'),
        blockDevices: blockDevices(p),
        launchTemplate: p.object('LaunchTemplate').one('launchTemplate', 'LaunchTemplateId'),
        placementGroup: p.one('placementGroup', 'PlacementGroupName'),
      };
    },
  },
  autoScalingGroup: {
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    read: ({ properties: p }) => {
      const subnets = p.many('subnet', 'VPCZoneIdentifier');
      const mixed = p.object('MixedInstancesPolicy');
      const direct = p.object('LaunchTemplate');
      const ofMix = mixed.object('LaunchTemplate').object('LaunchTemplateSpecification');
      return {
        subnets,
        outpost: outpostOf(subnets),
        launchTemplate: (direct.isAbsent ? ofMix : direct).one('launchTemplate', 'LaunchTemplateId'),
        maxSize: p.number('MaxSize'),
        onDemandPercentage: orDefault(mixed.object('InstancesDistribution').number('OnDemandPercentageAboveBaseCapacity'), 100),
        placementGroup: p.one('placementGroup', 'PlacementGroup'),
      };
    },
  },
};

/** An instance names its subnet itself or in its first network interface. */
function subnetOfInstance(p: Properties) {
  if (p.has('SubnetId') !== false) return p.one('subnet', 'SubnetId');
  const interfaces = p.objects('NetworkInterfaces');
  return interfaces && (interfaces.length ? interfaces[0].one('subnet', 'SubnetId') : null);
}

function blockDevices(p: Properties): Value<readonly BlockDevice[]> {
  const devices = p.objects('BlockDeviceMappings');
  return (
    devices &&
    devices.map((device) => {
      const ebs = device.object('Ebs');
      return {
        deviceName: device.text('DeviceName'),
        volumeType: ebs.text('VolumeType'),
        isEbs: device.has('Ebs'),
        snapshotId: ebs.text('SnapshotId'),
      };
    })
  );
}
