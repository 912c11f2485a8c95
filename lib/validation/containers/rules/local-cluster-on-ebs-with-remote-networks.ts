import { inTemplate } from '../../example';
import { localCluster, localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const remote = { cluster: { RemoteNetworkConfig: { RemoteNodeNetworks: [{ Cidrs: ['192.168.0.0/16'] }] } } };

export const localClusterOnEbsWithRemoteNetworks = rule({
  id: 'local-cluster-on-ebs-with-remote-networks',
  enforces: ['EKS-16'],
  // The API accepts it for local clusters on instance store only; the user guide does not mention it.
  severity: 'warning',
  title: 'A local cluster on EBS specifies networks of hybrid nodes, which requires a local cluster on instance store',
  fix: 'Remove RemoteNetworkConfig, or specify EtcdInstanceType on an Outpost that boots from instance store',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['hasRemoteNetworks', 'etcdInstanceType'],
  check: ({ outpost, hasRemoteNetworks, etcdInstanceType }) =>
    outpost && hasRemoteNetworks && etcdInstanceType === null
      ? {
          property: 'RemoteNetworkConfig',
          message: 'RemoteNetworkConfig requires EtcdInstanceType, which the local cluster does not specify',
        }
      : undefined,
  get examples() {
    return { bad: inTemplate(localCluster(remote)), good: inTemplate(localClusterOnInstanceStore(remote)) };
  },
});
