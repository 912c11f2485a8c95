import { CfnOutput } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import {
  type CfnInstance,
  type CfnLaunchTemplate,
  Instance,
  InstanceType,
  InterfaceVpcEndpointAwsService,
  LaunchTemplate,
  MachineImage,
  SubnetType,
  UserData,
  type InterfaceVpcEndpoint,
} from 'aws-cdk-lib/aws-ec2';
import { AsgCapacityProvider, Cluster, EcsOptimizedImage } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal, type CfnRole } from 'aws-cdk-lib/aws-iam';
import { DataSyncAgent, GreengrassCoreDevice, OutpostRecovery } from '../../../lib';
import { findingsOf, site, type Site } from '../synthesized';

const instanceType = new InstanceType('m5.2xlarge');

/** Only what is about access to the Region. */
const strandedIn = ({ app }: Site) => findingsOf(app).filter((finding) => /^\S+-without-(access-to-region|systems-manager) /.test(finding));

function endpoint({ vpc, subnet }: Site, service: InterfaceVpcEndpointAwsService): InterfaceVpcEndpoint {
  const created = vpc.addInterfaceEndpoint(service.shortName, {
    service,
    open: false,
    subnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
  });
  created.connections.allowDefaultPortFromAnyIpv4(subnet.node.path);
  return created;
}

function agent({ stack, vpc, subnet }: Site, vpcEndpoint?: InterfaceVpcEndpoint): DataSyncAgent {
  return new DataSyncAgent(stack, 'Agent', {
    vpc,
    subnet,
    instanceType,
    activationSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    vpcEndpoint: vpcEndpoint && { vpcEndpoint, subnet: vpc.isolatedSubnets[0] },
  });
}

describe('in a subnet with a route to the on-premises network alone', () => {
  const onPremises = () => {
    const plant = site();
    plant.subnet.addLocalGatewayRoute('OnPremises', '192.168.0.0/16');
    return plant;
  };

  test('a DataSync agent requires a VPC endpoint', () => {
    const [without, withEndpoint] = [onPremises(), onPremises()];
    agent(without);
    agent(withEndpoint, endpoint(withEndpoint, InterfaceVpcEndpointAwsService.DATASYNC));
    expect(strandedIn(without)).toEqual(['data-sync-agent-without-access-to-region Plant/Agent/Agent/Default']);
    expect(strandedIn(withEndpoint)).toEqual([]);
  });

  test('replication servers require VPC endpoints', () => {
    const plant = onPremises();
    new OutpostRecovery(plant.stack, 'Recovery', { vpc: plant.vpc, stagingSubnet: plant.subnet, replicationServerType: instanceType });
    expect(strandedIn(plant)).toEqual(['recovery-without-access-to-region Plant/Recovery/Replication']);
  });

  test('a core device of AWS IoT Greengrass requires VPC endpoints', () => {
    const plant = onPremises();
    new GreengrassCoreDevice(plant.stack, 'Core', { vpc: plant.vpc, subnet: plant.subnet, instanceType });
    expect(strandedIn(plant)).toEqual(['core-device-without-access-to-region Plant/Core/Instance']);
  });

  test('an instance is a core device by an inline policy of its role, too', () => {
    const plant = onPremises();
    const role = new Role(plant.stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    const policyDocument = { Statement: [{ Effect: 'Allow', Action: ['iot:CreateKeysAndCertificate'], Resource: '*' }] };
    (role.node.defaultChild as CfnRole).policies = [{ policyName: 'CoreDevice', policyDocument }];
    const { stack, vpc, subnet } = plant;
    const machineImage = MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' });
    new Instance(stack, 'Core', { vpc, vpcSubnets: { subnets: [subnet] }, instanceType, machineImage, role });
    new Instance(stack, 'Other', { vpc, vpcSubnets: { subnets: [subnet] }, instanceType, machineImage });
    expect(strandedIn(plant)).toEqual(['core-device-without-access-to-region Plant/Core']);
  });

  test('container instances require VPC endpoints', () => {
    const plant = onPremises();
    const { stack, vpc, subnet } = plant;
    const launchTemplate = new LaunchTemplate(stack, 'Template', {
      instanceType,
      machineImage: EcsOptimizedImage.amazonLinux2023(),
      userData: UserData.forLinux(),
      role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
    });
    const autoScalingGroup = new AutoScalingGroup(stack, 'Group', { vpc, vpcSubnets: { subnets: [subnet] }, launchTemplate });
    const provider = new AsgCapacityProvider(stack, 'Provider', { autoScalingGroup });
    new Cluster(stack, 'Cluster', { vpc }).addAsgCapacityProvider(provider);
    expect(strandedIn(plant)).toEqual([`ecs-instances-without-access-to-region ${provider.node.path}/Provider`]);
  });

  test.each<[string, object]>([
    ['a literal', { 'Fn::Base64': '#!/bin/bash\necho ECS_CLUSTER=line >> /etc/ecs/ecs.config' }],
    ['a substitution', { 'Fn::Base64': { 'Fn::Sub': '#!/bin/bash\necho ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config' } }],
    ['a join', { 'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\necho ECS_CLUSTER=', { Ref: 'Cluster' }, ' >> /etc/ecs/ecs.config']] } }],
  ])('instances with the name of their ECS cluster in their user data are container instances: %s', (_, userData) => {
    const plant = onPremises();
    const { stack, vpc, subnet } = plant;
    const machineImage = EcsOptimizedImage.amazonLinux2023();
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    const launchTemplate = new LaunchTemplate(stack, 'Template', { instanceType, machineImage, userData: UserData.forLinux(), role });
    (launchTemplate.node.defaultChild as CfnLaunchTemplate).addPropertyOverride('LaunchTemplateData.UserData', userData);
    new AutoScalingGroup(stack, 'Group', { vpc, vpcSubnets: { subnets: [subnet] }, launchTemplate });
    const alone = new Instance(stack, 'Alone', { vpc, vpcSubnets: { subnets: [subnet] }, instanceType, machineImage });
    (alone.node.defaultChild as CfnInstance).addPropertyOverride('UserData', userData);
    new Instance(stack, 'Other', { vpc, vpcSubnets: { subnets: [subnet] }, instanceType, machineImage });
    expect(strandedIn(plant)).toEqual([
      'ecs-instances-without-access-to-region Plant/Group/ASG',
      'ecs-instances-without-access-to-region Plant/Alone',
    ]);
  });

  test('instances for Systems Manager require VPC endpoints', () => {
    const { SSM, SSM_MESSAGES } = InterfaceVpcEndpointAwsService;
    const [without, withEndpoints] = [onPremises(), onPremises()];
    for (const { stack, vpc, subnet } of [without, withEndpoints]) {
      new Instance(stack, 'App', {
        vpc,
        vpcSubnets: { subnets: [subnet] },
        instanceType,
        machineImage: MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' }),
        ssmSessionPermissions: true,
      });
    }
    for (const service of [SSM, SSM_MESSAGES]) endpoint(withEndpoints, service);
    expect(strandedIn(without)).toEqual(['managed-instance-without-systems-manager Plant/App']);
    expect(strandedIn(withEndpoints)).toEqual([]);
  });

  test('nothing is known if another App can create endpoints in the VPC', () => {
    const plant = onPremises();
    agent(plant);
    new CfnOutput(plant.stack, 'VpcId', { value: plant.vpc.vpcId, exportName: 'PlantVpc' });
    expect(strandedIn(plant)).toEqual([]);
  });
});
