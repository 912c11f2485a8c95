import type { Json } from '../facts/read-template';
import { inTemplate, resource } from './example';
import type { Example } from './rule';

/** Copies a bucket of S3 on Outposts to one in the Region. */
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
