import { MAX_ACCESS_POINTS_PER_BUCKET } from '../../../catalog/s3-on-outposts';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const bucket = (count: number) =>
  inTemplate({
    Readings: bucketOnOutpost.Readings,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `AccessPoint${index}`,
        resource('AWS::S3Outposts::AccessPoint', {
          Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
          Name: `readings-${index}`,
          VpcConfiguration: { VpcId: 'vpc-0123456789abcdef0' },
        }),
      ]),
    ),
  });

export const tooManyAccessPoints = rule({
  id: 'too-many-access-points',
  enforces: ['S3-2'],
  severity: 'error',
  title: 'An S3 on Outposts bucket has more than 10 access points',
  fix: 'Share access points between applications, or use multiple buckets',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'bucket',
  needs: ['accessPoints'],
  check: ({ accessPoints }) =>
    accessPoints && accessPoints.length > MAX_ACCESS_POINTS_PER_BUCKET && accessPoints.every(({ location }) => !location?.condition)
      ? { message: `the bucket has ${accessPoints.length} access points; the maximum is ${MAX_ACCESS_POINTS_PER_BUCKET}` }
      : undefined,
  get examples() {
    return { bad: bucket(11), good: bucket(10) };
  },
});
