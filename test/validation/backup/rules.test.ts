import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';
import { agentOfAccessPoint, backupTask } from '../../../lib/validation/backup/example';
import { evaluate } from '../../../lib/validation/evaluate';
import type { Example } from '../../../lib/validation/rule';

function found({ resources }: Example): string[] {
  const facts = readFacts([{ name: 'Ship', path: 'ship.json', body: { Resources: resources }, region: 'us-west-2' }]);
  return evaluate(facts, rules)
    .findings.filter(({ ruleId }) => ruleId.startsWith('backup-') || ruleId.startsWith('data-sync-'))
    .map(({ ruleId, location }) => `${ruleId} ${location.logicalId}`);
}

test.each([
  ['rate(59 minutes)', true],
  ['rate(60 minutes)', false],
  ['rate(1 hour)', false],
  ['cron(0 2 * * ? *)', false],
  ['cron(0,30 * * * ? *)', true],
  ['cron(*/15 * * * ? *)', true],
])('the schedule %s is more than hourly: %p', (ScheduleExpression, isMore) => {
  expect(found(backupTask({ Schedule: { ScheduleExpression } }))).toEqual(isMore ? ['backup-more-than-hourly Backup'] : []);
});

test('a schedule that is switched off starts nothing', () => {
  expect(found(backupTask({ Schedule: { ScheduleExpression: 'rate(5 minutes)', Status: 'DISABLED' } }))).toEqual([]);
});

test('tasks between buckets of the Region are nobody’s business here', () => {
  const inRegion: Json = { Type: 'AWS::DataSync::LocationS3', Properties: { S3BucketArn: 'arn:aws:s3:::other' } };
  const { resources } = backupTask({ Schedule: { ScheduleExpression: 'rate(5 minutes)' } });
  expect(found({ resources: { ...resources, OnOutpost: inRegion } })).toEqual([]);
});

test('a location of CloudFormation is found by the access point of the template that it names', () => {
  const Bucket: Json = { Type: 'AWS::S3Outposts::Bucket', Properties: { BucketName: 'readings', OutpostId: 'op-0a1b2c3d4e5f60718' } };
  const AccessPoint: Json = { Type: 'AWS::S3Outposts::AccessPoint', Properties: { Bucket: { 'Fn::GetAtt': ['Bucket', 'Arn'] } } };
  const Location: Json = { Type: 'AWS::DataSync::LocationS3', Properties: { S3BucketArn: { 'Fn::GetAtt': ['AccessPoint', 'Arn'] } } };
  expect(found({ resources: { Bucket, AccessPoint, Location } })).toEqual(['data-sync-location-without-agent Location']);
});

test('an agent is looked for as the library makes it, by a launch template, and not where its VPC is not known', () => {
  const { resources } = agentOfAccessPoint({ VpcId: { Ref: 'Other' }, CidrBlock: '10.1.8.0/24' }, 'm5.xlarge');
  const LaunchTemplate: Json = { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { InstanceType: 'm5.xlarge' } } };
  const Version = { 'Fn::GetAtt': ['LaunchTemplate', 'LatestVersionNumber'] };
  const launched = (SubnetId: Json | string): Json => ({
    Type: 'AWS::EC2::Instance',
    Properties: { SubnetId, LaunchTemplate: { LaunchTemplateId: { Ref: 'LaunchTemplate' }, Version } },
  });
  expect(found({ resources: { ...resources, LaunchTemplate, Instance: launched({ Ref: 'Line' }) } })).toEqual([
    'data-sync-agent-in-another-vpc OnOutpost',
    'data-sync-agent-too-small Agent',
  ]);
  expect(found({ resources: { ...resources, LaunchTemplate, Instance: launched('subnet-0a1b2c3d4e5f60718') } })).toEqual([
    'data-sync-agent-too-small Agent',
  ]);
});

test.each([
  ['m5.2xlarge', false],
  ['m7i.4xlarge', false],
  ['c5.xlarge', true],
  ['m5.large', true],
  ['c6id.metal', false],
])('an agent of type %s is too small: %p', (instanceType, isTooSmall) => {
  expect(found(agentOfAccessPoint({}, instanceType))).toEqual(isTooSmall ? ['data-sync-agent-too-small Agent'] : []);
});

test('the way back on a schedule is found where the template makes the bucket, too, and nothing about it is undecided', () => {
  const Copies: Json = { Type: 'AWS::S3::Bucket', Properties: {} };
  const Restore: Json = {
    Type: 'AWS::DataSync::Task',
    Properties: {
      SourceLocationArn: { 'Fn::GetAtt': ['InRegion', 'LocationArn'] },
      DestinationLocationArn: { Ref: 'OnOutpost' },
      Schedule: { ScheduleExpression: 'rate(1 minute)' },
    },
  };
  const { resources } = backupTask({}, { S3BucketArn: { 'Fn::GetAtt': ['Copies', 'Arn'] } }, { Copies, Restore });
  const facts = readFacts([{ name: 'Ship', path: 'ship.json', body: { Resources: resources }, region: 'us-west-2' }]);
  const { findings, undecided } = evaluate(
    facts,
    rules.filter(({ on }) => on === 'dataSyncTask'),
  );
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['backup-in-both-directions']);
  expect(undecided).toEqual([]);
});
