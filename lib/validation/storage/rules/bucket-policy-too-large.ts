import { MAX_POLICY_BYTES } from '../../../catalog/s3-on-outposts';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const bucketPolicy = (count: number) =>
  inTemplate({
    ...bucketOnOutpost,
    Policy: resource('AWS::S3Outposts::BucketPolicy', {
      Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: Array.from({ length: count }, (_, index) => `arn:aws:iam::111122223333:role/machine-${index}`) },
          Action: 's3-outposts:GetObject',
          Resource: '*',
        },
      },
    }),
  });

export const bucketPolicyTooLarge = rule({
  id: 'bucket-policy-too-large',
  enforces: ['S3-2'],
  severity: 'error',
  title: 'The policy of an S3 on Outposts bucket is larger than 20 KB',
  fix: 'Use fewer statements, or move statements to the policies of multiple access points',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsBucketPolicy.html',
  on: 'bucketPolicy',
  when: ({ type }) => type === 'AWS::S3Outposts::BucketPolicy',
  needs: [],
  check: ({ leastBytes }) =>
    leastBytes > MAX_POLICY_BYTES
      ? { property: 'PolicyDocument', message: `the policy is larger than ${leastBytes} bytes; the maximum is ${MAX_POLICY_BYTES}` }
      : undefined,
  get examples() {
    return { bad: bucketPolicy(600), good: bucketPolicy(60) };
  },
});
