import { ENDPOINT_RANGES } from '../../../catalog/s3-on-outposts';
import { contains, isIpv4 } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

export const endpointVpcOutOfRange = rule({
  id: 'endpoint-vpc-out-of-range',
  enforces: ['S3-4'],
  severity: 'error',
  title: 'The VPC of an endpoint of S3 on Outposts has other than private addresses',
  fix: 'Use a VPC within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['vpc.cidrBlock'],
  check: ({ vpc }) =>
    vpc?.cidrBlock && isIpv4(vpc.cidrBlock) && !ENDPOINT_RANGES.some((range) => contains(range, vpc.cidrBlock))
      ? { property: 'SubnetId', message: `the VPC is ${vpc.cidrBlock}` }
      : undefined,
  get examples() {
    return { bad: inTemplate(endpointOnOutpost({}, '100.64.0.0/16')), good: inTemplate(endpointOnOutpost()) };
  },
});
