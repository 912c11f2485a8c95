import { inTemplate, resource } from '../../example';
import { localCluster, localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const placed = (cluster: typeof localCluster) =>
  inTemplate({
    ...cluster({ outpost: { ControlPlanePlacement: { GroupName: { Ref: 'Apart' } } } }),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
  });

export const localClusterOnInstanceStoreWithPlacementGroup = rule({
  id: 'local-cluster-on-instance-store-with-placement-group',
  enforces: ['EKS-6'],
  severity: 'warning',
  title: 'A local cluster on instance store specifies a placement group, which is not used',
  fix: 'Set SpreadLevel instead: Amazon EKS creates the placement group',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-capacity-considerations.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['placementGroup', 'etcdInstanceType'],
  check: ({ outpost, placementGroup, etcdInstanceType }) =>
    outpost && placementGroup && etcdInstanceType
      ? { property: 'OutpostConfig', message: `GroupName ${placementGroup.id} is not used with EtcdInstanceType ${etcdInstanceType}` }
      : undefined,
  get examples() {
    return { bad: placed(localClusterOnInstanceStore), good: placed(localCluster) };
  },
});
