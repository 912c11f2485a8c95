import { OPTICAL_STANDARDS } from '../../../catalog/rack-properties';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const site = (UplinkGbps: string, OpticalStandard: string) =>
  inTemplate({
    Plant: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { UplinkGbps, OpticalStandard } }),
  });

export const siteOpticalStandardOfSpeed = rule({
  id: 'site-optical-standard-of-speed',
  enforces: ['SITE-11'],
  severity: 'error',
  title: 'The optical standard of a site is for another speed than that of its uplinks',
  fix: 'Use an optical standard of the speed in UplinkGbps; `RackUplink` pairs them',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html',
  on: 'site',
  needs: ['uplinkGbps', 'opticalStandard'],
  check: ({ uplinkGbps, opticalStandard }) => {
    const speed = OPTICAL_STANDARDS[opticalStandard ?? '']?.speed;
    return speed && uplinkGbps && speed !== uplinkGbps
      ? {
          property: 'RackPhysicalProperties.OpticalStandard',
          message: `the optical standard ${opticalStandard} is for ${speed}, and the uplinks are ${uplinkGbps}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: site('UPLINK_40G', 'OPTIC_10GBASE_SR'), good: site('UPLINK_10G', 'OPTIC_10GBASE_SR') };
  },
});
