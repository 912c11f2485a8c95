import { UPLINK_COUNTS } from '../../../catalog/rack-properties';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const site = (UplinkGbps: string, UplinkCount: string) =>
  inTemplate({
    Plant: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { UplinkGbps, UplinkCount } }),
  });

export const siteUplinkCountIsNotAvailable = rule({
  id: 'site-uplink-count-is-not-available',
  enforces: ['SITE-9'],
  severity: 'error',
  title: 'The uplink count of a site is not available at its uplink speed',
  fix: 'Use 1, 2, 4, 6 or 8 uplinks at 1 Gbps; 1, 2, 4, 8, 12 or 16 at 10 Gbps; 1, 2 or 4 at 40 or 100 Gbps',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_UpdateSiteRackPhysicalProperties.html',
  on: 'site',
  needs: ['uplinkGbps', 'uplinkCount'],
  check: ({ uplinkGbps, uplinkCount }) => {
    const counts = UPLINK_COUNTS[uplinkGbps ?? ''];
    const count = Number(/^UPLINK_COUNT_(\d+)$/.exec(uplinkCount ?? '')?.[1]);
    return counts && !Number.isNaN(count) && !counts.includes(count)
      ? { property: 'RackPhysicalProperties.UplinkCount', message: `uplink count ${count} is not available at ${uplinkGbps}` }
      : undefined;
  },
  get examples() {
    return { bad: site('UPLINK_40G', 'UPLINK_COUNT_8'), good: site('UPLINK_10G', 'UPLINK_COUNT_8') };
  },
});
