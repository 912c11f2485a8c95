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

export const s3PolicyWithActionsOfRegion = rule({
  id: 's3-policy-with-actions-of-region',
  enforces: ['S3-11'],
  severity: 'error',
  title: 'A statement of an S3 on Outposts policy specifies only actions of Amazon S3 in the Region and has no effect',
  fix: 'Use s3-outposts actions, such as s3-outposts:GetObject; `accessPoint.grants` uses them',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
  on: 'bucketPolicy',
  needs: ['statements.actions'],
  check: ({ statements, property }) => {
    const inRegion = statements?.find(({ actions }) => actions?.length && actions.every((action) => action.startsWith('s3:')));
    return (
      inRegion && {
        property: `${property}.Statement`,
        message: `a statement specifies ${inRegion.actions?.join(', ')}, but no s3-outposts action`,
      }
    );
  },
  get examples() {
    return { bad: policy('s3:GetObject'), good: policy('s3-outposts:GetObject') };
  },
});
