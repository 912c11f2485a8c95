import { MAX_POLICY_BYTES } from '../../../catalog/s3-on-outposts';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const accessPoint = (count: number) =>
  inTemplate({
    Readings: bucketOnOutpost.Readings,
    AccessPoint: resource('AWS::S3Outposts::AccessPoint', {
      Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
      Name: 'readings',
      VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
      Policy: {
        Statement: Array.from({ length: count }, (_, index) => ({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::111122223333:role/machine-${index}` },
          Action: 's3-outposts:PutObject',
          Resource: `arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/accesspoint/readings/object/machine-${index}/*`,
        })),
      },
    }),
  });

export const accessPointPolicyTooLarge = rule({
  id: 'access-point-policy-too-large',
  enforces: ['S3-2'],
  severity: 'error',
  title: 'The policy of an S3 on Outposts access point is larger than 20 KB',
  fix: 'Use fewer statements with multiple principals each, or use multiple access points',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'bucketPolicy',
  when: ({ type }) => type === 'AWS::S3Outposts::AccessPoint',
  needs: [],
  check: ({ leastBytes }) =>
    leastBytes > MAX_POLICY_BYTES
      ? { property: 'Policy', message: `the policy is larger than ${leastBytes} bytes; the maximum is ${MAX_POLICY_BYTES}` }
      : undefined,
  get examples() {
    return { bad: accessPoint(120), good: accessPoint(20) };
  },
});
