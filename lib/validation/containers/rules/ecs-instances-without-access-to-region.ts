import { REGION_ACCESS } from '../../../catalog/region-access';
import { inTemplate, resource } from '../../example';
import { subnetWithEndpoints } from '../../network/example';
import { findStranded, isInOwnVpc, strandedMessage } from '../../network/reach';
import { rule } from '../../rule';

const { services: required, source } = REGION_ACCESS.containerInstance;
const provider = (...services: string[]) =>
  inTemplate({
    ...subnetWithEndpoints(...services),
    Group: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' },
    }),
    Provider: resource('AWS::ECS::CapacityProvider', { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Group' } } }),
  });

export const ecsInstancesWithoutAccessToRegion = rule({
  id: 'ecs-instances-without-access-to-region',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title: 'Container instances on an Outpost cannot reach Amazon ECS in the Region, so they do not register with their cluster',
  fix: 'Add the missing VPC endpoints in a subnet in the Region, or a default route to a NAT gateway',
  source,
  on: 'ecsCapacityProvider',
  when: ({ autoScalingGroup }) => !!autoScalingGroup?.subnets?.some(isInOwnVpc),
  needs: ['autoScalingGroup.subnets.outpost?', 'autoScalingGroup.subnets.vpc?', 'autoScalingGroup.subnets.reachableServices'],
  check: ({ autoScalingGroup }) => {
    const stranded = findStranded(autoScalingGroup?.subnets?.filter(isInOwnVpc) ?? [], required);
    return stranded && { property: 'AutoScalingGroupProvider.AutoScalingGroupArn', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: provider('ecs'), good: provider(...required) };
  },
});
