import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const policy = (Action: string) =>
  inTemplate({
    ...bucketOnOutpost,
    Policy: resource('AWS::S3Outposts::BucketPolicy', {
      Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
      PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action, Resource: '*' }] },
    }),
  });

export const policyWithActionsOfRegion = rule({
  id: 'policy-with-actions-of-region',
  enforces: ['S3-11'],
  severity: 'error',
  title: 'A policy of S3 on Outposts names actions of S3 in the Region only, and so has no effect',
  fix: 'Use the actions of s3-outposts, such as s3-outposts:GetObject; `accessPoint.grants` does',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
  on: 'bucketPolicy',
  needs: ['statements.actions'],
  check: ({ statements }) => {
    const inRegion = statements?.find(({ actions }) => actions?.length && actions.every((action) => action.startsWith('s3:')));
    return inRegion && { message: `a statement is about ${inRegion.actions?.join(', ')}` };
  },
  get examples() {
    return { bad: policy('s3:GetObject'), good: policy('s3-outposts:GetObject') };
  },
});
