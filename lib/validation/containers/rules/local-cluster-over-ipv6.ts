import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (IpFamily: string) => inTemplate(localCluster({ cluster: { KubernetesNetworkConfig: { IpFamily } } }));

export const localClusterOverIpv6 = rule({
  id: 'local-cluster-over-ipv6',
  enforces: ['EKS-16'],
  severity: 'error',
  title: 'A local cluster uses IPv6, which EKS on Outposts does not support',
  fix: 'Remove IpFamily, or set it to ipv4',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['ipFamily'],
  check: ({ outpost, ipFamily }) =>
    outpost && ipFamily === 'ipv6'
      ? { property: 'KubernetesNetworkConfig', message: `IpFamily ${ipFamily} is not supported for local clusters` }
      : undefined,
  get examples() {
    return { bad: cluster('ipv6'), good: cluster('ipv4') };
  },
});
