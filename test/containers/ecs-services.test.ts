import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnFileSystem, CfnMountTarget } from 'aws-cdk-lib/aws-efs';
import { connect, GENERATION_2, prove, type Plant } from '../validated-stacks';

const OPTIMIZED = ecs.EcsOptimizedImage.amazonLinux2023();
const image = ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx');

/** A cluster with instances on the Outpost, and its capacity provider. */
function cluster(plant: Plant, unlike: Partial<autoscaling.AutoScalingGroupProps> = {}, volumeType = ec2.EbsDeviceVolumeType.GP2) {
  const { stack, vpc, onOutpost: vpcSubnets } = plant;
  connect(plant);
  const made = new ecs.Cluster(stack, 'Cluster', { vpc });
  const autoScalingGroup = new autoscaling.AutoScalingGroup(stack, 'Instances', {
    vpc,
    vpcSubnets,
    instanceType: new ec2.InstanceType('m5.xlarge'),
    machineImage: OPTIMIZED,
    minCapacity: 2,
    maxCapacity: 4,
    blockDevices: [
      { deviceName: '/dev/xvda', volume: autoscaling.BlockDeviceVolume.ebs(30, { volumeType: volumeType as never, encrypted: true }) },
    ],
    ...unlike,
  });
  const provider = new ecs.AsgCapacityProvider(stack, 'Provider', { autoScalingGroup, enableManagedTerminationProtection: false });
  made.addAsgCapacityProvider(provider);
  return { made, provider };
}

/** A service of tasks on them. */
function service(plant: Plant, { made, provider } = cluster(plant), vpcSubnets = plant.onOutpost): ecs.Ec2Service {
  const taskDefinition = new ecs.Ec2TaskDefinition(plant.stack, 'Task', { networkMode: ecs.NetworkMode.AWS_VPC });
  taskDefinition.addContainer('Web', { image, memoryLimitMiB: 512, portMappings: [{ containerPort: 80 }] });
  return new ecs.Ec2Service(plant.stack, 'Service', {
    cluster: made,
    taskDefinition,
    vpcSubnets,
    minHealthyPercent: 100,
    capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
  });
}

function fargate({ stack, vpc, onOutpost: vpcSubnets }: Plant, unlike: Partial<ecs.FargateServiceProps> = {}): ecs.FargateService {
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('Web', { image });
  const own = new ecs.Cluster(stack, 'Cluster', { vpc, enableFargateCapacityProviders: true });
  return new ecs.FargateService(stack, 'Service', { cluster: own, taskDefinition, vpcSubnets, minHealthyPercent: 100, ...unlike });
}

