import { GENERATION_2, MULTI_RACK } from '../../../catalog/generations';
import { TOO_LITTLE_FOR_NETWORK_RACK } from '../../../catalog/rack-properties';
import { creatingSecondGeneration, resource } from '../../example';
import { placeInSite } from '../place-in-site';
import { rule } from '../../rule';

const outpost = (MaximumSupportedWeightLbs: string) =>
  creatingSecondGeneration({
    Site: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { MaximumSupportedWeightLbs } }),
    Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: { Ref: 'Site' }, AvailabilityZone: 'us-west-2a' }),
  });

export const siteSupportedWeightTooLow = rule({
  id: 'site-supported-weight-too-low',
  enforces: ['SITE-12'],
  severity: 'error',
  title: 'The maximum supported weight of a site is less than the weight of the second-generation network rack',
  fix: 'Place the racks on a floor that supports 2000 lbs, and set MaximumSupportedWeightLbs to MAX_2000_LBS or NO_LIMIT',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['generation', 'rackScaling', 'site.maximumSupportedWeightLbs'],
  check: ({ generation, rackScaling, site }) => {
    const weight = site?.maximumSupportedWeightLbs;
    return generation === GENERATION_2 && rackScaling === MULTI_RACK && weight && TOO_LITTLE_FOR_NETWORK_RACK.includes(weight)
      ? {
          ...placeInSite(site, 'RackPhysicalProperties.MaximumSupportedWeightLbs'),
          message: `the site supports ${weight}, but the network rack weighs 1975 lbs`,
        }
      : undefined;
  },
  get examples() {
    return { bad: outpost('MAX_1800_LBS'), good: outpost('MAX_2000_LBS') };
  },
});
