import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { Outpost } from './site';

/** A block device of an instance or a launch template. */
export interface BlockDevice {
  /** `null`: the device is no EBS volume, or the AMI decides its type. */
  readonly volumeType: Value<string>;
  readonly isEbs: Value<boolean>;
  /** Gibibytes. `null`: the snapshot of the device decides. */
  readonly size: Value<number>;
}

/** `Custom::OutpostsImage`. */
export interface Image extends Fact {
  /** Where its snapshots are. */
  readonly outpost: Value<Outpost>;
}

/** What an instance is launched from. */
export interface ImageChoice {
  /** `null` also where the template does not make the image. */
  readonly image: Value<Image>;
  /** Name of the Systems Manager parameter that its ID is taken from. */
  readonly imageParameter: Value<string>;
}

/** `AWS::EC2::Instance`. */
export interface Instance extends Fact, ImageChoice {
  readonly subnet: Value<Subnet>;
  /** The Outpost of its subnet. */
  readonly outpost: Value<Outpost>;
  readonly instanceType: Value<string>;
  readonly availabilityZone: Value<string>;
  readonly tenancy: Value<string>;
  readonly host: Value<Host>;
  readonly blockDevices: Value<readonly BlockDevice[]>;
  readonly launchTemplate: Value<LaunchTemplate>;
  readonly placementGroup: Value<PlacementGroup>;
}

/** `AWS::EC2::LaunchTemplate` or `AWS::AutoScaling::LaunchConfiguration`. */
export interface LaunchTemplate extends Fact, ImageChoice {
  /** The subnet of its first network interface. `null`: whoever launches says where. */
  readonly subnet: Value<Subnet>;
  readonly instanceType: Value<string>;
  /** `spot` for Spot Instances. */
  readonly marketType: Value<string>;
  readonly blockDevices: Value<readonly BlockDevice[]>;
  readonly tenancy: Value<string>;
  /** Whether it names a Dedicated Host or a host resource group. */
  readonly hasHost: Value<boolean>;
  readonly hasHostResourceGroup: Value<boolean>;
  readonly hasCapacityReservationGroup: Value<boolean>;
  /** The Capacity Reservation that it names. */
  readonly capacityReservation: Value<CapacityReservation>;
  readonly placementGroup: Value<PlacementGroup>;
}

/** `AWS::AutoScaling::AutoScalingGroup`. */
export interface AutoScalingGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
  readonly launchTemplate: Value<LaunchTemplate>;
  /** Percentage of On-Demand Instances above the base capacity; 100 where the group does not mix. */
  readonly onDemandPercentage: Value<number>;
  readonly placementGroup: Value<PlacementGroup>;
  /** Whether its instances are nodes of a Kubernetes cluster, by their tag. */
  readonly isOfKubernetes: boolean;
}

/** What an instance, an Auto Scaling group, an EC2 Fleet or a Spot Fleet launches, its launch template included. */
export interface Launch extends Fact, ImageChoice {
  /** The subnets that it may launch in. */
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost that all its subnets are on. `null`: they are in the Region. */
  readonly outpost: Value<Outpost>;
  /** Instance types of which it launches any one. */
  readonly instanceTypes: Value<readonly string[]>;
  /** How many instances it launches at first. */
  readonly count: Value<number>;
  /** How many it may launch at most. */
  readonly maximum: Value<number>;
  readonly isSpot: Value<boolean>;
  readonly blockDevices: Value<readonly BlockDevice[]>;
  readonly isOnDedicatedHost: Value<boolean>;
  readonly hasHostResourceGroup: Value<boolean>;
  readonly hasCapacityReservationGroup: Value<boolean>;
  readonly placementGroup: Value<PlacementGroup>;
}

/** `AWS::EC2::PlacementGroup`. */
export interface PlacementGroup extends Fact {
  /** `cluster` where the template leaves it out. */
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

/** `AWS::CloudWatch::Alarm` on a metric of AWS Outposts. */
export interface OutpostAlarm extends Fact {
  readonly outpost: Value<Outpost>;
  readonly metricName: Value<string>;
  /** Its dimension `InstanceType`, or else `InstanceFamily`. */
  readonly instances: Value<string>;
}
