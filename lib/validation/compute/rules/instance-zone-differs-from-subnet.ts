import { instanceOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const instance = (AvailabilityZone: string) => inTemplate(instanceOnOutpost({ InstanceType: 'm5.xlarge', AvailabilityZone }));

export const instanceZoneDiffersFromSubnet = rule({
  id: 'instance-zone-differs-from-subnet',
  enforces: ['NET-2'],
  severity: 'error',
  title: 'An instance specifies a different Availability Zone than its subnet on the Outpost',
  fix: 'Remove AvailabilityZone: the subnet determines it',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html',
  on: 'instance',
  onOutpost: true,
  when: ({ availabilityZone }) => availabilityZone !== null,
  needs: ['availabilityZone', 'subnet.availabilityZone'],
  check: ({ outpost, availabilityZone, subnet }) =>
    outpost && availabilityZone && subnet?.availabilityZone && availabilityZone !== subnet.availabilityZone
      ? {
          property: 'AvailabilityZone',
          message: `AvailabilityZone is ${availabilityZone}, but the subnet is in ${subnet.availabilityZone}`,
        }
      : undefined,
  get examples() {
    return { bad: instance('us-west-2b'), good: instance('us-west-2a') };
  },
});
