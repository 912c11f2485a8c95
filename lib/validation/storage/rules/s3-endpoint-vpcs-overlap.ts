import { overlap } from '../../../catalog/cidr';
import { coexist, differ } from '../../facts/fact';
import { inTemplate, outpostSubnet, resource } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

const endpoints = (CidrBlock: string) =>
  inTemplate({
    ...endpointOnOutpost(),
    SecondVpc: resource('AWS::EC2::VPC', { CidrBlock }),
    Second: outpostSubnet({ VpcId: { Ref: 'SecondVpc' }, CidrBlock: CidrBlock.replace(/[/].*/, '/24') }),
    SecondEndpoint: resource('AWS::S3Outposts::Endpoint', {
      OutpostId: 'op-0a1b2c3d4e5f60718',
      SubnetId: { Ref: 'Second' },
      SecurityGroupId: 'sg-0123456789abcdef0',
    }),
  });

export const s3EndpointVpcsOverlap = rule({
  id: 's3-endpoint-vpcs-overlap',
  enforces: ['S3-4'],
  severity: 'error',
  title: 'VPCs with S3 on Outposts endpoints on the same Outpost have overlapping CIDR blocks',
  fix: 'Use CIDR blocks that do not overlap',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['vpc.cidrBlock'],
  check: (endpoint, facts) => {
    const { outpost, vpc } = endpoint;
    if (!outpost || !vpc?.cidrBlock) return undefined;
    const other = facts
      .by('endpoint', 'outpost', outpost)
      .filter((it) => (!it.location || it.id < endpoint.id) && differ(it.vpc, vpc) && coexist(it, endpoint))
      .find((it) => overlap(it.vpc?.cidrBlock, vpc.cidrBlock));
    return (
      other && {
        property: 'SubnetId',
        message: `VPC CIDR block ${vpc.cidrBlock} overlaps with ${other.vpc?.cidrBlock} of endpoint ${other.location?.logicalId ?? other.id} on ${outpost.id}`,
      }
    );
  },
  get examples() {
    return { bad: endpoints('10.0.0.0/20'), good: endpoints('10.1.0.0/16') };
  },
});
