import { inTemplate, outpostSubnet, resource } from '../example';
import type { Json } from '../facts/template';
import type { Example } from '../rule';
import { bucketOnOutpost } from '../storage/example';

/** The snapshot policy `Policy`, which keeps daily snapshots of the volumes of Outposts on their Outposts. */
export const localSnapshotPolicy = (schedule: object = {}, details: object = {}): Example =>
  inTemplate({
    Policy: resource('AWS::DLM::LifecyclePolicy', {
      Description: 'Plant',
      State: 'ENABLED',
      ExecutionRoleArn: 'arn:aws:iam::111122223333:role/snapshots',
      PolicyDetails: {
        ResourceLocations: ['OUTPOST'],
        ResourceTypes: ['VOLUME'],
        TargetTags: [{ Key: 'Backup', Value: 'daily' }],
        Schedules: [{ CreateRule: { Interval: 24, Location: 'OUTPOST_LOCAL' }, RetainRule: { Count: 7 }, ...schedule }],
        ...details,
      },
    }),
  });

/** The DataSync task `Backup` from an S3 on Outposts bucket to a bucket in the Region. */
export const backupTask = (task: object = {}, destination: object = {}, more: { readonly [logicalId: string]: Json } = {}): Example =>
  inTemplate({
    OnOutpost: resource('Custom::OutpostsDataSyncLocation', {
      AccessPointArn: 'arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/readings',
    }),
    InRegion: resource('AWS::DataSync::LocationS3', { S3BucketArn: 'arn:aws:s3:::copies', ...destination }),
    Backup: resource('AWS::DataSync::Task', {
      SourceLocationArn: { Ref: 'OnOutpost' },
      DestinationLocationArn: { 'Fn::GetAtt': ['InRegion', 'LocationArn'] },
      Schedule: { ScheduleExpression: 'rate(1 hour)' },
      ...task,
    }),
    ...more,
  });

/** A DataSync location of an S3 on Outposts bucket, whose access point is for the VPC `Vpc`, with an agent in a subnet of that VPC. */
export const agentOfAccessPoint = (
  subnet: object = {},
  InstanceType = 'm5.2xlarge',
  agent: object = { VpcEndpointId: 'vpce-0a1b2c3d4e5f60718' },
): Example =>
  inTemplate({
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    Other: resource('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
    Line: outpostSubnet({ VpcId: { Ref: 'Vpc' }, ...subnet }),
    Instance: resource('AWS::EC2::Instance', { ImageId: 'ami-0a1b2c3d4e5f60718', InstanceType, SubnetId: { Ref: 'Line' } }),
    Agent: resource('Custom::OutpostsDataSyncAgent', { InstanceId: { Ref: 'Instance' }, ...agent }),
    ...bucketOnOutpost,
    AccessPoint: resource('AWS::S3Outposts::AccessPoint', {
      Bucket: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
      Name: 'readings',
      VpcConfiguration: { VpcId: { Ref: 'Vpc' } },
    }),
    OnOutpost: resource('Custom::OutpostsDataSyncLocation', {
      AccessPointArn: { 'Fn::GetAtt': ['AccessPoint', 'Arn'] },
      AgentArns: [{ Ref: 'Agent' }],
    }),
  });
