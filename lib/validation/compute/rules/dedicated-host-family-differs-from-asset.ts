import { familyOf } from '../../../catalog/instance-families';
import { onOutpostWith, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (InstanceFamily: string) =>
  onOutpostWith(
    {
      assets: [
        { AssetId: '1234567890', AssetType: 'COMPUTE', ComputeAttributes: { InstanceFamilies: ['m5'] } },
        { AssetId: '1234567891', AssetType: 'COMPUTE', ComputeAttributes: { InstanceFamilies: ['r5'] } },
      ],
    },
    {
      Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceFamily, OutpostArn: OUTPOST_ARN, AssetId: '1234567890' }),
    },
  );

export const dedicatedHostFamilyDiffersFromAsset = rule({
  id: 'dedicated-host-family-differs-from-asset',
  enforces: ['EC2-7', 'DH-3'],
  severity: 'warning',
  title: 'Instance family of a Dedicated Host is not available on its asset',
  fix: 'Use the instance family of the asset, or set AssetId to another asset of the Outpost: each host has a single family',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/outposts-optimizations.html',
  on: 'host',
  onOutpost: true,
  when: ({ assetId }) => assetId !== null,
  needs: ['outpost.hosts.assetId?', 'outpost.hosts.instanceFamilies', 'assetId', 'instanceFamily', 'instanceType'],
  check: ({ outpost, assetId, instanceFamily, instanceType }) => {
    const families = outpost?.hosts?.find((host) => host.assetId === assetId)?.instanceFamilies;
    const family = instanceFamily ?? (instanceType && familyOf(instanceType));
    return families && family && !families.includes(family)
      ? {
          property: 'AssetId',
          message: `instance family ${family} is not available on asset ${assetId} of ${outpost?.id}; available: ${families.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: host('r5'), good: host('m5') };
  },
});
