import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Enabled: boolean) => inTemplate(localCluster({ cluster: { ComputeConfig: { Enabled } } }));

export const localClusterInAutoMode = rule({
  id: 'local-cluster-in-auto-mode',
  enforces: ['EKS-14'],
  severity: 'error',
  title: 'A local cluster is in EKS Auto Mode, whose nodes AWS would manage',
  fix: 'Remove ComputeConfig, and run the nodes as an Auto Scaling group: nodes on an Outpost are self-managed',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['isAutoMode'],
  check: ({ outpost, isAutoMode }) =>
    outpost && isAutoMode ? { property: 'ComputeConfig', message: 'EKS Auto Mode is enabled' } : undefined,
  get examples() {
    return { bad: cluster(true), good: cluster(false) };
  },
});
