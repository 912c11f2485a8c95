import { REGION_ACCESS } from '../../../catalog/region-access';
import type { Facts } from '../../facts/fact';
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

/** Whether a capacity provider, which is reported instead, has the Auto Scaling group. */
function isOfCapacityProvider(id: string, facts: Facts): boolean {
  return facts.by('autoScalingGroup', 'id', id).some((group) => facts.by('ecsCapacityProvider', 'autoScalingGroup', group).length > 0);
}

export const ecsInstancesWithoutAccessToRegion = rule({
  id: 'ecs-instances-without-access-to-region',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title: 'Container instances on an Outpost cannot reach Amazon ECS in the Region, so they do not register with their cluster',
  fix: 'Add the missing VPC endpoints in a subnet in the Region, or a default route to a NAT gateway',
  source,
  on: 'ecsContainerInstances',
  when: ({ id, subnets }, facts) => !!subnets?.some(isInOwnVpc) && !isOfCapacityProvider(id, facts),
  needs: ['subnets.outpost?', 'subnets.vpc?', 'subnets.reachableServices'],
  check: ({ subnets, property }) => {
    const stranded = findStranded(subnets?.filter(isInOwnVpc) ?? [], required);
    return stranded && { property, message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: provider('ecs'), good: provider(...required) };
  },
});
