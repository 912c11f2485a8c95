import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (EnableDnsHostnames: boolean) => inTemplate(localCluster({ vpc: { EnableDnsHostnames } }));

export const localClusterVpcWithoutDns = rule({
  id: 'local-cluster-vpc-without-dns',
  enforces: ['EKS-10'],
  severity: 'error',
  title: 'DNS hostnames or DNS resolution is disabled in the VPC of a local cluster, and cluster creation fails',
  fix: 'Set EnableDnsHostnames and EnableDnsSupport of the VPC to true',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['vpc.enableDnsHostnames', 'vpc.enableDnsSupport'],
  check: ({ outpost, vpc }) => {
    const missing = vpc?.enableDnsHostnames === false ? 'DNS hostnames' : vpc?.enableDnsSupport === false ? 'DNS resolution' : undefined;
    return outpost && vpc && missing
      ? { property: 'ResourcesVpcConfig', message: `${missing} must be enabled in ${vpc.id} for local clusters` }
      : undefined;
  },
  get examples() {
    return { bad: cluster(false), good: cluster(true) };
  },
});
