import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const policy = (condition: object) =>
  inTemplate({
    ...bucketOnOutpost,
    Policy: resource('AWS::S3Outposts::BucketPolicy', {
      Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
      PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3-outposts:GetObject', Resource: '*', ...condition }] },
    }),
  });

export const s3PolicyIsPublic = rule({
  id: 's3-policy-is-public',
  enforces: ['S3-12'],
  severity: 'error',
  title: 'An S3 on Outposts policy grants public access, which S3 on Outposts does not support',
  fix: 'Specify the principals, or add a condition that restricts the source IP addresses',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
  on: 'bucketPolicy',
  needs: ['statements.effect', 'statements.isPublic', 'statements.conditionKeys'],
  check: ({ statements, property }) =>
    statements?.some(({ effect, isPublic, conditionKeys }) => effect === 'Allow' && isPublic && conditionKeys?.length === 0)
      ? { property: `${property}.Statement`, message: 'a statement allows principal * without a condition' }
      : undefined,
  get examples() {
    return { bad: policy({}), good: policy({ Condition: { IpAddress: { 'aws:SourceIp': '192.168.0.0/16' } } }) };
  },
});
