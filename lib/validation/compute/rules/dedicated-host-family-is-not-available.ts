import { familyOf } from '../../../catalog/instance-families';
import { availableFamilies, LISTED_FAMILIES } from '../../capacity/available-families';
import { onFirstGenerationRack, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (properties: object) =>
  onFirstGenerationRack({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties }),
  });

export const dedicatedHostFamilyIsNotAvailable = rule({
  id: 'dedicated-host-family-is-not-available',
  enforces: ['DH-3'],
  severity: 'error',
  title: 'Instance family of a Dedicated Host is not available on the Outpost hardware',
  fix: 'Use an available family: fifth-generation families, G4dn and I3en on first-generation Outposts racks, the 7i and 8i families on second-generation Outposts racks',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'host',
  onOutpost: true,
  needs: [...LISTED_FAMILIES, 'outpost.hardware?', 'outpost.generation', 'instanceFamily', 'instanceType'],
  check: ({ outpost, instanceFamily, instanceType }) => {
    const families = outpost && availableFamilies(outpost);
    const family = instanceFamily ?? (instanceType && familyOf(instanceType));
    return families && family && !families.includes(family)
      ? {
          property: instanceFamily ? 'InstanceFamily' : 'InstanceType',
          message: `instance family ${family} is not available on the hardware of ${outpost.id}; available: ${families.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: host({ InstanceType: 't3.xlarge' }), good: host({ InstanceType: 'm5.xlarge' }) };
  },
});
