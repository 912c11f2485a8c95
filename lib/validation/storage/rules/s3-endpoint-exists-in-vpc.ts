import { coexist } from '../../facts/fact';
import { inTemplate, otherOutpostSubnet, outpostSubnet, resource } from '../../example';
import type { Endpoint } from '../facts';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

const endpoints = (OutpostId: string, Second: ReturnType<typeof resource>) =>
  inTemplate({
    ...endpointOnOutpost(),
    Second,
    SecondEndpoint: resource('AWS::S3Outposts::Endpoint', {
      OutpostId,
      SubnetId: { Ref: 'Second' },
      SecurityGroupId: 'sg-0123456789abcdef0',
    }),
  });

/** Whether an existing endpoint cannot be the one that the template created: it is in another subnet. */
function isOutside({ subnet }: Endpoint, created: Endpoint): boolean {
  const [theirs, ours] = [subnet?.cidrBlock, created.subnet?.cidrBlock];
  return !!theirs && !!ours && theirs !== ours;
}

export const s3EndpointExistsInVpc = rule({
  id: 's3-endpoint-exists-in-vpc',
  enforces: ['S3-3'],
  severity: 'error',
  title: 'A VPC has two S3 on Outposts endpoints on the same Outpost',
  fix: 'Remove one of the endpoints: a single endpoint serves every access point of the VPC on the Outpost',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['vpc'],
  check: (endpoint, facts) => {
    const { outpost, vpc } = endpoint;
    if (!outpost || !vpc || vpc.origin === 'unknown') return undefined;
    const isOther = (it: Endpoint) => (it.location ? it.id < endpoint.id : isOutside(it, endpoint));
    const other = facts.by('endpoint', 'vpc', vpc).find((it) => it.outpost === outpost && coexist(it, endpoint) && isOther(it));
    return (
      other && { property: 'SubnetId', message: `the VPC already has endpoint ${other.location?.logicalId ?? other.id} on ${outpost.id}` }
    );
  },
  get examples() {
    return {
      bad: endpoints('op-0a1b2c3d4e5f60718', outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.9.0/24' })),
      good: endpoints('op-0fedcba9876543210', otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } })),
    };
  },
});
