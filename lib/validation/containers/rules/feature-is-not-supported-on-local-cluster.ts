import { UNSUPPORTED_PARTS } from '../../../catalog/eks-on-outposts';
import { inTemplate, resource } from '../../example';
import { localCluster, localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const addOn = resource('AWS::EKS::Addon', { ClusterName: { Ref: 'Cluster' }, AddonName: 'coredns' });

export const featureIsNotSupportedOnLocalCluster = rule({
  id: 'feature-is-not-supported-on-local-cluster',
  enforces: ['EKS-14', 'EKS-16'],
  severity: 'error',
  title: 'Feature is not supported on EKS local clusters',
  fix: 'Remove the resource: use self-managed nodes, as `EksSelfManagedNodes` does, the aws-auth ConfigMap for access, install add-ons in the cluster, and use the node role for pod permissions',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksClusterPart',
  when: ({ type, cluster }) => UNSUPPORTED_PARTS.some((part) => part.type === type) && !!cluster?.outpost,
  needs: ['cluster.outpost?', 'cluster.etcdInstanceType'],
  check: ({ type, cluster, clusterProperty }) => {
    const unsupported = UNSUPPORTED_PARTS.find((part) => part.type === type);
    if (!cluster?.outpost || !unsupported || (cluster.etcdInstanceType !== null && !unsupported.onInstanceStore)) return undefined;
    return {
      property: clusterProperty,
      message: `local cluster ${cluster.id} does not support ${unsupported.feature}`,
    };
  },
  get examples() {
    return { bad: inTemplate({ ...localCluster(), AddOn: addOn }), good: inTemplate({ ...localClusterOnInstanceStore(), AddOn: addOn }) };
  },
});
