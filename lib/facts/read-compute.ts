import type { OutpostAlarm } from './compute';
import type { Fact } from './facts';
import type { FactReader } from './read';
import { autoScalingGroup, instance, LAUNCHES } from './read-launch';
import { launchConfiguration, launchTemplate } from './read-launch-template';
import { orDefault, type Properties } from './read-properties';

type ComputeKind =
  | 'placementGroup'
  | 'host'
  | 'capacityReservation'
  | 'capacityReservationGroup'
  | 'outpostAlarm'
  | 'launchTemplate'
  | 'instance'
  | 'autoScalingGroup'
  | 'launch'
  | 'image';

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
      instanceCount: p.number('InstanceCount'),
      tenancy: p.text('Tenancy'),
    }),
  },
  capacityReservationGroup: {
    types: ['AWS::ResourceGroups::Group'],
    read: ({ properties: p }) => {
      const isPool = p.objects('Configuration')?.some((item) => item.text('Type') === 'AWS::EC2::CapacityReservationPool');
      return isPool ? { capacityReservations: p.many('capacityReservation', 'Resources') } : undefined;
    },
  },
  outpostAlarm: {
    types: ['AWS::CloudWatch::Alarm'],
    read: ({ properties: p }) => (p.text('Namespace') === 'AWS/Outposts' ? outpostAlarm(p) : undefined),
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
    types: Object.keys(LAUNCHES),
    read: ({ type, properties: p }) => LAUNCHES[type](p),
  },
  image: {
    types: ['Custom::OutpostsImage'],
    read: ({ properties: p }) => {
      const instance = p.one('instance', 'SourceInstanceId');
      return { outpost: instance === null ? p.one('outpost', 'OutpostArn') : instance && instance.outpost };
    },
  },
};

function outpostAlarm(p: Properties): Omit<OutpostAlarm, keyof Fact> {
  const dimensions = p.objects('Dimensions');
  const named = (name: string) => dimensions?.find((dimension) => dimension.text('Name') === name);
  const instances = named('InstanceType') ?? named('InstanceFamily');
  return {
    outpost: dimensions && (named('OutpostId')?.one('outpost', 'Value') ?? null),
    metricName: p.text('MetricName'),
    instances: dimensions && (instances ? instances.text('Value') : null),
  };
}
