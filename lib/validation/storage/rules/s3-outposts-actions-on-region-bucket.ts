import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { isAboutS3OnOutposts } from '../facts/access-policy';
import { rule } from '../../rule';

const role = (Resource: unknown) =>
  inTemplate({
    ...bucketOnOutpost,
    Archive: resource('AWS::S3::Bucket', {}),
    Writer: resource('AWS::IAM::Policy', {
      PolicyName: 'Writer',
      Roles: ['Writer'],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3-outposts:PutObject', Resource }] },
    }),
  });

export const s3OutpostsActionsOnRegionBucket = rule({
  id: 's3-outposts-actions-on-region-bucket',
  enforces: ['S3-11'],
  severity: 'error',
  title: 'A policy specifies only actions of S3 on Outposts for a bucket in the Region, so the statement has no effect',
  fix: 'Specify the ARN of the S3 on Outposts access point and bucket, as `accessPoint.grants` does, or use s3 actions for a bucket in the Region',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html',
  on: 'accessPolicy',
  when: ({ statements }) => statements.some(isAboutS3OnOutposts),
  needs: ['statements.actions', 'statements.resources', 'statements.resources.service'],
  check: ({ statements }) => {
    const inRegion = statements.find(
      ({ actions, resources }) =>
        actions?.length &&
        resources?.length &&
        actions.every((action) => action.startsWith('s3-outposts:')) &&
        resources.every(({ service }) => service === 's3'),
    );
    return (
      inRegion && {
        property: inRegion.property,
        message: `a statement specifies ${inRegion.actions?.join(', ')}, but no ARN of S3 on Outposts`,
      }
    );
  },
  get examples() {
    return {
      bad: role({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Archive', 'Arn'] }, '/*']] }),
      good: role({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['AccessPoint', 'Arn'] }, '/object/*']] }),
    };
  },
});
