import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (properties: object) =>
  inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties }),
  });

export const dedicatedHostWithFamilyAndType = rule({
  id: 'dedicated-host-with-family-and-type',
  enforces: ['DH-2'],
  severity: 'error',
  title: 'A Dedicated Host on an Outpost specifies both an instance family and an instance type',
  fix: 'Specify InstanceType for a single instance size, or InstanceFamily for multiple instance sizes',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateHosts.html',
  on: 'host',
  onOutpost: true,
  needs: ['instanceFamily', 'instanceType'],
  check: ({ outpost, instanceFamily, instanceType }) =>
    outpost && instanceFamily && instanceType
      ? { property: 'InstanceFamily', message: `InstanceFamily ${instanceFamily} and InstanceType ${instanceType} are both specified` }
      : undefined,
  get examples() {
    return { bad: host({ InstanceFamily: 'm5', InstanceType: 'm5.xlarge' }), good: host({ InstanceFamily: 'm5' }) };
  },
});
