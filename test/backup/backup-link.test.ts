import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnAgent } from 'aws-cdk-lib/aws-datasync';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import {
  BackupLink,
  BackupSource,
  BackupVerification,
  DataSyncAgent,
  S3OutpostsAccessPoint,
  S3OutpostsBucket,
  type BackupLinkProps,
} from '../../lib';
import { BackupBucket } from '../../lib/patterns';
import { ENV, newApp, newStack, OUTPOST_ID, plant } from '../plant';

const AGENT = 'arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718';

function link(props: Partial<BackupLinkProps> = {}, stack = newStack()) {
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const records = new S3OutpostsBucket(stack, 'Records', { outpost: plant(stack), bucketName: 'records' });
  const source = BackupSource.s3Outposts(records.addAccessPoint('AccessPoint', { vpc }));
  const created = new BackupLink(stack, 'Link', {
    source,
    destination: new BackupBucket(stack, 'Copies').bucket,
    agents: [DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', AGENT)],
    ...props,
  });
  return { stack, created };
}

describe('a link', () => {
  const { stack, created } = link();
  const template = Template.fromStack(stack);

  test('reads the Outpost from a location of its access point and agents, once the role can', () => {
    template.hasResource('Custom::OutpostsDataSyncLocation', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LinkSourceRoleDefaultPolicy')]),
      Properties: {
        AccessPointArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('AccessPoint'), 'Arn'] },
        BucketAccessRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkSourceRole'), 'Arn'] },
        AgentArns: [AGENT],
      },
    });
  });

  test('needs an agent', () => {
    expect(() => link({ agents: [] })).toThrow(/^a backup link needs at least one DataSync agent, got none: add one to agents$/);
  });

  test('has roles that DataSync can take for this account only', () => {
    const roles = Object.entries(template.findResources('AWS::IAM::Role'))
      .filter(([id]) => id.startsWith('Link'))
      .map(([, role]) => role);
    expect(roles).toHaveLength(2);
    for (const role of roles) {
      expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'datasync.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':datasync:us-west-2:111122223333:*']] } },
          },
        },
      ]);
    }
  });

  const actionsOf = (role: string) => actionsIn(template, role);
  const actionsIn = (of: Template, role: string) => {
    const policies = Object.entries(of.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith(role));
    return policies
      .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement)
      .flatMap((statement) => statement.Action)
      .sort();
  };

  test('lets the source role read, and a restore write with a role of its own', () => {
    expect(actionsOf('LinkSourceRole')).toEqual([
      's3-outposts:GetAccessPoint',
      's3-outposts:GetObject',
      's3-outposts:GetObjectTagging',
      's3-outposts:ListBucket',
      's3-outposts:ListBucketMultipartUploads',
      's3-outposts:ListMultipartUploadParts',
    ]);
    const { stack: restorable, created: restored } = link();
    restored.addRestore('Restore');
    restored.addRestore('Again');
    const withRestore = Template.fromStack(restorable);
    withRestore.resourceCountIs('Custom::OutpostsDataSyncLocation', 2);
    expect(actionsIn(withRestore, 'LinkRestoreRole')).toEqual([
      's3-outposts:AbortMultipartUpload',
      's3-outposts:DeleteObject',
      's3-outposts:GetAccessPoint',
      's3-outposts:GetObject',
      's3-outposts:GetObjectTagging',
      's3-outposts:ListBucket',
      's3-outposts:ListBucketMultipartUploads',
      's3-outposts:ListMultipartUploadParts',
      's3-outposts:PutObject',
      's3-outposts:PutObjectTagging',
    ]);
  });

  test('lets the destination role do what DataSync documents for a destination, and use the key, but delete no version', () => {
    expect(actionsOf('LinkDestinationRole')).toEqual([
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetBucketLocation',
      's3:GetObject',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      's3:ListBucket',
      's3:ListBucketMultipartUploads',
      's3:ListMultipartUploadParts',
      's3:PutObject',
      's3:PutObjectTagging',
    ]);
  });

  test('makes the destination once the role can write to it', () => {
    template.hasResource('AWS::DataSync::LocationS3', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LinkDestinationRoleDefaultPolicy')]),
      Properties: {
        S3BucketArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CopiesBucket'), 'Arn'] },
        S3Config: { BucketAccessRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkDestinationRole'), 'Arn'] } },
      },
    });
  });

  test('copies every hour what is new or changed, verified, deletes nothing in the Region, and takes all the bandwidth there is', () => {
    template.hasResourceProperties('AWS::DataSync::Task', {
      SourceLocationArn: { Ref: Match.stringLikeRegexp('^LinkSource') },
      DestinationLocationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkDestination'), 'LocationArn'] },
      Schedule: { ScheduleExpression: 'rate(1 hour)' },
      TaskMode: 'BASIC',
      Options: {
        BytesPerSecond: -1,
        TransferMode: 'CHANGED',
        VerifyMode: 'ONLY_FILES_TRANSFERRED',
        PreserveDeletedFiles: 'PRESERVE',
        OverwriteMode: 'ALWAYS',
        ObjectTags: 'PRESERVE',
        LogLevel: 'BASIC',
      },
    });
    const taskArn = { 'Fn::GetAtt': [expect.stringMatching(/^LinkTask/), 'TaskArn'] };
    expect(stack.resolve([created.taskArn, created.taskRef])).toEqual([taskArn, { taskArn }]);
  });

  test('logs to a group that DataSync can write to for tasks of this account, before the task is made', () => {
    template.hasResource('AWS::DataSync::Task', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LinkLogGroupPolicy')]),
      Properties: {
        CloudWatchLogGroupArn: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':logs:us-west-2:111122223333:log-group:',
              { Ref: Match.stringLikeRegexp('^LinkLogGroup') },
            ],
          ],
        },
      },
    });
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } });
    const [policy] = Object.values(template.findResources('AWS::Logs::ResourcePolicy'));
    expect(JSON.stringify(policy.Properties.PolicyDocument)).toContain(':datasync:us-west-2:111122223333:task/*');
  });
});

