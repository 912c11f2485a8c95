import { Mixin } from 'aws-cdk-lib';
import type { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import { isOfType } from '../outpost/placement/resource-of-type';

/** Backup target: the location of the automated backups and snapshots of a DB instance. */
export enum BackupTarget {
  /** In the Region. */
  REGION = 'region',
  /** On the Outpost, in S3 on Outposts. For MySQL, PostgreSQL and Oracle, and not for Multi-AZ. */
  OUTPOSTS = 'outposts',
}

/**
 * Says where RDS keeps the backups of a DB instance, which the CDK's own `DatabaseInstance` cannot.
 *
 * A change of it replaces the database.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html
 *
 * @example
 * declare const database: rds.DatabaseInstance;
 *
 * database.with(new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS));
 */
export class DbInstanceBackupTarget extends Mixin {
  constructor(private readonly backupTarget: BackupTarget) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnDBInstance {
    return isOfType(construct, 'AWS::RDS::DBInstance');
  }

  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) construct.backupTarget = this.backupTarget;
  }
}
