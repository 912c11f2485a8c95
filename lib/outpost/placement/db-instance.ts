import { Mixin } from 'aws-cdk-lib';
import type { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { zoneNameOf } from './availability-zone';
import { isOfType } from './resource-of-type';

/**
 * Configures a DB instance for an Outpost: encrypts its storage, which RDS on Outposts requires, and sets the Availability Zone of a
 * Single-AZ instance to that of the Outpost. Properties that the instance specifies are not changed. Read replicas and restored instances
 * inherit the encryption of their source. The subnets of its subnet group determine the Outpost, and the Availability Zone if only the ID of
 * that of the Outpost is declared: CloudFormation accepts its name only.
 *
 * An instance of a DB cluster is not changed: RDS on Outposts does not support DB clusters.
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
    if (construct.availabilityZone === undefined && !construct.multiAz) construct.availabilityZone = zoneNameOf(this.outpost);
  }
}

/** CloudFormation does not support `StorageEncrypted` if the instance inherits the encryption of its source. */
function inheritsEncryption(instance: CfnDBInstance): boolean {
  return [
    instance.dbSnapshotIdentifier,
    instance.dbClusterSnapshotIdentifier,
    instance.sourceDbInstanceIdentifier,
    instance.sourceDbiResourceId,
    instance.sourceDbInstanceAutomatedBackupsArn,
  ].some(Boolean);
}
