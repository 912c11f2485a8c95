import type { Fact, Value } from './facts';

/** `AWS::Outposts::Site`. */
export interface Site extends Fact {
  readonly name: Value<string>;
  readonly operatingAddress: Value<Address>;
  readonly shippingAddress: Value<Address>;
  readonly powerDrawKva: Value<string>;
  readonly powerPhase: Value<string>;
  readonly powerConnector: Value<string>;
  readonly uplinkGbps: Value<string>;
  readonly uplinkCount: Value<string>;
  readonly fiberOpticCableType: Value<string>;
  readonly opticalStandard: Value<string>;
  readonly maximumSupportedWeightLbs: Value<string>;
}

export interface Address {
  readonly contactPhoneNumber: Value<string>;
}

/** An Outpost: created by `AWS::Outposts::Outpost`, declared by a construct, or found in an inventory. */
export interface Outpost extends Fact {
  /** The ARN as the template, the declaration or the inventory writes it. */
  readonly arn: Value<string>;
  readonly name: Value<string>;
  readonly site: Value<Site>;
  readonly availabilityZone: Value<string>;
  readonly availabilityZoneId: Value<string>;
  readonly ownerId: Value<string>;
  /** `RACK` or `SERVER`. */
  readonly hardware: Value<string>;
  /** `GENERATION_1` or `GENERATION_2`; only racks have one. */
  readonly generation: Value<string>;
  /** `SINGLE_RACK` or `MULTI_RACK`. */
  readonly rackScaling: Value<string>;
  readonly localGatewayId: Value<string>;
  /** Instance types that the Outpost is configured to launch. */
  readonly instanceTypes: Value<readonly string[]>;
  readonly rackCount: Value<number>;
  readonly hostCount: Value<number>;
  /** How many of its hosts may fail, and all that runs is still to have a slot. */
  readonly spareHosts: Value<number>;
  /** For how many hours at most its service link is expected to be down, while the work on it is to go on. */
  readonly expectedDisconnectHours: Value<number>;
  /** Its compute hosts. */
  readonly hosts: Value<readonly OutpostHost[]>;
  /** What all of them together are slotted for, where that is known of each. */
  readonly slots: Value<readonly InstanceSlots[]>;
  /** S3 on Outposts that was ordered with it, in tebibytes; 0 for none. */
  readonly s3CapacityTiB: Value<number>;
  /** EBS storage of all types that was ordered with it, in tebibytes; 0 for none. */
  readonly ebsCapacityTiB: Value<number>;
  /** Types of the EBS volumes that it has room for. */
  readonly ebsVolumeTypes: Value<readonly string[]>;
}

/** A compute host of an Outpost. */
export interface OutpostHost {
  readonly assetId: Value<string>;
  readonly instanceFamilies: Value<readonly string[]>;
  readonly maxVcpus: Value<number>;
  /** What the host is slotted for. */
  readonly slots: Value<readonly InstanceSlots[]>;
}

/** How many instances of a type can be launched. */
export interface InstanceSlots {
  readonly instanceType: string;
  readonly count: number;
}

/** A property by which a resource says that it is on an Outpost. */
export interface Placement extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Name of the property. */
  readonly property: string;
  /** The ARN as the template writes it. */
  readonly outpostArn: Value<string>;
  readonly outpost: Value<Outpost>;
  /** The Availability Zone that the resource names itself. */
  readonly availabilityZone: Value<string>;
  /** The zone ID that it names itself. */
  readonly availabilityZoneId: Value<string>;
  /** Region of the stack, known when the stack has an environment. */
  readonly region: Value<string>;
  /** Partition of that Region. */
  readonly partition: Value<string>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
}

/** `AWS::RAM::ResourceShare`. */
export interface ResourceShare extends Fact {
  /** ARNs of what is shared, as far as they are known. */
  readonly arns: readonly string[];
  readonly allowExternalPrincipals: Value<boolean>;
}
