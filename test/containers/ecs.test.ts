import { App, Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import {
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  InstanceClass,
  InstanceSize,
  InstanceType,
  InterfaceVpcEndpointAwsService,
  LaunchTemplate,
  SecurityGroup,
  SubnetType,
  UserData,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import {
  AsgCapacityProvider,
  Cluster,
  ContainerImage,
  Ec2Service,
  Ec2TaskDefinition,
  EcsOptimizedImage,
  FargateService,
  FargateTaskDefinition,
  NetworkMode,
} from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { OutpostSubnet } from '../../lib';
import { ENV, plant } from '../plant';
import { reportOf } from '../validation/report';

beforeAll(() => (process.env.CDK_VALIDATION = 'true'));
afterAll(() => (process.env.CDK_VALIDATION = 'false'));

/** A stack with an ECS cluster in a subnet on the Outpost, all of it the CDK's own but for the subnet. */
function ecsOnOutpost(addService: (cluster: Cluster, subnet: OutpostSubnet, provider: AsgCapacityProvider) => void): App {
  const app = new App();
  const stack = new Stack(app, 'Plant', { env: ENV });
  const outpost = plant(stack, {
    capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '1234567890', slots: { 'm5.xlarge': 4 } }] }] },
  });
  const vpc = new Vpc(stack, 'Vpc', {
    availabilityZones: ['us-west-2a'],
    natGateways: 0,
    subnetConfiguration: [{ name: 'Region', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
  });
  const services = { ECS: InterfaceVpcEndpointAwsService.ECS, Agent: InterfaceVpcEndpointAwsService.ECS_AGENT };
  for (const [id, service] of Object.entries({ ...services, Telemetry: InterfaceVpcEndpointAwsService.ECS_TELEMETRY }))
    vpc.addInterfaceEndpoint(id, { service });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
  subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16');
  const launchTemplate = new LaunchTemplate(stack, 'Instance', {
    instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE),
    machineImage: EcsOptimizedImage.amazonLinux2023(),
    securityGroup: new SecurityGroup(stack, 'Instances', { vpc }),
    role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
    userData: UserData.forLinux(),
    blockDevices: [
      { deviceName: '/dev/xvda', volume: BlockDeviceVolume.ebs(30, { volumeType: EbsDeviceVolumeType.GP2, encrypted: true }) },
    ],
    requireImdsv2: true,
  });
  const autoScalingGroup = new AutoScalingGroup(stack, 'Group', {
    vpc,
    vpcSubnets: { subnets: [subnet] },
    launchTemplate,
    minCapacity: 2,
    maxCapacity: 3,
  });
  const cluster = new Cluster(stack, 'Cluster', { vpc });
  const provider = new AsgCapacityProvider(stack, 'Provider', { autoScalingGroup });
  cluster.addAsgCapacityProvider(provider);
  addService(cluster, subnet, provider);
  return app;
}

test('a service of the CDK on EC2 capacity of its own runs on an Outpost without a finding', () => {
  const { error, rules } = reportOf(
    ecsOnOutpost((cluster, subnet, provider) => {
      const taskDefinition = new Ec2TaskDefinition(cluster, 'Task', { networkMode: NetworkMode.AWS_VPC });
      taskDefinition.addContainer('Controller', { image: ContainerImage.fromRegistry('controller'), memoryLimitMiB: 512 });
      new Ec2Service(cluster, 'Service', {
        cluster,
        taskDefinition,
        vpcSubnets: { subnets: [subnet] },
        capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
        minHealthyPercent: 50,
      });
    }),
  );
  expect(error).toBeUndefined();
  expect(rules?.violations ?? []).toEqual([]);
});

test('the same service on Fargate is refused', () => {
  const { error, rules } = reportOf(
    ecsOnOutpost((cluster, subnet) => {
      const taskDefinition = new FargateTaskDefinition(cluster, 'Task');
      taskDefinition.addContainer('Controller', { image: ContainerImage.fromRegistry('controller') });
      new FargateService(cluster, 'Service', { cluster, taskDefinition, vpcSubnets: { subnets: [subnet] }, minHealthyPercent: 50 });
    }),
  );
  expect(error).toBeDefined();
  expect(rules?.violations.map(({ ruleName }) => ruleName)).toEqual(['ecs-fargate-on-outpost']);
});
