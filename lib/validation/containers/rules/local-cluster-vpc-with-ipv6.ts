import type { EksCluster } from '../facts';
import { inTemplate, resource } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (block: object) =>
  inTemplate({ ...localCluster(), Block: resource('AWS::EC2::VPCCidrBlock', { VpcId: { Ref: 'Vpc' }, ...block }) });

/** Local clusters on instance store do not have this requirement. */
const isOnEbs = ({ outpost, etcdInstanceType }: EksCluster) => outpost && etcdInstanceType === null;

export const localClusterVpcWithIpv6 = rule({
  id: 'local-cluster-vpc-with-ipv6',
  enforces: ['EKS-10', 'EKS-16'],
  severity: 'error',
  title: 'The VPC of a local cluster on EBS has an IPv6 CIDR block, which is not supported',
  fix: 'Remove the CIDR block, or use a separate VPC for the cluster',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'vpcCidrBlock',
  when: ({ vpc }, facts) => !!vpc && facts.by('eksCluster', 'vpc', vpc).some(isOnEbs),
  needs: ['vpc?', 'isIpv6'],
  check: ({ isIpv6, vpc }, facts) => {
    const cluster = isIpv6 ? facts.by('eksCluster', 'vpc', vpc).find(isOnEbs) : undefined;
    return cluster && vpc
      ? { property: 'VpcId', message: `${vpc.id} has an IPv6 CIDR block, which is not supported for ${cluster.id}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster({ AmazonProvidedIpv6CidrBlock: true }), good: cluster({ CidrBlock: '10.1.0.0/16' }) };
  },
});
