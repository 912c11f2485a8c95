import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { Outpost } from './site';

/** `AWS::Route53::RecordSet`. */
export interface RecordSet extends Fact {
  /** `PRIMARY` or `SECONDARY`. `null`: it takes no part in a failover. */
  readonly failover: Value<string>;
}

/** `AWS::DRS::ReplicationConfigurationTemplate`. */
export interface ReplicationTemplate extends Fact {
  /** The subnet of the staging area. */
  readonly subnet: Value<Subnet>;
  /** The Outpost of that subnet. */
  readonly outpost: Value<Outpost>;
  /** Type of the replication servers. */
  readonly instanceType: Value<string>;
  /** `GP2`, `GP3`, `ST1` or `AUTO`. */
  readonly stagingDiskType: Value<string>;
  /** `DEFAULT`, `CUSTOM` or `NONE`. */
  readonly encryption: Value<string>;
}
