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
  title: 'ECS tasks use Fargate in a subnet on an Outpost, which does not support Fargate',
  fix: 'Run the tasks on EC2 instances: set LaunchType to EC2, use a capacity provider of an Auto Scaling group, or specify subnets in the Region',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-outposts.html',
  on: 'ecsService',
  onOutpost: true,
  needs: ['isOnFargate', 'cluster?', 'subnets.outpost?'],
  check: ({ outpost, subnets, isOnFargate, cluster, network }, facts) => {
    const ofCluster = isOnFargate === null && cluster ? facts.by('ecsClusterStrategy', 'cluster', cluster) : [];
    const subnet = isOnFargate || ofCluster.some((strategy) => strategy.isOnFargate) ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet
      ? { property: network, message: `Fargate is not supported in ${subnet.id}, which is on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: service('FARGATE'), good: service('EC2') };
  },
});
