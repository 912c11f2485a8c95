import type { Instance } from './compute';
import type { Fact, Value } from './facts';
import type { Subnet, Vpc } from './network';
import type { Outpost } from './site';

/** `AWS::EC2::Volume`. */
export interface Volume extends Fact {
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  /** `gp2` where the template leaves it out. */
  readonly volumeType: Value<string>;
  readonly encrypted: Value<boolean>;
  /** Gibibytes. */
  readonly size: Value<number>;
}

/** `AWS::EC2::VolumeAttachment`. */
export interface VolumeAttachment extends Fact {
  readonly instance: Value<Instance>;
  readonly volume: Value<Volume>;
}

/** `AWS::DLM::LifecyclePolicy` whose resources are on Outposts. */
export interface SnapshotPolicy extends Fact {
  /** `CLOUD` or `OUTPOST`; `CLOUD` where the template leaves it out. */
  readonly resourceLocation: Value<string>;
  /** Region of the stack, known when the stack has an environment. */
  readonly region: Value<string>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
  readonly policyType: Value<string>;
  readonly schedules: Value<readonly SnapshotSchedule[]>;
  /** Resource types of the policy: `VOLUME`, `INSTANCE`. */
  readonly resourceTypes: Value<readonly string[]>;
  readonly excludeBootVolume: Value<boolean>;
}

/** A schedule of a snapshot policy. */
export interface SnapshotSchedule {
  /** `CLOUD` or `OUTPOST_LOCAL`; `CLOUD` where the template leaves it out. */
  readonly location: Value<string>;
  readonly hasCrossRegionCopy: Value<boolean>;
  /** What `CrossRegionCopyRules` says, which is about copies to Outposts, too. */
  readonly copies: Value<readonly SnapshotCopy[]>;
  readonly hasFastRestore: Value<boolean>;
  readonly hasShare: Value<boolean>;
  /** Whether scripts run before and after a snapshot is taken. */
  readonly hasScripts: Value<boolean>;
}

/** A rule by which snapshots are copied. */
export interface SnapshotCopy {
  /** Name of a Region, or ARN of an Outpost. */
  readonly target: Value<string>;
  readonly encrypted: Value<boolean>;
}

/** `AWS::S3Outposts::Bucket`. */
export interface Bucket extends Fact {
  readonly outpost: Value<Outpost>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
  readonly name: Value<string>;
  /** `undefined`: others than those in the templates may exist. */
  readonly accessPoints: Value<readonly AccessPoint[]>;
}

/** `Custom::OutpostsBucketVersioning`. */
export interface BucketVersioning extends Fact {
  readonly bucket: Value<Bucket>;
  /** `Enabled` or `Suspended`. */
  readonly status: Value<string>;
}

/** `Custom::OutpostsBucketReplication`. */
export interface BucketReplication extends Fact {
  readonly bucket: Value<Bucket>;
  /** The access points that its rules replicate to. */
  readonly destinations: Value<readonly AccessPoint[]>;
}

/** `AWS::S3Outposts::BucketPolicy` or the policy of an access point. */
export interface BucketPolicy extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  readonly bucket: Value<Bucket>;
  readonly statements: Value<readonly PolicyStatement[]>;
  /** Bytes that the document has at least: those of its texts that are known. */
  readonly leastBytes: number;
}

/** A statement of a policy document. */
export interface PolicyStatement {
  readonly effect: Value<string>;
  readonly actions: Value<readonly string[]>;
  /** `true` where the principal is `*`. */
  readonly isPublic: Value<boolean>;
  /** Condition keys of the statement. */
  readonly conditionKeys: Value<readonly string[]>;
}

/** `AWS::S3Outposts::AccessPoint`. */
export interface AccessPoint extends Fact {
  readonly name: Value<string>;
  readonly bucket: Value<Bucket>;
  readonly vpc: Value<Vpc>;
  /** Endpoints of its VPC. `undefined`: others than those in the templates may exist. */
  readonly endpoints: Value<readonly Endpoint[]>;
}

/** `AWS::S3Outposts::Endpoint`. */
export interface Endpoint extends Fact {
  readonly outpost: Value<Outpost>;
  readonly subnet: Value<Subnet>;
  /** The VPC of its subnet. */
  readonly vpc: Value<Vpc>;
  /** `Private` where the template leaves it out. */
  readonly accessType: Value<string>;
  readonly customerOwnedIpv4Pool: Value<string>;
}
