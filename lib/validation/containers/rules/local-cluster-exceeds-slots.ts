import { CONTROL_PLANE_INSTANCES } from '../../../catalog/eks-on-outposts';
import { onOutpostWith } from '../../example';
import type { Value } from '../../facts/fact';
import { allKnown } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
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

/** Slots of all hosts; `undefined` if those of a host are unknown. */
function slotsOfType(outpost: Value<Outpost>, type: string): number | undefined {
  const slots = outpost?.hosts && allKnown(outpost.hosts.map((host) => host.slots))?.flat();
  return slots?.reduce((sum, { instanceType, count }) => sum + (instanceType === type ? count : 0), 0);
}

export const localClusterExceedsSlots = rule({
  id: 'local-cluster-exceeds-slots',
  enforces: ['EKS-3'],
  severity: 'error',
  title: 'The control plane of a local cluster requires more slots than the Outpost has, and cluster creation never completes',
  fix: 'Use an instance type with available slots, or add slots with a capacity task first: three for the control plane, and three for etcd on instance store',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-capacity-considerations.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.slots', 'outpost.hosts.slots', 'controlPlaneInstanceType', 'etcdInstanceType'],
  check: ({ outpost, controlPlaneInstanceType, etcdInstanceType }) => {
    const types = [controlPlaneInstanceType, etcdInstanceType];
    // A cluster that exists keeps its slots on a host that cannot launch instances any more.
    for (const { instanceType } of outpost?.slots ?? []) {
      const count = slotsOfType(outpost, instanceType);
      const needed = types.filter((type) => type === instanceType).length * CONTROL_PLANE_INSTANCES;
      if (count !== undefined && needed > count) {
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
