import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (EndpointPublicAccess: boolean) => inTemplate(localCluster({ network: { EndpointPublicAccess } }));

export const localClusterEndpointIsPublic = rule({
  id: 'local-cluster-endpoint-is-public',
  enforces: ['EKS-11'],
  severity: 'error',
  title: 'Public endpoint access is enabled for a local cluster on EBS, which is not supported',
  fix: 'Set EndpointPublicAccess to false: the default is true',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['endpointPublicAccess', 'etcdInstanceType'],
  check: ({ outpost, endpointPublicAccess, etcdInstanceType }) =>
    outpost && etcdInstanceType === null && endpointPublicAccess
      ? {
          property: 'ResourcesVpcConfig',
          message: 'EndpointPublicAccess is true, which is not supported without EtcdInstanceType, for local clusters on EBS',
        }
      : undefined,
  get examples() {
    return { bad: cluster(true), good: cluster(false) };
  },
});
