import type { Fact, Value } from './facts';
import type { Subnet, Vpc } from './network';
import type { Outpost } from './site';

/** `AWS::RDS::DBInstance`. */
export interface DbInstance extends Fact {
  readonly subnetGroup: Value<DbSubnetGroup>;
  /** The Outpost of its subnet group. */
  readonly outpost: Value<Outpost>;
  /** Of a Multi-AZ instance whose subnets are on two Outposts, the other one. */
  readonly standbyOutpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  /** `undefined` where the instance is restored or a replica, and has the engine of its source. */
  readonly engine: Value<string>;
  readonly engineVersion: Value<string>;
  readonly instanceClass: Value<string>;
  /** `gp2` where the template leaves it out. */
  readonly storageType: Value<string>;
  /** Gibibytes. */
  readonly allocatedStorage: Value<number>;
  readonly storageEncrypted: Value<boolean>;
  /** `region` where the template leaves it out. */
  readonly backupTarget: Value<string>;
  readonly multiAz: Value<boolean>;
  readonly publiclyAccessible: Value<boolean>;
  readonly enableIamDatabaseAuthentication: Value<boolean>;
  readonly enablePerformanceInsights: Value<boolean>;
  readonly hasAssociatedRoles: Value<boolean>;
  /** The source where this is a read replica. */
  readonly replicaOf: Value<DbInstance>;
  /** Region of that source, where the template says it. */
  readonly replicaOfRegion: Value<string>;
  /** Region of the stack, known when the stack has an environment. */
  readonly region: Value<string>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
  readonly optionGroup: Value<DbOptionGroup>;
}

/** `AWS::RDS::OptionGroup`. */
export interface DbOptionGroup extends Fact {
  /** Names of its options, such as `S3_INTEGRATION`. */
  readonly options: Value<readonly string[]>;
}

/** `AWS::RDS::DBSubnetGroup`. */
export interface DbSubnetGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** The VPC of its first subnet. */
  readonly vpc: Value<Vpc>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** `AWS::RDS::DBCluster`. */
export interface DbCluster extends Fact {
  /** The Outpost of its subnet group. */
  readonly outpost: Value<Outpost>;
  readonly engine: Value<string>;
}

/** `AWS::RDS::DBProxyTargetGroup`. */
export interface DbProxyTargetGroup extends Fact {
  readonly dbInstances: Value<readonly DbInstance[]>;
}
