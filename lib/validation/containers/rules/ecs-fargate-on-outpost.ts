import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const service = (LaunchType: string) =>
  inTemplate({
    Plant: outpostSubnet(),
    Service: resource('AWS::ECS::Service', {
      LaunchType,
      TaskDefinition: 'line:1',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Plant' }] } },
    }),
  });

export const ecsFargateOnOutpost = rule({
  id: 'ecs-fargate-on-outpost',
  enforces: ['ECS-1'],
  severity: 'error',
  title: 'Tasks are to run on Fargate in a subnet on an Outpost, where there is no Fargate',
  fix: 'Run them on EC2 instances: set LaunchType to EC2, or use a capacity provider of an Auto Scaling group',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-outposts.html',
  on: 'ecsService',
  onOutpost: true,
  needs: ['isOnFargate', 'subnets.outpost?'],
  check: ({ outpost, subnets, isOnFargate }) => {
    const subnet = isOnFargate ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet
      ? { property: 'NetworkConfiguration', message: `the tasks are on Fargate, and ${subnet.id} is on an Outpost` }
      : undefined;
  },
  get examples() {
    return { bad: service('FARGATE'), good: service('EC2') };
  },
});
