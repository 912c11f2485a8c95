import { differ } from '../../facts/fact';
import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const service = (subnet: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    Region: regionSubnet(),
    Group: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: subnet }],
      LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' },
    }),
    Provider: resource('AWS::ECS::CapacityProvider', { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Group' } } }),
    Service: resource('AWS::ECS::Service', {
      TaskDefinition: 'line:1',
      CapacityProviderStrategy: [{ CapacityProvider: { Ref: 'Provider' }, Weight: 1 }],
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Plant' }] } },
    }),
  });

export const ecsTasksWithoutInstancesOnOutpost = rule({
  id: 'ecs-tasks-without-instances-on-outpost',
  enforces: ['NET-18'],
  severity: 'warning',
  title: 'ECS tasks have network interfaces on an Outpost, but their container instances are not on that Outpost',
  fix: 'Place the Auto Scaling group of the capacity provider in subnets on the same Outpost',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
  on: 'ecsService',
  onOutpost: true,
  needs: ['capacityProviders.autoScalingGroup.outpost'],
  check: ({ outpost, capacityProviders, strategy }) => {
    const groups = capacityProviders?.map(({ autoScalingGroup }) => autoScalingGroup) ?? [];
    const apart = groups.length > 0 && groups.every((group) => group?.outpost === null || differ(group?.outpost, outpost));
    return outpost && apart
      ? {
          property: strategy,
          message: `the tasks are on ${outpost.id}, but ${groups.map((group) => group?.id).join(', ')} is not`,
        }
      : undefined;
  },
  get examples() {
    return { bad: service('Region'), good: service('Plant') };
  },
});
