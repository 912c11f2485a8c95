import { onFirstGenerationRack, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (AssetId: string) =>
  onFirstGenerationRack({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceType: 'm5.xlarge', OutpostArn: OUTPOST_ARN, AssetId }),
  });

export const dedicatedHostAssetOfAnotherOutpost = rule({
  id: 'dedicated-host-asset-of-another-outpost',
  enforces: ['DH-1'],
  severity: 'warning',
  title: 'The asset of a Dedicated Host is not one of the hosts of its Outpost',
  fix: 'Set AssetId to an asset of the Outpost, or remove AssetId to let Amazon EC2 select one',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateHosts.html',
  on: 'host',
  onOutpost: true,
  when: ({ assetId }) => assetId !== null,
  needs: ['outpost.hosts.assetId', 'assetId'],
  check: ({ outpost, assetId }) =>
    assetId && outpost?.hosts?.every((host) => host.assetId && host.assetId !== assetId)
      ? {
          property: 'AssetId',
          message: `asset ${assetId} is not on ${outpost.id}; assets of the Outpost: ${outpost.hosts.map((host) => host.assetId).join(', ')}`,
        }
      : undefined,
  get examples() {
    return { bad: host('9876543210'), good: host('1234567890') };
  },
});
