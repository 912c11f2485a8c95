import { POWER_DRAWS } from '../../../catalog/rack-properties';
import { creatingSecondGeneration, resource } from '../../example';
import { placeInSite } from '../place-in-site';
import { rule } from '../../rule';

const outpost = (PowerDrawKva: string) =>
  creatingSecondGeneration({
    Site: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { PowerDrawKva } }),
    Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: { Ref: 'Site' }, AvailabilityZone: 'us-west-2a' }),
  });

export const sitePowerDrawIsNotAvailable = rule({
  id: 'site-power-draw-is-not-available',
  enforces: ['SITE-6'],
  severity: 'error',
  title: 'The power draw of a site is not available for racks of the generation of its Outpost',
  fix: 'Set PowerDrawKva to 5, 10 or 15 kVA for first-generation Outposts racks, or to 10, 15 or 30 kVA for second-generation Outposts racks',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['generation', 'site.powerDrawKva'],
  check: ({ generation, site }) => {
    const draws = POWER_DRAWS[generation ?? ''];
    return draws && site?.powerDrawKva && !draws.includes(site.powerDrawKva)
      ? {
          ...placeInSite(site, 'RackPhysicalProperties.PowerDrawKva'),
          message: `power draw ${site.powerDrawKva} of the site is not available for racks of ${generation}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: outpost('POWER_5_KVA'), good: outpost('POWER_15_KVA') };
  },
});
