import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Enabled: boolean) => inTemplate(localCluster({ cluster: { ComputeConfig: { Enabled } } }));

export const localClusterInAutoMode = rule({
  id: 'local-cluster-in-auto-mode',
  enforces: ['EKS-14'],
  severity: 'error',
  title: 'EKS Auto Mode is enabled for a local cluster, which supports self-managed nodes only',
  fix: 'Remove ComputeConfig, and use self-managed nodes, as `EksSelfManagedNodes` does: nodes on an Outpost are self-managed',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['isAutoMode'],
  check: ({ outpost, isAutoMode }) =>
    outpost && isAutoMode
      ? { property: 'ComputeConfig', message: `EKS Auto Mode is not supported for the local cluster on ${outpost.id}` }
      : undefined,
  get examples() {
    return { bad: cluster(true), good: cluster(false) };
  },
});
