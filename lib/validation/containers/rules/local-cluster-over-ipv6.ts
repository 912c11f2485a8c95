import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (IpFamily: string) => inTemplate(localCluster({ cluster: { KubernetesNetworkConfig: { IpFamily } } }));

export const localClusterOverIpv6 = rule({
  id: 'local-cluster-over-ipv6',
  enforces: ['EKS-16'],
  severity: 'error',
  title: 'A local cluster is to use IPv6, which Outposts do not support for EKS',
  fix: 'Remove IpFamily, or set it to ipv4',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['ipFamily'],
  check: ({ outpost, ipFamily }) =>
    outpost && ipFamily === 'ipv6' ? { property: 'KubernetesNetworkConfig', message: `IpFamily is ${ipFamily}` } : undefined,
  get examples() {
    return { bad: cluster('ipv6'), good: cluster('ipv4') };
  },
});
