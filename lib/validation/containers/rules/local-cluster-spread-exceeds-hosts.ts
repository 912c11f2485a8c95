import { CONTROL_PLANE_INSTANCES } from '../../../catalog/eks-on-outposts';
import { onOutpostWith, resource } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (...assetIds: string[]) =>
  onOutpostWith(
    {
      assets: assetIds.map((AssetId) => ({
        AssetId,
        AssetType: 'COMPUTE',
        ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 4 }] },
      })),
    },
    {
      ...localCluster({ outpost: { ControlPlanePlacement: { GroupName: { Ref: 'Apart' } } } }),
      Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
    },
  );

export const localClusterSpreadExceedsHosts = rule({
  id: 'local-cluster-spread-exceeds-hosts',
  enforces: ['EKS-8'],
  severity: 'error',
  title:
    'The control plane of a local cluster must be spread across more hosts than have slots for it, and cluster creation never completes',
  fix: 'Add slots for the instance type on three hosts with a capacity task first, or remove the host-level spread',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-capacity-considerations.html',
  on: 'eksCluster',
  onOutpost: true,
  when: ({ controlPlaneSpreadLevel, etcdSpreadLevel, placementGroup }) =>
    !!placementGroup || [controlPlaneSpreadLevel, etcdSpreadLevel].some((level) => level === undefined || level === 'host'),
  needs: [
    'outpost.hosts.slots',
    'outpost.instanceTypes?',
    'controlPlaneInstanceType',
    'etcdInstanceType',
    'controlPlaneSpreadLevel',
    'etcdSpreadLevel',
    'placementGroup.strategy?',
    'placementGroup.spreadLevel?',
  ],
  check: ({ outpost, controlPlaneInstanceType, etcdInstanceType, controlPlaneSpreadLevel, etcdSpreadLevel, placementGroup }) => {
    const isSpread = placementGroup?.strategy === 'spread' && placementGroup.spreadLevel === 'host';
    // A spread level is for local clusters on instance store, and a placement group for those on EBS: other rules report the contrary.
    const isApart = etcdInstanceType ? controlPlaneSpreadLevel === 'host' : etcdInstanceType === null && isSpread;
    const apart = [isApart ? controlPlaneInstanceType : undefined, etcdSpreadLevel === 'host' ? etcdInstanceType : undefined];
    for (const type of apart.filter((instanceType) => !!instanceType)) {
      // Another rule reports a type without slots.
      if (type && outpost?.instanceTypes?.includes(type) === false) continue;
      const hosts = outpost?.hosts?.filter(({ slots }) => !slots || slots.some(({ instanceType }) => instanceType === type)).length;
      if (hosts !== undefined && hosts < CONTROL_PLANE_INSTANCES) {
        return {
          property: 'OutpostConfig',
          message: `three instances of ${type} require separate hosts, but only ${hosts} hosts of ${outpost?.id} have slots for it`,
        };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: cluster('1234567890', '1234567891'), good: cluster('1234567890', '1234567891', '1234567892') };
  },
});
