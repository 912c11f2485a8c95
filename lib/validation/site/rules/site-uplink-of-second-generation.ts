import { GENERATION_2 } from '../../../catalog/generations';
import { creatingSecondGeneration, resource } from '../../example';
import { rule } from '../../rule';

const outpost = (UplinkGbps: string) =>
  creatingSecondGeneration({
    Site: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { UplinkGbps } }),
    Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: { Ref: 'Site' }, AvailabilityZone: 'us-west-2a' }),
  });

export const siteUplinkOfSecondGeneration = rule({
  id: 'site-uplink-of-second-generation',
  enforces: ['SITE-10'],
  severity: 'warning',
  title: 'A site has uplinks of 1 Gbps for second-generation racks',
  fix: 'Set UplinkGbps of the site to 10, 40 or 100 Gbps',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['generation', 'site.uplinkGbps'],
  check: ({ generation, site }) =>
    generation === GENERATION_2 && site?.uplinkGbps === 'UPLINK_1G'
      ? { property: 'SiteId', message: 'the site has uplinks of 1 Gbps, which second-generation racks do not have' }
      : undefined,
  get examples() {
    return { bad: outpost('UPLINK_1G'), good: outpost('UPLINK_10G') };
  },
});
