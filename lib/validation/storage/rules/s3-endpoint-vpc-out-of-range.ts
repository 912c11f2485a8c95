import { ENDPOINT_RANGES } from '../../../catalog/s3-on-outposts';
import { contains, isIpv4 } from '../../../catalog/cidr';
import { inTemplate } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

export const s3EndpointVpcOutOfRange = rule({
  id: 's3-endpoint-vpc-out-of-range',
  enforces: ['S3-4'],
  severity: 'error',
  title: 'The VPC of an S3 on Outposts endpoint uses a CIDR block outside the private IP address ranges',
  fix: 'Use a VPC with a CIDR block in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['vpc.cidrBlock'],
  check: ({ vpc }) =>
    vpc?.cidrBlock && isIpv4(vpc.cidrBlock) && !ENDPOINT_RANGES.some((range) => contains(range, vpc.cidrBlock))
      ? { property: 'SubnetId', message: `VPC CIDR block ${vpc.cidrBlock} is not in a private IP address range` }
      : undefined,
  get examples() {
    return { bad: inTemplate(endpointOnOutpost({}, '100.64.0.0/16')), good: inTemplate(endpointOnOutpost()) };
  },
});
