import { familyOf } from '../../../catalog/instance-families';
import { instanceOnOutpost } from '../example';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const instance = (InstanceType: string) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: InstanceType, Tenancy: 'host', HostId: { Ref: 'Host' } }),
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceType: 'm5.xlarge', OutpostArn: OUTPOST_ARN }),
  });

export const instanceTypeOfDedicatedHost = rule({
  id: 'instance-type-of-dedicated-host',
  enforces: ['EC2-7', 'DH-2'],
  severity: 'error',
  title: 'An instance is not of the type or the family of its Dedicated Host',
  fix: 'Use the instance type of the host, or a type of its family',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'instance',
  onOutpost: true,
  needs: ['instanceType', 'host.instanceType', 'host.instanceFamily'],
  check: ({ outpost, instanceType, host }) => {
    const wanted = host?.instanceType ?? host?.instanceFamily;
    if (!outpost || !instanceType || !wanted || wanted === instanceType) return undefined;
    if (!host?.instanceType && wanted === familyOf(instanceType)) return undefined;
    return { property: 'InstanceType', message: `the instance is of type ${instanceType}, and its host is for ${wanted}` };
  },
  get examples() {
    return { bad: instance('m5.large'), good: instance('m5.xlarge') };
  },
});