prove(
  {
    'a service on instances of the Outpost': (plant) => service(plant),
    'a service behind a load balancer on the Outpost': (plant) => {
      const { vpc, onOutpost: vpcSubnets } = plant;
      const balancer = new elbv2.ApplicationLoadBalancer(plant.stack, 'Balancer', { vpc, vpcSubnets });
      balancer.addListener('Http', { port: 80, open: false }).addTargets('Web', { port: 80, targets: [service(plant)] });
    },
    'Fargate in the Region': (plant) => fargate(plant, { vpcSubnets: plant.inRegion }),
  },
  {
    Fargate: {
      found: 'ecs-fargate-on-outpost',
      at: 'Service/Service',
      fix: /set LaunchType to EC2/,
      make: (plant) => fargate(plant),
    },
    'Fargate Spot by a capacity provider': {
      found: 'ecs-fargate-on-outpost',
      at: 'Service/Service',
      fix: /a capacity provider of an Auto Scaling group/,
      make: (plant) => fargate(plant, { capacityProviderStrategies: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }),
    },
    'tasks on the Outpost for instances in the Region': {
      found: 'ecs-tasks-without-instances-on-outpost',
      at: 'Service/Service',
      fix: /Auto Scaling group of the capacity provider in subnets on the same Outpost/,
      make: (plant) => service(plant, cluster(plant, { vpcSubnets: plant.inRegion })),
    },
    'a load balancer on the Outpost for tasks in the Region': {
      found: 'load-balancer-target-in-region',
      at: 'Service/Service',
      fix: /Register targets on the Outpost/,
      make: (plant) => {
        const { vpc, onOutpost: vpcSubnets, inRegion } = plant;
        const balancer = new elbv2.ApplicationLoadBalancer(plant.stack, 'Balancer', { vpc, vpcSubnets });
        const tasks = service(plant, cluster(plant, { vpcSubnets: inRegion }), inRegion);
        balancer.addListener('Http', { port: 80, open: false }).addTargets('Web', { port: 80, targets: [tasks] });
      },
    },
    'the gp3 disk of the image': {
      found: 'block-device-type-is-not-supported-on-first-generation',
      at: 'Instances/LaunchConfig',
      fix: /gp2/,
      make: (plant) => service(plant, cluster(plant, {}, ec2.EbsDeviceVolumeType.GP3)),
    },
    'instances that the racks have no slots for': {
      found: 'instance-type-is-not-slotted',
      at: 'Instances/LaunchConfig',
      fix: /capacity task/,
      make: (plant) => service(plant, cluster(plant, { instanceType: new ec2.InstanceType('c5.xlarge') })),
    },
    'instances of the other generation': {
      found: 'instance-family-is-not-available',
      at: 'Instances/LaunchConfig',
      fix: /M7i, C7i, R7i and the 8i families on second-generation Outposts racks/,
      outpost: GENERATION_2,
      make: (plant) => service(plant),
    },
    'more instances than slots': {
      found: 'instances-exceed-slots',
      at: 'Instances/ASG',
      fix: /capacity of the Outpost with a capacity task/,
      make: (plant) => service(plant, cluster(plant, { minCapacity: 20, maxCapacity: 20 })),
    },
    'Spot Instances': {
      found: 'spot-instance-on-outpost',
      at: 'Instances/LaunchConfig',
      fix: /On-Demand|Spot options/,
      make: (plant) => service(plant, cluster(plant, { spotPrice: '0.10' })),
    },
    'a Network Load Balancer in front': {
      found: 'network-load-balancer-on-outpost',
      at: 'Balancer',
      fix: /Use an Application Load Balancer/,
      make: (plant) => {
        const { vpc, onOutpost: vpcSubnets } = plant;
        const balancer = new elbv2.NetworkLoadBalancer(plant.stack, 'Balancer', { vpc, vpcSubnets });
        balancer.addListener('Tcp', { port: 80 }).addTargets('Web', { port: 80, targets: [service(plant)] });
      },
    },
    'a load balancer in several subnets, as it has to be in the Region': {
      found: 'load-balancer-mixes-outpost-and-region',
      at: 'Balancer',
      fix: /one subnet on the Outpost/,
      make: (plant) => {
        const vpcSubnets = { subnets: [plant.subnet, plant.vpc.isolatedSubnets[1]] };
        const balancer = new elbv2.ApplicationLoadBalancer(plant.stack, 'Balancer', { vpc: plant.vpc, vpcSubnets });
        balancer.addListener('Http', { port: 80, open: false }).addTargets('Web', { port: 80, targets: [service(plant)] });
      },
    },
    'files of EFS in the subnet': {
      found: 'service-is-not-listed-for-outposts',
      at: 'Mount',
      fix: /reach the resource over the service link/,
      make: (plant) => {
        service(plant);
        const { ref: fileSystemId } = new CfnFileSystem(plant.stack, 'Files', { encrypted: true });
        const securityGroups = [new ec2.SecurityGroup(plant.stack, 'FilesSecurityGroup', { vpc: plant.vpc }).securityGroupId];
        new CfnMountTarget(plant.stack, 'Mount', { fileSystemId, subnetId: plant.subnet.subnetId, securityGroups });
      },
    },
  },
  {
    'a Fargate service of a task for EC2': {
      says: /Fargate/,
      make: ({ stack, vpc }) => {
        const taskDefinition = new ecs.Ec2TaskDefinition(stack, 'Task');
        taskDefinition.addContainer('Web', { image, memoryLimitMiB: 512 });
        new ecs.FargateService(stack, 'Service', { cluster: new ecs.Cluster(stack, 'Cluster', { vpc }), taskDefinition });
      },
    },
  },
);
