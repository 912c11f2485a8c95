import { familiesOf, familyOf } from '../../../catalog/instance-families';
import { onFirstGenerationRack, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (properties: object) =>
  onFirstGenerationRack({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties }),
  });

export const dedicatedHostOfOtherHardware = rule({
  id: 'dedicated-host-of-other-hardware',
  enforces: ['DH-3'],
  severity: 'warning',
  title: 'A Dedicated Host is of a family that its Outpost hardware is not offered with',
  fix: 'Use a family of the hardware: those of the 5th generation, G4dn and I3en on first-generation racks, the 7i and 8i families on second-generation racks',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'host',
  onOutpost: true,
  needs: ['outpost.hardware?', 'outpost.generation', 'instanceFamily', 'instanceType'],
  check: ({ outpost, instanceFamily, instanceType }) => {
    const families = outpost && familiesOf(outpost);
    const family = instanceFamily ?? (instanceType && familyOf(instanceType));
    return families && family && !families.includes(family)
      ? {
          property: instanceFamily ? 'InstanceFamily' : 'InstanceType',
          message: `the host is of the family ${family}, and the hardware has ${families.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: host({ InstanceType: 't3.xlarge' }), good: host({ InstanceType: 'm5.xlarge' }) };
  },
});
