import type { Instance } from './compute';
import type { Fact, Value } from './facts';
import type { AccessPoint } from './storage';

/** `AWS::DataSync::Task`. */
export interface DataSyncTask extends Fact {
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
  readonly source: Value<DataSyncLocation>;
  readonly destination: Value<DataSyncLocation>;
  /** `null`: nothing starts it but a command; so it is where its schedule is disabled. */
  readonly schedule: Value<string>;
  /** `POINT_IN_TIME_CONSISTENT` where the template leaves it out. */
  readonly verifyMode: Value<string>;
}

/** `AWS::DataSync::LocationS3` or `Custom::OutpostsDataSyncLocation`. */
export interface DataSyncLocation extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Whether it is a bucket of S3 on Outposts. */
  readonly isOnOutpost: Value<boolean>;
  /** Such as `DEEP_ARCHIVE`; `STANDARD` where the template leaves it out. */
  readonly storageClass: Value<string>;
  /** The access point of its bucket, where the library makes it. */
  readonly accessPoint: Value<AccessPoint>;
  /** The agents that use it. */
  readonly agents: Value<readonly DataSyncAgent[]>;
}

/** `Custom::OutpostsDataSyncAgent`. */
export interface DataSyncAgent extends Fact {
  /** The instance that it is. */
  readonly instance: Value<Instance>;
}
