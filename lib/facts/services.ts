import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { Outpost } from './site';

/** `AWS::ElastiCache::CacheCluster`, `AWS::ElastiCache::ReplicationGroup` or `Custom::OutpostsReplicationGroup`. */
export interface Cache extends Fact {
  readonly subnetGroup: Value<CacheSubnetGroup>;
  /** The Outpost of its subnet group. */
  readonly outpost: Value<Outpost>;
  /** Such as `cache.m5.large`. */
  readonly nodeType: Value<string>;
  /** All of them: primaries and replicas. */
  readonly nodes: Value<number>;
  /** Whether it spreads over Availability Zones, by whichever property. */
  readonly isMultiAz: Value<boolean>;
  readonly hasLogs: Value<boolean>;
}

/** `AWS::ElastiCache::SubnetGroup`. */
export interface CacheSubnetGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** `AWS::EMR::Cluster`. */
export interface EmrCluster extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
  /** Such as `emr-7.9.0`. */
  readonly releaseLabel: Value<string>;
  readonly terminationProtected: Value<boolean>;
  /** Its instance groups and fleets, as far as the cluster itself names them. */
  readonly instances: Value<readonly EmrInstances[]>;
}

/** An instance group, or an instance fleet, of an EMR cluster. */
export interface EmrInstances {
  /** Property below `Instances`, such as `MasterInstanceGroup`. */
  readonly property: string;
  readonly instanceTypes: Value<readonly string[]>;
  readonly isSpot: Value<boolean>;
  /** Types of the EBS volumes that it adds. */
  readonly volumeTypes: Value<readonly string[]>;
}

/** A resource that `outpost.placement` was applied to, where its subnets or its service decide whether it is on an Outpost. */
export interface PlacementRequest extends Fact {
  /** Path of the construct of the Outpost that it was to be placed on. */
  readonly requestedOutpost: Value<string>;
  /** Name of its service where AWS does not list that for Outposts. */
  readonly serviceInRegion: Value<string>;
  /** CloudFormation type of what does the same on an Outpost. */
  readonly counterpart: Value<string>;
}

/** A resource that runs in subnets, of a service in the catalog. */
export interface ServiceInSubnets extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Name of the service, such as `AWS Lambda`. */
  readonly service: string;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
  /** Property that names the subnets. */
  readonly property: string;
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
}