test('an agent can be a plain L1, too', () => {
  const stack = newStack();
  const agent = new CfnAgent(stack, 'PlainAgent', { activationKey: 'AAAAA-1AAAA-BB1CC-33333-EEEEE' });
  link({ agents: [agent] }, stack);
  Template.fromStack(stack).hasResourceProperties('Custom::OutpostsDataSyncLocation', { AgentArns: [{ Ref: 'PlainAgent' }] });
});

describe('an import', () => {
  test('of an agent refers to it, in its own environment', () => {
    const agent = DataSyncAgent.fromDataSyncAgentArn(newStack(), 'Agent', AGENT);
    expect([agent.agentArn, agent.agentRef]).toEqual([AGENT, { agentArn: AGENT }]);
    expect(agent.env).toMatchObject({ account: '111122223333', region: 'us-west-2' });
  });

  test('of a link refers to its task, in its own environment', () => {
    const taskArn = 'arn:aws:datasync:eu-west-3:444455556666:task/task-0a1b2c3d4e5f60718';
    const imported = BackupLink.fromTaskArn(newStack(), 'Link', taskArn);
    expect([imported.taskArn, imported.taskRef]).toEqual([taskArn, { taskArn }]);
    expect(imported.env).toMatchObject({ account: '444455556666', region: 'eu-west-3' });
  });
});

