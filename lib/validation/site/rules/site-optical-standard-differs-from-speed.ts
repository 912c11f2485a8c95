import { OPTICAL_STANDARDS } from '../../../catalog/rack-properties';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const site = (UplinkGbps: string, OpticalStandard: string) =>
  inTemplate({
    Plant: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { UplinkGbps, OpticalStandard } }),
  });

export const siteOpticalStandardDiffersFromSpeed = rule({
  id: 'site-optical-standard-differs-from-speed',
  enforces: ['SITE-11'],
  severity: 'error',
  title: 'The optical standard of a site does not match its uplink speed',
  fix: 'Specify an optical standard for the speed in UplinkGbps; `RackUplink` sets both',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html',
  on: 'site',
  needs: ['uplinkGbps', 'opticalStandard'],
  check: ({ uplinkGbps, opticalStandard }) => {
    const speed = OPTICAL_STANDARDS[opticalStandard ?? '']?.speed;
    return speed && uplinkGbps && speed !== uplinkGbps
      ? {
          property: 'RackPhysicalProperties.OpticalStandard',
          message: `optical standard ${opticalStandard} is for ${speed}, but UplinkGbps is ${uplinkGbps}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: site('UPLINK_40G', 'OPTIC_10GBASE_SR'), good: site('UPLINK_10G', 'OPTIC_10GBASE_SR') };
  },
});
