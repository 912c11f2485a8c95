import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (outpost: object) =>
  inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceType: 'm5.xlarge', AssetId: '1234567890', ...outpost }),
  });

export const dedicatedHostAssetWithoutOutpost = rule({
  id: 'dedicated-host-asset-without-outpost',
  enforces: ['DH-1'],
  severity: 'error',
  title: 'A Dedicated Host specifies an asset but no Outpost',
  fix: 'Set OutpostArn to the Outpost of the asset, as `host.with(outpost.placement)` does, or remove AssetId',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateHosts.html',
  on: 'host',
  when: ({ assetId }) => assetId !== null,
  needs: ['outpost', 'assetId'],
  check: ({ outpost, assetId }) =>
    outpost === null && assetId ? { property: 'AssetId', message: `AssetId ${assetId} is specified without OutpostArn` } : undefined,
  get examples() {
    return { bad: host({}), good: host({ OutpostArn: OUTPOST_ARN }) };
  },
});
