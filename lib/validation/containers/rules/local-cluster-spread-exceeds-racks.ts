import { CONTROL_PLANE_INSTANCES } from '../../../catalog/eks-on-outposts';
import { onOutpostWith, resource } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (...rackIds: string[]) =>
  onOutpostWith(
    { assets: rackIds.map((RackId) => ({ AssetId: `asset-${RackId}`, RackId, AssetType: 'COMPUTE' })) },
    {
      ...localCluster({ outpost: { ControlPlanePlacement: { GroupName: { Ref: 'Apart' } } } }),
      Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'rack' }),
    },
  );

export const localClusterSpreadExceedsRacks = rule({
  id: 'local-cluster-spread-exceeds-racks',
  enforces: ['EKS-8'],
  severity: 'error',
  title: 'The control plane of a local cluster requires more racks than the Outpost has, and cluster creation never completes',
  fix: 'Spread the control plane across hosts: set the spread level to host',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-capacity-considerations.html',
  on: 'eksCluster',
  onOutpost: true,
  when: ({ controlPlaneSpreadLevel, etcdSpreadLevel, placementGroup }) =>
    !!placementGroup || [controlPlaneSpreadLevel, etcdSpreadLevel].some((level) => level === undefined || level === 'rack'),
  needs: [
    'outpost.rackCount',
    'controlPlaneSpreadLevel',
    'etcdSpreadLevel',
    'etcdInstanceType',
    'placementGroup.strategy?',
    'placementGroup.spreadLevel?',
  ],
  check: ({ outpost, controlPlaneSpreadLevel, etcdSpreadLevel, etcdInstanceType, placementGroup }) => {
    const isSpread = placementGroup?.strategy === 'spread' && [null, 'rack'].includes(placementGroup.spreadLevel ?? null);
    const isKnown = placementGroup?.spreadLevel !== undefined;
    const racks = outpost?.rackCount;
    // A spread level is for local clusters on instance store, and a placement group for those on EBS: other rules report the contrary.
    const overRacks = etcdInstanceType
      ? controlPlaneSpreadLevel === 'rack' || etcdSpreadLevel === 'rack'
      : etcdInstanceType === null && isSpread && isKnown;
    return typeof racks === 'number' && racks < CONTROL_PLANE_INSTANCES && overRacks
      ? { property: 'OutpostConfig', message: `three instances require separate racks, but ${outpost?.id} has ${racks}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('rack-1', 'rack-2'), good: cluster('rack-1', 'rack-2', 'rack-3') };
  },
});