describe('a link of one’s own', () => {
  const taskOf = (props: Partial<BackupLinkProps>) => {
    const { stack } = link(props);
    return Object.values(Template.fromStack(stack).findResources('AWS::DataSync::Task'))[0].Properties;
  };

  test.each([
    [1, 125_000],
    [0.5, 62_500],
    [200, 25_000_000],
    [1_000, 125_000_000],
  ])('of at most %s Mbps takes %s bytes a second', (bandwidthLimitMbps, bytesPerSecond) => {
    expect(taskOf({ bandwidthLimitMbps }).Options.BytesPerSecond).toBe(bytesPerSecond);
  });

  test.each([
    [Schedule.rate(Duration.hours(6)), 'rate(6 hours)'],
    [Schedule.rate(Duration.days(1)), 'rate(1 day)'],
    [Schedule.cron({ minute: '0', hour: '3' }), 'cron(0 3 * * ? *)'],
    [Schedule.expression('cron(0 12 ? * SUN,WED *)'), 'cron(0 12 ? * SUN,WED *)'],
  ])('can have another schedule: %#', (schedule, expression) => {
    expect(taskOf({ schedule }).Schedule.ScheduleExpression).toBe(expression);
    expect(expression).toMatch(/^[a-zA-Z0-9 _*?,|^\-/#\s()+]*$/); // what the API takes
  });

  test.each([
    [undefined, 'ONLY_FILES_TRANSFERRED'],
    [BackupVerification.POINT_IN_TIME_CONSISTENT, 'POINT_IN_TIME_CONSISTENT'],
    [BackupVerification.NONE, 'NONE'],
  ])('verifies %s as %s', (verification, mode) => {
    expect(taskOf({ verification }).Options.VerifyMode).toBe(mode);
  });

  test('copies the files of an NFS server, with all that S3 keeps of them', () => {
    const source = { serverHostname: '10.0.8.20', subdirectory: '/export/recipes' };
    const { stack, created } = link({ source: BackupSource.nfs(source) });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::DataSync::LocationNFS', {
      ServerHostname: '10.0.8.20',
      Subdirectory: '/export/recipes',
      OnPremConfig: { AgentArns: [AGENT] },
    });
    template.hasResourceProperties('AWS::DataSync::Task', {
      SourceLocationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkSource'), 'LocationArn'] },
      Options: Match.objectLike({ PosixPermissions: Match.absent(), VerifyMode: 'ONLY_FILES_TRANSFERRED' }),
    });
    template.resourceCountIs('Custom::OutpostsDataSyncLocation', 0);
    expect(created.sourceRole).toBeUndefined();
  });

  test('copies the files of an SMB server, whose password is in no template', () => {
    const stack = newStack();
    const password = new Secret(stack, 'Password');
    const source = { serverHostname: 'files.plant.example', subdirectory: '/recipes', user: 'backup', domain: 'PLANT', password };
    link({ source: BackupSource.smb(source) }, stack);
    const template = Template.fromStack(stack);
    const secret = { Ref: expect.stringMatching(/^Password/) };
    template.hasResource('AWS::DataSync::LocationSMB', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LinkSourceRoleDefaultPolicy')]),
    });
    const [location] = Object.values(template.findResources('AWS::DataSync::LocationSMB'));
    expect(location.Properties).toEqual({
      ServerHostname: 'files.plant.example',
      Subdirectory: '/recipes',
      User: 'backup',
      Domain: 'PLANT',
      AgentArns: [AGENT],
      AuthenticationType: 'NTLM',
      CustomSecretConfig: {
        SecretArn: secret,
        SecretAccessRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^LinkSourceRole/), 'Arn'] },
      },
    });
    const [policy] = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('LinkSourceRole'));
    expect(policy[1].Properties.PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: secret },
    ]);
    template.hasResourceProperties('AWS::DataSync::Task', {
      Options: Match.objectLike({ Uid: 'NONE', Gid: 'NONE', PosixPermissions: 'NONE', SecurityDescriptorCopyFlags: 'NONE' }),
    });
  });

  test('leads from an access point and to a bucket that exist already', () => {
    const stack = newStack();
    const prefix = `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
    const bucket = S3OutpostsBucket.fromBucketArn(stack, 'Existing', `${prefix}/bucket/records`);
    const accessPointArn = `${prefix}/accesspoint/records`;
    const source = BackupSource.s3Outposts(
      S3OutpostsAccessPoint.fromAccessPointAttributes(stack, 'AccessPoint', { accessPointArn, bucket }),
    );
    const agents = [DataSyncAgent.fromDataSyncAgentArn(stack, 'Agent', AGENT)];
    new BackupLink(stack, 'Link', { source, destination: Bucket.fromBucketName(stack, 'Copies', 'copies'), agents });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: 's3-outposts:GetAccessPoint', Resource: accessPointArn })]),
      },
    });
    expect(JSON.stringify(template.findResources('AWS::IAM::Policy'))).not.toContain('kms:');
  });

  test('leads to a bucket of another stack', () => {
    const app = newApp();
    const region = new Stack(app, 'Region', { env: ENV });
    const destination = new BackupBucket(region, 'Copies').bucket;
    const { stack } = link({ destination }, new Stack(app, 'Plant', { env: ENV }));
    Template.fromStack(stack).hasResourceProperties('AWS::DataSync::LocationS3', {
      S3BucketArn: { 'Fn::ImportValue': Match.stringLikeRegexp('^Region:') },
    });
  });
});

test('a report of each copy goes to a bucket in the Region, by a role of its own', () => {
  const stack = newStack();
  const reportBucket = new Bucket(stack, 'Reports');
  link({ reportBucket }, stack);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::DataSync::Task', {
    TaskReportConfig: {
      Destination: {
        S3: {
          S3BucketArn: stack.resolve(reportBucket.bucketArn),
          BucketAccessRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LinkReportRole'), 'Arn'] },
          Subdirectory: 'reports',
        },
      },
      OutputType: 'STANDARD',
      ReportLevel: 'SUCCESSES_AND_ERRORS',
    },
  });
  const [policy] = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('LinkReportRole'));
  expect(JSON.stringify(policy)).toContain('s3:PutObject');
});
