import { MAX_ENDPOINTS_PER_OUTPOST } from '../../../catalog/s3-on-outposts';
import { inTemplate, outpostSubnet, resource } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

const endpoints = (count: number) => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return inTemplate(
    Object.fromEntries(
      numbers.flatMap((number) => [
        [`Vpc${number}`, resource('AWS::EC2::VPC', { CidrBlock: `10.${number}.0.0/16` })],
        [`Plant${number}`, outpostSubnet({ VpcId: { Ref: `Vpc${number}` }, CidrBlock: `10.${number}.0.0/24` })],
        [`Endpoint${number}`, { ...endpointOnOutpost({ SubnetId: { Ref: `Plant${number}` } }).Endpoint }],
      ]),
    ),
  );
};

export const tooManyS3Endpoints = rule({
  id: 'too-many-s3-endpoints',
  enforces: ['S3-3'],
  severity: 'error',
  title: 'An Outpost has more than 100 S3 on Outposts endpoints',
  fix: 'Share VPCs between applications: one endpoint serves a VPC',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'outpost',
  needs: [],
  check: (outpost, facts) => {
    const endpoints = facts.by('endpoint', 'outpost', outpost).filter(({ location }) => location && !location.condition);
    return endpoints.length > MAX_ENDPOINTS_PER_OUTPOST
      ? {
          at: endpoints[MAX_ENDPOINTS_PER_OUTPOST],
          property: 'OutpostId',
          message: `the Outpost has ${endpoints.length} S3 on Outposts endpoints; the maximum is ${MAX_ENDPOINTS_PER_OUTPOST}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: endpoints(101), good: endpoints(2) };
  },
});
