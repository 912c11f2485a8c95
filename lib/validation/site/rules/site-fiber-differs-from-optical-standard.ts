import { OPTICAL_STANDARDS } from '../../../catalog/rack-properties';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const site = (FiberOpticCableType: string, OpticalStandard: string) =>
  inTemplate({
    Plant: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { FiberOpticCableType, OpticalStandard } }),
  });

export const siteFiberDiffersFromOpticalStandard = rule({
  id: 'site-fiber-differs-from-optical-standard',
  enforces: ['SITE-11'],
  severity: 'error',
  title: 'The optical standard of a site does not match its fiber optic cable type',
  fix: 'Specify an optical standard for the fiber in FiberOpticCableType, or the other fiber; `RackUplink` sets both',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html',
  on: 'site',
  needs: ['fiberOpticCableType', 'opticalStandard'],
  check: ({ fiberOpticCableType, opticalStandard }) => {
    const fiber = OPTICAL_STANDARDS[opticalStandard ?? '']?.fiber;
    return fiber && fiberOpticCableType && fiber !== fiberOpticCableType
      ? {
          property: 'RackPhysicalProperties.FiberOpticCableType',
          message: `optical standard ${opticalStandard} is for ${fiber}, but FiberOpticCableType is ${fiberOpticCableType}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: site('SINGLE_MODE', 'OPTIC_10GBASE_SR'), good: site('MULTI_MODE', 'OPTIC_10GBASE_SR') };
  },
});
