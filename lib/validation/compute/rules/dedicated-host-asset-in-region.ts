import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (outpost: object) =>
  inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceType: 'm5.xlarge', AssetId: '1234567890', ...outpost }),
  });

export const dedicatedHostAssetInRegion = rule({
  id: 'dedicated-host-asset-in-region',
  enforces: ['DH-1'],
  severity: 'error',
  title: 'A Dedicated Host names an asset and no Outpost',
  fix: 'Set OutpostArn to the Outpost of the asset, or remove AssetId; `host.with(outpost.placement)` sets the Outpost',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateHosts.html',
  on: 'host',
  when: ({ assetId }) => assetId !== null,
  needs: ['outpost', 'assetId'],
  check: ({ outpost, assetId }) =>
    outpost === null && assetId ? { property: 'AssetId', message: `the host names the asset ${assetId} and no OutpostArn` } : undefined,
  get examples() {
    return { bad: host({}), good: host({ OutpostArn: OUTPOST_ARN }) };
  },
});
