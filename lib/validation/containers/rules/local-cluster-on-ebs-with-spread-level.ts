import { inTemplate } from '../../example';
import { localCluster, localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const spread = (cluster: typeof localCluster) => inTemplate(cluster({ outpost: { ControlPlanePlacement: { SpreadLevel: 'host' } } }));

export const localClusterOnEbsWithSpreadLevel = rule({
  id: 'local-cluster-on-ebs-with-spread-level',
  enforces: ['EKS-7'],
  severity: 'warning',
  title: 'A local cluster on EBS specifies a spread level, which is for local clusters on instance store',
  fix: 'Create a placement group with strategy spread and specify it in GroupName; on instance store, set EtcdInstanceType',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-capacity-considerations.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['controlPlaneSpreadLevel', 'etcdSpreadLevel', 'etcdInstanceType'],
  check: ({ outpost, controlPlaneSpreadLevel, etcdSpreadLevel, etcdInstanceType }) => {
    const level = controlPlaneSpreadLevel ?? etcdSpreadLevel;
    return outpost && level && etcdInstanceType === null
      ? { property: 'OutpostConfig', message: `SpreadLevel ${level} is specified without EtcdInstanceType` }
      : undefined;
  },
  get examples() {
    return { bad: spread(localCluster), good: spread(localClusterOnInstanceStore) };
  },
});
