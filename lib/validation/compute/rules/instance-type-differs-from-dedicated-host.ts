import { familyOf } from '../../../catalog/instance-families';
import { instanceOnOutpost } from '../example';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const instance = (InstanceType: string) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: InstanceType, Tenancy: 'host', HostId: { Ref: 'Host' } }),
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceType: 'm5.xlarge', OutpostArn: OUTPOST_ARN }),
  });

export const instanceTypeDiffersFromDedicatedHost = rule({
  id: 'instance-type-differs-from-dedicated-host',
  enforces: ['EC2-7', 'DH-2'],
  severity: 'error',
  title: 'Instance type does not match the instance type or family of the Dedicated Host',
  fix: 'Use the instance type of the Dedicated Host, or an instance type of its family',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'instance',
  onOutpost: true,
  needs: ['instanceType', 'host.instanceType', 'host.instanceFamily'],
  check: ({ outpost, instanceType, host }) => {
    const wanted = host?.instanceType ?? host?.instanceFamily;
    if (!outpost || !instanceType || !wanted || wanted === instanceType) return undefined;
    if (!host?.instanceType && wanted === familyOf(instanceType)) return undefined;
    return {
      property: 'InstanceType',
      message: `instance type ${instanceType} does not match the Dedicated Host, which supports ${wanted}`,
    };
  },
  get examples() {
    return { bad: instance('m5.large'), good: instance('m5.xlarge') };
  },
});
