import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { mixins } from '../../lib';
import { newStack } from '../plant';

describe('the backup target of a DB instance', () => {
  test.each([
    [mixins.BackupTarget.OUTPOSTS, 'outposts'],
    [mixins.BackupTarget.REGION, 'region'],
  ])('%s is set on an L1', (target, expected) => {
    const stack = newStack();
    new rds.CfnDBInstance(stack, 'Database', { dbInstanceClass: 'db.m5.large' }).with(new mixins.DbInstanceBackupTarget(target));
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBInstance', { BackupTarget: expected });
  });

  test('is set on the CDK’s DatabaseInstance, and not on what is beside it', () => {
    const stack = newStack();
    const mixin = new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS);
    new rds.DatabaseInstance(stack, 'Database', {
      vpc: new ec2.Vpc(stack, 'Vpc'),
      engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_4_5 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE),
    }).with(mixin);
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBInstance', { BackupTarget: 'outposts' });
    expect(mixin.supports(new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a' }))).toBe(false);
  });
});
