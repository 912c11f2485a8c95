import { differ } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost, endpointOnOutpost } from '../example';
import { rule } from '../../rule';

const accessPoint = (network: ReturnType<typeof endpointOnOutpost>) =>
  inTemplate({
    ...network,
    Readings: bucketOnOutpost.Readings,
    AccessPoint: resource('AWS::S3Outposts::AccessPoint', {
      Bucket: { 'Fn::GetAtt': ['Readings', 'Arn'] },
      Name: 'readings',
      VpcConfiguration: { VpcId: { Ref: 'Vpc' } },
    }),
  });

export const accessPointWithoutEndpoint = rule({
  id: 'access-point-without-endpoint',
  enforces: ['S3-9'],
  severity: 'warning',
  title: 'The VPC of an S3 on Outposts access point has no endpoint on the Outpost of the bucket',
  fix: 'Create an AWS::S3Outposts::Endpoint for the VPC in a subnet on the Outpost, as `S3OutpostsEndpoint` does',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html',
  on: 'accessPoint',
  needs: ['bucket.outpost', 'endpoints.outpost'],
  check: ({ bucket, endpoints }) => {
    const outpost = bucket?.outpost;
    if (!outpost || !endpoints || endpoints.some((endpoint) => endpoint.outpost === outpost || !differ(endpoint.outpost, outpost))) {
      return undefined;
    }
    return { property: 'VpcConfiguration', message: `the VPC of the access point has no S3 on Outposts endpoint on ${outpost.id}` };
  },
  get examples() {
    return { bad: accessPoint({ Vpc: endpointOnOutpost().Vpc }), good: accessPoint(endpointOnOutpost()) };
  },
});
