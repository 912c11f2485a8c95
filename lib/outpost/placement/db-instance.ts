import { Mixin } from 'aws-cdk-lib';
import type { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { isOfType } from './resource-of-type';

/**
 * Fits a DB instance to an Outpost: encrypts its storage, which RDS on Outposts demands, and for a Single-AZ instance names the
 * Availability Zone of the Outpost. Where an instance says itself, its choice stays, and so does what it inherits: read replicas
 * and restored instances are encrypted as their source is. The Outpost it runs on follows from the subnets of its subnet group.
 *
 * An instance of a DB cluster is not touched: RDS on Outposts has none.
 */
export class DbInstancePlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnDBInstance {
    return isOfType(construct, 'AWS::RDS::DBInstance');
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || construct.dbClusterIdentifier !== undefined) return;
    if (construct.storageEncrypted === undefined && !inheritsEncryption(construct)) construct.storageEncrypted = true;
    if (construct.availabilityZone === undefined && !construct.multiAz) construct.availabilityZone = this.outpost.availabilityZone;
  }
}

/** CloudFormation wants no `StorageEncrypted` where the encryption comes from the source. */
function inheritsEncryption(instance: CfnDBInstance): boolean {
  return [
    instance.dbSnapshotIdentifier,
    instance.dbClusterSnapshotIdentifier,
    instance.sourceDbInstanceIdentifier,
    instance.sourceDbiResourceId,
    instance.sourceDbInstanceAutomatedBackupsArn,
  ].some(Boolean);
}
