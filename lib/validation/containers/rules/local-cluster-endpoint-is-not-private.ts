import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (EndpointPrivateAccess: boolean) => inTemplate(localCluster({ network: { EndpointPrivateAccess } }));

export const localClusterEndpointIsNotPrivate = rule({
  id: 'local-cluster-endpoint-is-not-private',
  enforces: ['EKS-11'],
  severity: 'error',
  title: 'Private endpoint access is disabled for a local cluster, but its nodes require it',
  fix: 'Set EndpointPrivateAccess to true: the default is false',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-local-cluster-create.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['endpointPrivateAccess'],
  check: ({ outpost, endpointPrivateAccess }) =>
    outpost && endpointPrivateAccess === false
      ? { property: 'ResourcesVpcConfig', message: 'EndpointPrivateAccess is false, but the nodes require the private endpoint' }
      : undefined,
  get examples() {
    return { bad: cluster(false), good: cluster(true) };
  },
});
