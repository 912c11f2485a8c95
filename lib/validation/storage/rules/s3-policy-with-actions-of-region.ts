import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const role = (Action: string) =>
  inTemplate({
    ...bucketOnOutpost,
    Reader: resource('AWS::IAM::Policy', {
      PolicyName: 'Reader',
      Roles: ['Reader'],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: { 'Fn::Sub': '${AccessPoint.Arn}/object/*' } }] },
    }),
  });

export const s3PolicyWithActionsOfRegion = rule({
  id: 's3-policy-with-actions-of-region',
  enforces: ['S3-11'],
  severity: 'error',
  title: 'A policy specifies only actions of Amazon S3 in the Region for S3 on Outposts, so the statement has no effect',
  fix: 'Use s3-outposts actions, such as s3-outposts:GetObject; `accessPoint.grants` uses them',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
  on: 'accessPolicy',
  needs: ['statements.actions', 'statements.resources?', 'statements.resources.service?'],
  check: ({ isOfBucket, statements }) => {
    const inRegion = statements.find(({ actions, resources }) => {
      if (!actions?.some((action) => action.startsWith('s3:'))) return false;
      if (isOfBucket) return actions.every((action) => action.startsWith('s3:'));
      const isOnOutpost = resources?.some(({ service }) => service === 's3-outposts');
      return isOnOutpost && !actions.some((action) => action === '*' || action.startsWith('s3-outposts:'));
    });
    return (
      inRegion && {
        property: inRegion.property,
        message: `a statement specifies ${inRegion.actions?.join(', ')}, but no s3-outposts action`,
      }
    );
  },
  get examples() {
    return { bad: role('s3:GetObject'), good: role('s3-outposts:GetObject') };
  },
});
