import { GENERATION_2 } from '../../../catalog/generations';
import { creatingSecondGeneration, resource } from '../../example';
import { placeInSite } from '../place-in-site';
import { rule } from '../../rule';

const outpost = (UplinkGbps: string) =>
  creatingSecondGeneration({
    Site: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { UplinkGbps } }),
    Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: { Ref: 'Site' }, AvailabilityZone: 'us-west-2a' }),
  });

export const siteUplinkTooSlow = rule({
  id: 'site-uplink-too-slow',
  enforces: ['SITE-10'],
  severity: 'error',
  title: 'A site specifies uplinks of 1 Gbps, which second-generation Outposts racks do not support',
  fix: 'Set UplinkGbps of the site to 10, 40 or 100 Gbps',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['generation', 'site.uplinkGbps'],
  check: ({ generation, site }) =>
    generation === GENERATION_2 && site?.uplinkGbps === 'UPLINK_1G'
      ? {
          ...placeInSite(site, 'RackPhysicalProperties.UplinkGbps'),
          message: 'uplink speed UPLINK_1G of the site is not supported for second-generation Outposts racks',
        }
      : undefined,
  get examples() {
    return { bad: outpost('UPLINK_1G'), good: outpost('UPLINK_10G') };
  },
});
