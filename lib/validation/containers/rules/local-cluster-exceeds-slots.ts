import { CONTROL_PLANE_INSTANCES } from '../../../catalog/eks-on-outposts';
import { onOutpostWith } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Count: number) =>
  onOutpostWith(
    {
      assets: [
        {
          AssetId: '1234567890',
          AssetType: 'COMPUTE',
          ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count }] },
        },
      ],
    },
    localCluster(),
  );

export const localClusterExceedsSlots = rule({
  id: 'local-cluster-exceeds-slots',
  enforces: ['EKS-3'],
  severity: 'error',
  title: 'The control plane of a local cluster requires more slots than the Outpost has, and cluster creation never completes',
  fix: 'Use an instance type with available slots, or add slots with a capacity task first: three for the control plane, and three for etcd on instance store',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-capacity-considerations.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.slots', 'controlPlaneInstanceType', 'etcdInstanceType'],
  check: ({ outpost, controlPlaneInstanceType, etcdInstanceType }) => {
    const types = [controlPlaneInstanceType, etcdInstanceType];
    for (const { instanceType, count } of outpost?.slots ?? []) {
      const needed = types.filter((type) => type === instanceType).length * CONTROL_PLANE_INSTANCES;
      if (needed > count) {
        return {
          property: 'OutpostConfig',
          message: `${instanceType}: ${needed} slots required, ${count} available on ${outpost?.id}`,
        };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: cluster(2), good: cluster(3) };
  },
});
