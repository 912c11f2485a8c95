import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { Outpost } from './site';

/** `AWS::RDS::DBInstance`. */
export interface DbInstance extends Fact {
  readonly subnetGroup: Value<DbSubnetGroup>;
  /** The Outpost of its subnet group. */
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  readonly engine: Value<string>;
  readonly engineVersion: Value<string>;
  readonly instanceClass: Value<string>;
  /** `gp2` where the template leaves it out. */
  readonly storageType: Value<string>;
  readonly storageEncrypted: Value<boolean>;
  /** `region` where the template leaves it out. */
  readonly backupTarget: Value<string>;
  readonly backupRetentionDays: Value<number>;
  readonly multiAz: Value<boolean>;
  readonly publiclyAccessible: Value<boolean>;
  readonly enableIamDatabaseAuthentication: Value<boolean>;
  readonly enablePerformanceInsights: Value<boolean>;
  readonly hasAssociatedRoles: Value<boolean>;
  /** Identifier of the source where this is a read replica. */
  readonly replicaOf: Value<DbInstance>;
}

/** `AWS::RDS::DBSubnetGroup`. */
export interface DbSubnetGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
}
