import { Stack } from 'aws-cdk-lib';
import { CfnReplicationSubnetGroup } from 'aws-cdk-lib/aws-dms';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  BackupLink,
  BackupSource,
  DataSyncAgent,
  Outpost,
  S3OutpostsAccessPoint,
  S3OutpostsBucket,
  OutpostSnapshotPolicy,
  ResidencyGuardrail,
  ResidencyGuardrails,
  SnapshotLocation,
  type ResidencyGuardrailsProps,
} from '../../../lib';
import { readFacts } from '../../../lib/validation/facts/read';
import { ENV, OUTPOST_ARN, OUTPOST_ID } from '../../plant';
import { findingsOf, site, type Site } from '../synthesized';

const BREAK_GLASS = 'arn:aws:iam::111122223333:role/BreakGlass';

/** Guardrails in the management account, for the account of the plant unless told otherwise. */
function guard({ app }: Site, props: Partial<ResidencyGuardrailsProps> = {}): void {
  const stack = new Stack(app, 'Management', { env: { ...ENV, account: '777788889999' } });
  new ResidencyGuardrails(stack, 'Guardrails', {
    targetIds: [ENV.account],
    outposts: [Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN)],
    subnetIds: ['subnet-0a1b2c3d4e5f60718'],
    exemptPrincipals: [BREAK_GLASS],
    ...props,
  });
}

