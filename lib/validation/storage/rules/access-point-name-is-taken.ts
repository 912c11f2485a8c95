import { coexist } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { rule } from '../../rule';

const accessPoints = (Name: string) =>
  inTemplate({
    ...bucketOnOutpost,
    Second: resource('AWS::S3Outposts::AccessPoint', {
      Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
      Name,
      VpcConfiguration: { VpcId: 'vpc-0123456789abcdef1' },
    }),
  });

export const accessPointNameIsTaken = rule({
  id: 'access-point-name-is-taken',
  enforces: ['S3-24'],
  severity: 'error',
  title: 'Two S3 on Outposts access points in a stack have the same name on an Outpost',
  fix: 'Use a unique name for each access point of an account on the Outpost; `S3OutpostsAccessPoint` generates one by default',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCreateBucket.html',
  on: 'accessPoint',
  needs: ['bucket.outpost', 'name'],
  check: (accessPoint, facts) => {
    const { bucket, name } = accessPoint;
    const outpost = bucket?.outpost;
    if (!outpost || !name) return undefined;
    const other = facts
      .inStackOf(accessPoint, 'accessPoint')
      .find((it) => it.name === name && it.id < accessPoint.id && it.bucket?.outpost === outpost && coexist(it, accessPoint));
    return (
      other && {
        property: 'Name',
        message: `access point name ${name} is already used by ${other.location?.logicalId} on ${outpost.id}`,
      }
    );
  },
  get examples() {
    return { bad: accessPoints('readings'), good: accessPoints('archive') };
  },
});
