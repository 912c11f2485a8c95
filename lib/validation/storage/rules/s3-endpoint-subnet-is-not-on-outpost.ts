import { differ } from '../../facts/fact';
import { inTemplate, regionSubnet } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

export const s3EndpointSubnetIsNotOnOutpost = rule({
  id: 's3-endpoint-subnet-is-not-on-outpost',
  enforces: ['S3-5'],
  severity: 'error',
  title: 'The subnet of an S3 on Outposts endpoint is not on the Outpost of the endpoint',
  fix: 'Use a subnet on the Outpost of the endpoint; `S3OutpostsEndpoint` uses the Outpost of its subnet',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['subnet.outpost'],
  check: ({ outpost, subnet }) => {
    if (!outpost || !subnet || !(subnet.outpost === null || differ(subnet.outpost, outpost))) return undefined;
    return {
      property: 'SubnetId',
      message: `the subnet is ${subnet.outpost ? `on ${subnet.outpost.id}` : 'in the Region'}, but the endpoint is on ${outpost.id}`,
    };
  },
  get examples() {
    return {
      bad: inTemplate({ ...endpointOnOutpost(), Plant: regionSubnet({ VpcId: { Ref: 'Vpc' } }) }),
      good: inTemplate(endpointOnOutpost()),
    };
  },
});
