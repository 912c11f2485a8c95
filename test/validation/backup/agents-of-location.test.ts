import { resource } from '../../../lib/validation/example';
import { findingsIn } from '../synthesized';

test('a DataSync location of an S3 on Outposts bucket with AgentArns, which CloudFormation does not support, is reported once', () => {
  const Location = resource('AWS::DataSync::LocationS3', {
    S3BucketArn: 'arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/readings',
    AgentArns: ['arn:aws:datasync:us-west-2:111122223333:agent/agent-0123456789abcdef0'],
  });
  expect(findingsIn({ resources: { Location } })).toEqual(['error property-is-not-in-cloudformation Location Properties.AgentArns']);
});