function backupLink({ stack }: Site): void {
  const prefix = `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
  const bucket = S3OutpostsBucket.fromBucketArn(stack, 'Records', `${prefix}/bucket/records`);
  const from = S3OutpostsAccessPoint.fromS3OutpostsAccessPointAttributes(stack, 'AccessPoint', {
    accessPointArn: `${prefix}/accesspoint/records`,
    bucket,
  });
  const agent = DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', 'arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718');
  new BackupLink(stack, 'Link', {
    source: BackupSource.s3Outposts(from),
    destination: Bucket.fromBucketName(stack, 'Copies', 'copies'),
    agents: [agent],
  });
}

describe('a backup link below guardrails', () => {
  const found = (props?: Partial<ResidencyGuardrailsProps>) => {
    const plant = site();
    backupLink(plant);
    guard(plant, props);
    return findingsOf(plant.app);
  };
  const denied = expect.stringMatching(/^guardrail-denies-backup-link Management\/Guardrails\/Policy\d$/);

  test('is denied where nobody declared it, whether or not people are exempt', () => {
    expect(found()).toEqual([denied]);
    expect(found({ exemptPrincipals: undefined })).toEqual([denied]);
  });

  test('passes where it is declared, where DataSync is not denied, and in an account that is not known to be a target', () => {
    expect(found({ backupLinks: [{ bucketName: 'copies', principals: ['arn:aws:iam::111122223333:role/Plant-*'] }] })).toEqual([]);
    expect(found({ guardrails: [ResidencyGuardrail.DENY_PUT_OBJECT_TO_REGIONAL_BUCKETS] })).toEqual([]);
    expect(found({ targetIds: ['444455556666'] })).toEqual([]);
    expect(found({ targetIds: ['ou-ab12-cdef3456'] })).toEqual([]);
  });
});

test('AWS DMS below guardrails is found once, and only where they keep data on Outposts', () => {
  const found = (props?: Partial<ResidencyGuardrailsProps>) => {
    const plant = site();
    new CfnReplicationSubnetGroup(plant.stack, 'Orders', {
      replicationSubnetGroupDescription: 'orders',
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
    });
    guard(plant, props);
    return findingsOf(plant.app);
  };
  expect(found()).toEqual([expect.stringMatching(/^database-migration-through-region Management\/Guardrails\/Policy\d$/)]);
  expect(found({ targetIds: ['444455556666'] })).toEqual([]);
});

test('snapshots of an Outpost that go to the Region are denied by guardrails, and local ones are not', () => {
  const found = (location: SnapshotLocation, props?: Partial<ResidencyGuardrailsProps>) => {
    const plant = site();
    new OutpostSnapshotPolicy(plant.stack, 'Snapshots', { location });
    guard(plant, props);
    return findingsOf(plant.app);
  };
  expect(found(SnapshotLocation.REGION)).toEqual([expect.stringMatching(/^guardrail-denies-snapshot-policy Management\//)]);
  expect(found(SnapshotLocation.REGION, { exemptPrincipals: ['arn:aws:iam::111122223333:role/Plant-Snapshots*'] })).toEqual([]);
  expect(found(SnapshotLocation.OUTPOST)).toEqual([]);
});

test('a database whose backups are in the Region is denied by guardrails, and one that keeps them on the Outpost is not', () => {
  const found = (backupTarget?: string) => {
    const plant = site();
    new rds.CfnDBInstance(plant.stack, 'Records', {
      engine: 'postgres',
      dbInstanceClass: 'db.m5.large',
      storageEncrypted: true,
      backupTarget,
    });
    guard(plant);
    return findingsOf(plant.app);
  };
  expect(found()).toEqual([expect.stringMatching(/^guardrail-denies-database Management\//)]);
  expect(found('outposts')).toEqual([]);
});

describe('a service control policy that was written by hand', () => {
  const found = (...statements: object[]) => {
    const plant = site();
    new CfnPolicy(plant.stack, 'Policy', {
      name: 'residency',
      type: 'SERVICE_CONTROL_POLICY',
      content: { Version: '2012-10-17', Statement: statements },
    });
    return findingsOf(plant.app);
  };
  const put = { Effect: 'Deny', Action: 's3:Put*', Resource: '*' };

  test('denies the assets of the CDK, if it is for all buckets and without a condition', () => {
    expect(found(put)).toEqual(['guardrail-denies-assets Plant/Policy']);
    expect(found({ ...put, Effect: 'Allow' })).toEqual([]);
    expect(found({ ...put, Resource: 'arn:aws:s3:::patients/*' })).toEqual([]);
    expect(found({ ...put, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toEqual([]);
    expect(found({ ...put, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/cdk-*' } } })).toEqual([]);
  });

  test('denies every instance, if its list of subnets is empty', () => {
    const run = (subnets: string[]) => ({
      Effect: 'Deny',
      Action: ['ec2:RunInstances', 'ec2:CreateNetworkInterface'],
      Resource: ['arn:aws:ec2:*:*:network-interface/*'],
      Condition: { 'ForAllValues:ArnNotEquals': { 'ec2:Subnet': subnets } },
    });
    expect(found(run([]))).toEqual(['guardrail-without-subnets Plant/Policy']);
    expect(found(run(['arn:aws:ec2:us-west-2:111122223333:subnet/subnet-0a1b2c3d4e5f60718']))).toEqual([]);
  });
});

test('only what is known of a policy is a fact', () => {
  const facts = (Properties: object) =>
    readFacts([
      { name: 'Plant', path: 'plant.json', body: { Resources: { Policy: { Type: 'AWS::Organizations::Policy', Properties } } } },
    ]).all('controlPolicy');
  const Type = 'SERVICE_CONTROL_POLICY';
  const statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
  expect(facts({ Type: 'TAG_POLICY', Content: {} })).toEqual([]);
  expect(facts({ Type, Content: JSON.stringify({ Statement: statement }) })).toMatchObject([{ targets: [], denials: undefined }]);
  expect(facts({ Type, Content: { Statement: [statement, { Effect: { Ref: 'P' } }] } })).toMatchObject([{ denials: undefined }]);
  expect(
    facts({ Type, Content: { Statement: { ...statement, Condition: { Bool: { 'aws:SecureTransport': { Ref: 'P' } } } } } }),
  ).toMatchObject([{ denials: [{ actions: ['s3:*'], resources: ['*'], conditions: undefined }] }]);
});
