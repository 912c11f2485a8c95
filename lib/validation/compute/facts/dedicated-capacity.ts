import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { orDefault } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';

/** `AWS::EC2::PlacementGroup`. */
export interface PlacementGroup extends Fact {
  /** `cluster` by default. */
  readonly strategy: Value<string>;
  readonly spreadLevel: Value<string>;
  readonly partitionCount: Value<number>;
}

/** `AWS::EC2::Host`. */
export interface Host extends Fact {
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  readonly assetId: Value<string>;
  readonly instanceFamily: Value<string>;
  readonly instanceType: Value<string>;
  readonly hostRecovery: Value<string>;
}

/** `AWS::EC2::CapacityReservation`. */
export interface CapacityReservation extends Fact {
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  readonly instanceType: Value<string>;
  readonly instanceCount: Value<number>;
  readonly tenancy: Value<string>;
}

/** `AWS::ResourceGroups::Group` of Capacity Reservations. */
export interface CapacityReservationGroup extends Fact {
  readonly capacityReservations: Value<readonly CapacityReservation[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly placementGroup: PlacementGroup;
    readonly host: Host;
    readonly capacityReservation: CapacityReservation;
    readonly capacityReservationGroup: CapacityReservationGroup;
  }
}

export const dedicatedCapacityReaders: {
  readonly [K in 'placementGroup' | 'host' | 'capacityReservation' | 'capacityReservationGroup']: FactReader<K>;
} = {
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
};
