import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ResidencyGuardrails } from '../../lib';
import { newApp, OUTPOST_ARN, plant } from '../plant';
import { decide, simulatorIsInstalled, type Decision, type Request } from './simulator';

const ACCOUNT = '444455556666';
const OUTPOST_SUBNET = 'subnet-0a1b2c3d4e5f60718';
const LINK_SUBNET = 'subnet-0123456789abcdef0';
const ACTIVATION = `arn:aws:iam::${ACCOUNT}:role/Ship-AgentActivationKeyServiceRole1B2C-9XLR2`;
const LINK = `arn:aws:iam::${ACCOUNT}:role/Ship-LinkDestinationRole4F6E-8ZKQ1W2`;
const SOMEBODY = `arn:aws:iam::${ACCOUNT}:role/Developer`;

/** The names that the bootstrap stack gives to its roles, its bucket and its repository. */
const BOOTSTRAP = readFileSync(
  path.join(path.dirname(require.resolve('aws-cdk/package.json')), 'lib/api/bootstrap/bootstrap-template.yaml'),
  'utf8',
);
const nameInBootstrap = (name: string) => {
  const pattern = `cdk-\${Qualifier}-${name}-\${AWS::AccountId}-\${AWS::Region}`;
  if (!BOOTSTRAP.includes(`Fn::Sub: ${pattern}\n`)) throw new Error(`the bootstrap stack has no ${name}`);
  return pattern.replace('${Qualifier}', 'hnb659fds').replace('${AWS::AccountId}', ACCOUNT).replace('${AWS::Region}', 'us-west-2');
};
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${nameInBootstrap(`${name}-role`)}`;
const ASSETS = `arn:aws:s3:::${nameInBootstrap('assets')}/abc.zip`;
const ASSET_IMAGES = `arn:aws:ecr:us-west-2:${ACCOUNT}:repository/${nameInBootstrap('container-assets')}`;

const ec2 = (resource: string) => `arn:aws:ec2:us-west-2:${ACCOUNT}:${resource}`;
const SNAPSHOT = 'arn:aws:ec2:us-west-2::snapshot/snap-0a1b2c3d4e5f60718';
const DATABASE = `arn:aws:rds:us-west-2:${ACCOUNT}:db:records`;
const DB_SNAPSHOT = `arn:aws:rds:us-west-2:${ACCOUNT}:snapshot:before-upgrade`;
const SUBNET = ec2(`subnet/${OUTPOST_SUBNET}`);
const REGION_SUBNET = ec2('subnet/subnet-0fedcba9876543210');
const OUTPOST_OF_OTHERS = 'arn:aws:outposts:us-west-2:444455556666:outpost/op-0fedcba9876543210';
const onOutpost = { 'ec2:SourceOutpostArn': OUTPOST_ARN };
const toOutpost = { ...onOutpost, 'ec2:OutpostArn': OUTPOST_ARN };

type Row = [what: string, action: string, resource: string, context?: { readonly [key: string]: string }, principal?: string];

const DENIED: { readonly [sid: string]: readonly Row[] } = {
  DenyCopyToRegion: [
    ['an image is shared', 'ec2:ModifyImageAttribute', 'arn:aws:ec2:us-west-2::image/ami-0a1b2c3d4e5f60718'],
    ['an image is exported', 'ec2:ExportImage', 'arn:aws:ec2:us-west-2::image/ami-0a1b2c3d4e5f60718'],
    ['a DB snapshot is shared', 'rds:ModifyDBSnapshotAttribute', DB_SNAPSHOT],
    ['a cache is backed up', 'elasticache:CreateSnapshot', `arn:aws:elasticache:us-west-2:${ACCOUNT}:snapshot:nightly`],
  ],
  DenyDatabaseBackupsInRegion: [
    ['a database keeps its backups in the Region', 'rds:CreateDBInstance', DATABASE, { 'rds:BackupTarget': 'region' }],
    ['a database says nothing about backups', 'rds:CreateDBInstance', DATABASE],
    ['a DB snapshot is made in the Region', 'rds:CreateDBSnapshot', DB_SNAPSHOT, { 'rds:BackupTarget': 'region' }],
    ['a database is restored into the Region', 'rds:RestoreDBInstanceToPointInTime', DATABASE, { 'rds:BackupTarget': 'region' }],
  ],
  DenyDataSync: [
    ['somebody makes a task', 'datasync:CreateTask', `arn:aws:datasync:us-west-2:${ACCOUNT}:location/loc-0a1b2c3d4e5f60718`],
    ['somebody makes a location', 'datasync:CreateLocationS3', '*'],
  ],
  DenyDirectTransferToRegion: [
    ['a table is made', 'dynamodb:CreateTable', `arn:aws:dynamodb:us-west-2:${ACCOUNT}:table/patients`],
    ['a queue is made', 'sqs:CreateQueue', `arn:aws:sqs:us-west-2:${ACCOUNT}:patients`],
    ['a message is sent', 'sqs:SendMessage', `arn:aws:sqs:us-west-2:${ACCOUNT}:patients`],
    ['a file system is made', 'elasticfilesystem:CreateFileSystem', '*'],
    ['a warehouse is made', 'redshift:CreateCluster', `arn:aws:redshift:us-west-2:${ACCOUNT}:cluster:patients`],
    ['packets are mirrored', 'ec2:CreateTrafficMirrorTarget', ec2('traffic-mirror-target/tmt-0a1b2c3d4e5f60718')],
    ['a queue is made by the CDK', 'sqs:CreateQueue', `arn:aws:sqs:us-west-2:${ACCOUNT}:patients`, {}, role('cfn-exec')],
  ],
  DenyContainerImagesInRegion: [
    ['a repository is made', 'ecr:CreateRepository', `arn:aws:ecr:us-west-2:${ACCOUNT}:repository/records`],
    [
      'an image is pushed by whoever publishes assets',
      'ecr:PutImage',
      `arn:aws:ecr:us-west-2:${ACCOUNT}:repository/records`,
      {},
      role('image-publishing'),
    ],
  ],
  DenyContainerImagesInRegionToAssets: [['somebody pushes to the assets', 'ecr:PutImage', ASSET_IMAGES]],
  DenyPutObjectToRegionalBuckets: [
    ['somebody writes to a bucket', 's3:PutObject', 'arn:aws:s3:::patients/1.json'],
    ['somebody writes through an access point', 's3:PutObject', `arn:aws:s3:us-west-2:${ACCOUNT}:accesspoint/patients/object/1.json`],
    ['the backup link writes to another bucket', 's3:PutObject', 'arn:aws:s3:::patients/1.json', {}, LINK],
    ['whoever publishes assets writes to another bucket', 's3:PutObject', 'arn:aws:s3:::patients/1.json', {}, role('file-publishing')],
  ],
  DenyPutObjectToRegionalBucketsToAssets: [
    ['somebody writes to the assets', 's3:PutObject', ASSETS],
    ['the backup link writes to the assets', 's3:PutObject', ASSETS, {}, LINK],
  ],
  DenyPutObjectToRegionalBucketsToBackup1: [['somebody writes to the backup', 's3:PutObject', 'arn:aws:s3:::ashore/1.json']],
  DenySnapshotsToRegion: [
    ['a snapshot is made in the Region', 'ec2:CreateSnapshot', SNAPSHOT, onOutpost],
    ['snapshots of an instance are made in the Region', 'ec2:CreateSnapshots', SNAPSHOT, onOutpost],
    ['an image is made in the Region', 'ec2:CreateImage', SNAPSHOT, onOutpost],
    ['a snapshot is kept on another Outpost', 'ec2:CreateSnapshot', SNAPSHOT, { ...onOutpost, 'ec2:OutpostArn': OUTPOST_OF_OTHERS }],
  ],
  DenyNotOutpostSubnet: [
    ['an instance is launched in the Region', 'ec2:RunInstances', ec2('network-interface/*'), { 'ec2:Subnet': REGION_SUBNET }],
    [
      'the CDK launches an instance in the Region',
      'ec2:RunInstances',
      ec2('network-interface/*'),
      { 'ec2:Subnet': REGION_SUBNET },
      role('cfn-exec'),
    ],
    [
      'the backup link launches an instance in its subnet',
      'ec2:RunInstances',
      ec2('network-interface/*'),
      { 'ec2:Subnet': ec2(`subnet/${LINK_SUBNET}`) },
      LINK,
    ],
  ],
  DenyNotOutpostSubnetInterfaces: [
    [
      'a network interface is made in the Region',
      'ec2:CreateNetworkInterface',
      REGION_SUBNET,
      { 'ec2:SubnetID': 'subnet-0fedcba9876543210' },
    ],
    [
      'the activation function is in a subnet that is not declared',
      'ec2:CreateNetworkInterface',
      REGION_SUBNET,
      { 'ec2:SubnetID': 'subnet-0fedcba9876543210' },
      ACTIVATION,
    ],
  ],
  DenyNotOutpostSubnetInterfacesToBackup1: [
    [
      'somebody makes a network interface in a subnet of the backup link',
      'ec2:CreateNetworkInterface',
      ec2(`subnet/${LINK_SUBNET}`),
      { 'ec2:SubnetID': LINK_SUBNET },
    ],
  ],
};

const ALLOWED: readonly Row[] = [
  ['cdk bootstrap makes the bucket', 's3:CreateBucket', ASSETS.replace('/abc.zip', '')],
  ['cdk bootstrap makes the repository', 'ecr:CreateRepository', ASSET_IMAGES],
  ['cdk bootstrap sets the lifecycle of images', 'ecr:PutLifecyclePolicy', ASSET_IMAGES],
  ['cdk bootstrap has images scanned', 'ecr:PutImageScanningConfiguration', ASSET_IMAGES],
  ['cdk bootstrap makes the roles', 'iam:CreateRole', role('cfn-exec')],
  ['cdk bootstrap keeps its version', 'ssm:PutParameter', `arn:aws:ssm:us-west-2:${ACCOUNT}:parameter/cdk-bootstrap/hnb659fds/version`],
  ['cdk deploy publishes a file', 's3:PutObject', ASSETS, {}, role('file-publishing')],
  ...['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:PutImage'].map((action): Row => [
    'cdk deploy publishes an image',
    action,
    ASSET_IMAGES,
    {},
    role('image-publishing'),
  ]),
  [
    'cdk deploy makes a change set',
    'cloudformation:CreateChangeSet',
    `arn:aws:cloudformation:us-west-2:${ACCOUNT}:stack/Records/1`,
    {},
    role('deploy'),
  ],
  ['CloudFormation makes a function', 'lambda:CreateFunction', `arn:aws:lambda:us-west-2:${ACCOUNT}:function:f`, {}, role('cfn-exec')],
  [
    'CloudFormation makes a bucket on the Outpost',
    's3-outposts:CreateBucket',
    `${OUTPOST_ARN.replace(':outposts:', ':s3-outposts:')}/bucket/records`,
    {},
    role('cfn-exec'),
  ],
  [
    'CloudFormation makes a task of the backup link',
    'datasync:CreateTask',
    `arn:aws:datasync:us-west-2:${ACCOUNT}:location/loc-0a1b2c3d4e5f60718`,
    {},
    role('cfn-exec'),
  ],
  ['the custom resource of the backup link makes a location', 'datasync:CreateLocationS3', '*', {}, LINK],
  ['the backup link starts', 'datasync:StartTaskExecution', `arn:aws:datasync:us-west-2:${ACCOUNT}:task/task-0a1b2c3d4e5f60718`],
  ['the backup link writes to its bucket', 's3:PutObject', 'arn:aws:s3:::ashore/1.json', {}, LINK],
  [
    'an object is written to S3 on Outposts',
    's3-outposts:PutObject',
    `${OUTPOST_ARN.replace(':outposts:', ':s3-outposts:')}/bucket/records/object/1.json`,
  ],
  ['an object in the Region is read', 's3:GetObject', 'arn:aws:s3:::patients/1.json'],
  ['a snapshot policy makes a local snapshot', 'ec2:CreateSnapshot', SNAPSHOT, toOutpost],
  ['a snapshot policy makes local snapshots of an instance', 'ec2:CreateSnapshots', SNAPSHOT, toOutpost],
  ['the volume of a local snapshot', 'ec2:CreateSnapshot', ec2('volume/vol-0a1b2c3d4e5f60718')],
  ['an image is made on the Outpost', 'ec2:CreateImage', SNAPSHOT, toOutpost],
  ['the new image of an instance', 'ec2:CreateImage', 'arn:aws:ec2:us-west-2::image/ami-0a1b2c3d4e5f60718'],
  ['an image is copied to the Outpost', 'ec2:CopyImage', 'arn:aws:ec2:us-west-2::image/ami-0a1b2c3d4e5f60718'],
  ['a snapshot is copied to the Outpost', 'ec2:CopySnapshot', SNAPSHOT, { 'ec2:OutpostArn': OUTPOST_ARN }],
  ['a database keeps its backups on the Outpost', 'rds:CreateDBInstance', DATABASE, { 'rds:BackupTarget': 'outposts' }],
  ['a DB snapshot is made on the Outpost', 'rds:CreateDBSnapshot', DB_SNAPSHOT, { 'rds:BackupTarget': 'outposts' }],
  ['a database is restored on the Outpost', 'rds:RestoreDBInstanceFromDBSnapshot', DATABASE, { 'rds:BackupTarget': 'outposts' }],
  ['an instance is launched on the Outpost', 'ec2:RunInstances', ec2('network-interface/*'), { 'ec2:Subnet': SUBNET }],
  ['the image of an instance', 'ec2:RunInstances', 'arn:aws:ec2:us-west-2::image/ami-0a1b2c3d4e5f60718'],
  ['a network interface is made on the Outpost', 'ec2:CreateNetworkInterface', SUBNET, { 'ec2:SubnetID': OUTPOST_SUBNET }],
  [
    'the function that activates the agent gets a network interface',
    'ec2:CreateNetworkInterface',
    ec2(`subnet/${LINK_SUBNET}`),
    { 'ec2:SubnetID': LINK_SUBNET },
    ACTIVATION,
  ],
  [
    'CloudFormation makes a task at a VPC endpoint',
    'ec2:CreateNetworkInterface',
    ec2(`subnet/${LINK_SUBNET}`),
    { 'ec2:SubnetID': LINK_SUBNET },
    role('cfn-exec'),
  ],
  ['the new network interface', 'ec2:CreateNetworkInterface', ec2('network-interface/*')],
  ['logs are written', 'logs:PutLogEvents', `arn:aws:logs:us-west-2:${ACCOUNT}:log-group:/records:log-stream:1`],
];

const BREAK_GLASS = 'arn:aws:iam::*:role/BreakGlass';

function policies(): unknown[] {
  const stack = new Stack(newApp(), 'Guardrails', { env: { account: '111122223333', region: 'us-west-2' } });
  new ResidencyGuardrails(stack, 'Residency', {
    targetIds: [ACCOUNT],
    outposts: [plant(stack)],
    subnetIds: [OUTPOST_SUBNET],
    exemptPrincipals: [BREAK_GLASS],
    backupLinks: [{ bucketName: 'ashore', principals: [`arn:aws:iam::${ACCOUNT}:role/Ship-*`], subnetIds: [LINK_SUBNET] }],
  });
  return Object.values(Template.fromStack(stack).findResources('AWS::Organizations::Policy')).map(({ Properties }) => Properties.Content);
}

const request = ([, action, resource, context, principal = SOMEBODY]: Row): Request => ({
  principal,
  action,
  resource,
  accountId: ACCOUNT,
  context,
});

(simulatorIsInstalled() ? describe : describe.skip)('the service control policies', () => {
  const documents = policies();
  const denied = Object.entries(DENIED).flatMap(([sid, rows]) => rows.map((row) => ({ sid, row })));
  let decisions: readonly Decision[];
  // Not sooner: where the simulator is not installed, the tests are listed all the same.
  beforeAll(() => (decisions = decide(documents, [...denied.map(({ row }) => request(row)), ...ALLOWED.map(request)])));

  test.each(denied.map(({ sid, row }, index) => [sid, row[0], index] as const))('%s: denied where %s', (sid, _, index) => {
    expect(decisions[index]).toEqual({ decision: 'ExplicitlyDenied', by: [sid], ignored: [] });
  });

  test.each(ALLOWED.map((row, index) => [row[0], row[1], index] as const))('allowed: %s (%s)', (_, __, index) => {
    expect(decisions[denied.length + index]).toEqual({ decision: 'Allowed', by: [], ignored: [] });
  });

  test('every statement denies something in this table', () => {
    const sids = (documents as { Statement: { Sid: string }[] }[]).flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
    expect(Object.keys(DENIED).sort()).toEqual(sids.sort());
  });

  test('nothing is denied to an exempt principal', () => {
    const principal = `arn:aws:iam::${ACCOUNT}:role/BreakGlass`;
    const exempt = decide(
      documents,
      denied.map(({ row }) => ({ ...request(row), principal })),
    );
    expect(exempt.map(({ decision }) => decision)).toEqual(denied.map(() => 'Allowed'));
  });

  test('the actions and the condition keys of statements are those of AWS', () => {
    const wrong = { Version: '2012-10-17', Statement: [] };
    expect(() => decide([wrong], [{ ...request(ALLOWED[0]), action: 's3:NoSuchAction' }])).toThrow('s3:NoSuchAction');
    // No such key, and so nothing that a policy could go by.
    const [decision] = decide(documents, [request(['', 'ec2:CreateVolume', ec2('volume/*'), toOutpost])]);
    expect(decision).toMatchObject({ decision: 'Allowed', ignored: Object.keys(toOutpost) });
  });
});
