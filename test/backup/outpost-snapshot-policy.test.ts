import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { OutpostSnapshotPolicy, SnapshotLocation, SnapshotResourceType, type OutpostSnapshotPolicyProps } from '../../lib';
import { ENV, newApp, plant } from '../plant';
import { findingsOf } from '../validation/synthesized';

function policyOf(props: OutpostSnapshotPolicyProps = {}) {
  const app = newApp();
  const stack = new Stack(app, 'Plant', { env: ENV });
  const outpost = plant(stack);
  const policy = new OutpostSnapshotPolicy(stack, 'Snapshots', props);
  const data = new ec2.Volume(stack, 'Data', { availabilityZone: 'us-west-2a', size: Size.gibibytes(100), encrypted: true });
  data.with(outpost.placement);
  return { app, stack, policy, data };
}

const KEY = 'cdk-outposts:snapshot-policy';
const by = (policy: string) => ({ Key: KEY, Value: Match.stringLikeRegexp(`^Plant-${policy}-[0-9A-F]{8}$`) });
const details = (template: Template) => Object.values(template.findResources('AWS::DLM::LifecyclePolicy'))[0].Properties.PolicyDetails;
const statements = (template: Template) =>
  Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

describe('a snapshot policy', () => {
  test('makes a snapshot a day in the Region, and keeps a week of them, of volumes on Outposts', () => {
    const { stack, policy, data } = policyOf();
    policy.protect(data);
    expect(details(Template.fromStack(stack))).toEqual({
      PolicyType: 'EBS_SNAPSHOT_MANAGEMENT',
      ResourceTypes: ['VOLUME'],
      ResourceLocations: ['OUTPOST'],
      TargetTags: [{ Key: KEY, Value: expect.stringMatching(/^Plant-Snapshots-[0-9A-F]{8}$/) }],
      Schedules: [
        {
          Name: 'Snapshots',
          CreateRule: { Location: 'CLOUD', Interval: 24, IntervalUnit: 'HOURS', Times: ['03:00'] },
          RetainRule: { Count: 7 },
          CopyTags: true,
        },
      ],
    });
  });

  test('is for what it protects alone, though a policy is for all Outposts of the account', () => {
    const { stack, policy, data } = policyOf();
    const other = new ec2.Volume(stack, 'Other', { availabilityZone: 'us-west-2a', size: Size.gibibytes(1) });
    const second = new OutpostSnapshotPolicy(stack, 'Second');
    policy.protect(data);
    second.protect(other);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Volume', { Size: 100, Tags: [by('Snapshots')] });
    template.hasResourceProperties('AWS::EC2::Volume', { Size: 1, Tags: [by('Second')] });
  });

  test('protects all volumes within a construct, and tags nothing else', () => {
    const { stack, policy } = policyOf();
    new ec2.CfnPlacementGroup(stack, 'Group', { strategy: 'cluster' });
    policy.protect(stack);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Volume', { Tags: [by('Snapshots')] });
    template.hasResourceProperties('AWS::EC2::PlacementGroup', { Tags: Match.absent() });
  });

  test('of instances leaves boot volumes out where the snapshots stay on the Outpost, since they descend from the Region', () => {
    const onOutpost = policyOf({ resourceType: SnapshotResourceType.INSTANCE, location: SnapshotLocation.OUTPOST });
    expect(details(Template.fromStack(onOutpost.stack))).toMatchObject({
      ResourceTypes: ['INSTANCE'],
      Parameters: { ExcludeBootVolume: true },
      Schedules: [{ CreateRule: { Location: 'OUTPOST_LOCAL' } }],
    });
    const inRegion = policyOf({ resourceType: SnapshotResourceType.INSTANCE });
    expect(details(Template.fromStack(inRegion.stack)).Parameters).toEqual({ ExcludeBootVolume: false });
  });

  test.each([SnapshotLocation.REGION, SnapshotLocation.OUTPOST])('to %s has nothing that a rule finds', (location) => {
    const { app, stack, policy } = policyOf({ location, resourceType: SnapshotResourceType.INSTANCE });
    policy.protect(stack);
    expect(findingsOf(app)).toEqual([]);
  });

  test('has a role that makes snapshots of what is protected, and deletes what Data Lifecycle Manager has made', () => {
    const { stack } = policyOf({ encryptionKeys: [Key.fromKeyArn(new Stack(), 'Key', 'arn:aws:kms:us-west-2:111122223333:key/1')] });
    const policy = statements(Template.fromStack(stack));
    const of = (action: string) => policy.filter(({ Action }) => [Action].flat().includes(action));
    expect(of('ec2:CreateSnapshot')[0].Condition).toEqual({
      StringEquals: { [`aws:ResourceTag/${KEY}`]: expect.stringMatching(/^Plant-Snapshots-/) },
    });
    expect(of('ec2:DeleteSnapshot')[0].Condition).toEqual({ Null: { 'aws:ResourceTag/aws:dlm:lifecycle-policy-id': 'false' } });
    expect(of('kms:CreateGrant')[0]).toMatchObject({
      Resource: 'arn:aws:kms:us-west-2:111122223333:key/1',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
    const everywhere = policy.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect(everywhere.every((action: string) => action.startsWith('ec2:Describe'))).toBe(true);
  });

  test.each([Duration.minutes(30), Duration.hours(5), Duration.days(2)])('has no interval of %s', (interval) => {
    expect(() => policyOf({ interval })).toThrow(/^interval must be one of 1, 2, 3, 4, 6, 8, 12, 24 hours, got [\d.]+ hours$/);
  });

  test('counts the snapshots that failed', () => {
    const { stack, policy } = policyOf();
    policy.metricSnapshotsCreateFailed().createAlarm(stack, 'Failed', { threshold: 1, evaluationPeriods: 1 });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/EBS',
      MetricName: 'SnapshotsCreateFailed',
      Dimensions: [{ Name: 'DLMPolicyId', Value: { Ref: Match.stringLikeRegexp('SnapshotsPolicy') } }],
    });
  });
});
