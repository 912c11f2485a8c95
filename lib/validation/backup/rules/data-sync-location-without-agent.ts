import { inTemplate, resource } from '../../example';
import { backupTask } from '../example';
import { rule } from '../../rule';

export const dataSyncLocationWithoutAgent = rule({
  id: 'data-sync-location-without-agent',
  enforces: ['DS-2'],
  severity: 'error',
  title: 'A DataSync location of an S3 on Outposts bucket requires agents, which AWS::DataSync::LocationS3 does not support',
  fix: 'Use `BackupLink`, whose custom resource creates the location with the access point and the agents, since CloudFormation does not support AgentArns of S3 locations',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html',
  on: 'dataSyncLocation',
  // Another rule reports AgentArns, which CloudFormation does not support, with the same advice.
  when: ({ type, hasAgents }) => type === 'AWS::DataSync::LocationS3' && !hasAgents,
  needs: ['isOnOutpost', 'hasAgents?'],
  check: ({ isOnOutpost }) =>
    isOnOutpost ? { property: 'S3BucketArn', message: 'the location of an S3 on Outposts bucket has no agents' } : undefined,
  get examples() {
    const S3BucketArn = 'arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/readings';
    return { bad: inTemplate({ OnOutpost: resource('AWS::DataSync::LocationS3', { S3BucketArn }) }), good: backupTask() };
  },
});
