import { MULTI_SIZE_HOST_FAMILIES } from '../../../catalog/instance-families';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (properties: object) =>
  inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties }),
  });

export const dedicatedHostWithSeveralSizes = rule({
  id: 'dedicated-host-with-several-sizes',
  enforces: ['DH-4'],
  severity: 'error',
  title: 'Instance family of a Dedicated Host on an Outpost does not support multiple instance sizes',
  fix: 'Set InstanceType instead of InstanceFamily',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'host',
  onOutpost: true,
  needs: ['instanceFamily'],
  check: ({ outpost, instanceFamily }) =>
    outpost && instanceFamily && !MULTI_SIZE_HOST_FAMILIES.includes(instanceFamily)
      ? {
          property: 'InstanceFamily',
          message: `Dedicated Hosts on Outposts do not support multiple instance sizes of family ${instanceFamily}`,
        }
      : undefined,
  get examples() {
    return { bad: host({ InstanceFamily: 'g4dn' }), good: host({ InstanceType: 'g4dn.12xlarge' }) };
  },
});
