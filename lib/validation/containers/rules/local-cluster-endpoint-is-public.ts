import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (EndpointPublicAccess: boolean) => inTemplate(localCluster({ network: { EndpointPublicAccess } }));

export const localClusterEndpointIsPublic = rule({
  id: 'local-cluster-endpoint-is-public',
  enforces: ['EKS-11'],
  severity: 'error',
  title: 'A local cluster on EBS has a public endpoint, which such a cluster cannot have',
  fix: 'Set EndpointPublicAccess to false: it is true where it is left out',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['endpointPublicAccess', 'etcdInstanceType'],
  check: ({ outpost, endpointPublicAccess, etcdInstanceType }) =>
    outpost && etcdInstanceType === null && endpointPublicAccess
      ? { property: 'ResourcesVpcConfig', message: 'EndpointPublicAccess is true' }
      : undefined,
  get examples() {
    return { bad: cluster(true), good: cluster(false) };
  },
});
