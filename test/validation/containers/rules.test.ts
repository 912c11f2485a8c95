import {
  GatewayVpcEndpointAwsService,
  InstanceType,
  InterfaceVpcEndpointAwsService,
  SubnetType,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { CfnAddon, CfnCluster, type CfnClusterProps } from 'aws-cdk-lib/aws-eks';
import { Cluster, DefaultCapacityType, KubernetesVersion } from 'aws-cdk-lib/aws-eks-v2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EksLocalCluster, EksLocalClusterEndpoints, OutpostHardware } from '../../../lib';
import { findingsOf, site, type Site } from '../synthesized';

describe("the CDK's own Cluster, with its control plane in the Region", () => {
  const cluster = ({ stack, vpc }: Site, vpcSubnets: SubnetSelection[] = [{ subnetType: SubnetType.PRIVATE_ISOLATED }]) =>
    new Cluster(stack, 'Cluster', {
      vpc,
      vpcSubnets,
      version: KubernetesVersion.V1_33,
      defaultCapacityType: DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    });

  const withNodes = (plant: Site) =>
    cluster(plant).addAutoScalingGroupCapacity('Line', {
      instanceType: new InstanceType('m5.xlarge'),
      vpcSubnets: { subnets: [plant.subnet] },
    });

  test('is fine with nodes of its own on the Outpost that reach Amazon ECR', () => {
    const plant = site();
    const { ECR, ECR_DOCKER } = InterfaceVpcEndpointAwsService;
    plant.vpc.addInterfaceEndpoint('Ecr', { service: ECR });
    plant.vpc.addInterfaceEndpoint('EcrDocker', { service: ECR_DOCKER });
    plant.vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3, subnets: [{ subnets: [plant.subnet] }] });
    withNodes(plant);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('waits for nodes of its own that reach no registry in the Region', () => {
    const plant = site();
    withNodes(plant);
    expect(findingsOf(plant.app)).toEqual(['eks-nodes-without-access-to-ecr Plant/Cluster/Line/ASG']);
  });

  test('does what it likes in the Region', () => {
    const plant = site();
    const own = cluster(plant);
    own.addNodegroupCapacity('Nodes', { subnets: { subnetType: SubnetType.PRIVATE_ISOLATED } });
    const subnetSelection = { subnetType: SubnetType.PRIVATE_ISOLATED };
    own.addFargateProfile('Pods', { selectors: [{ namespace: 'default' }], vpc: plant.vpc, subnetSelection });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has no managed nodes and no Fargate on the Outpost', () => {
    const plant = site();
    const own = cluster(plant);
    own.addNodegroupCapacity('Nodes', { subnets: { subnets: [plant.subnet] } });
    const { vpc, subnet } = plant;
    own.addFargateProfile('Pods', { selectors: [{ namespace: 'default' }], vpc, subnetSelection: { subnets: [subnet] } });
    expect(findingsOf(plant.app).sort()).toEqual([
      'fargate-profile-on-outpost Plant/Cluster/fargate-profile-Pods',
      'managed-node-group-on-outpost Plant/Cluster/NodegroupNodes',
    ]);
  });

  test('does not name subnets on the Outpost', () => {
    const plant = site();
    cluster(plant, [{ subnetType: SubnetType.PRIVATE_ISOLATED }, { subnets: [plant.subnet] }]);
    expect(findingsOf(plant.app)).toEqual(['eks-cluster-in-region-with-outpost-subnet Plant/Cluster']);
  });
});

describe('a local cluster of L1s', () => {
  /** As it should be on EBS, but for what is given. */
  function cluster(plant: Site, unlike: Partial<CfnClusterProps> = {}): CfnCluster {
    const { stack, vpc, outpost, subnet } = plant;
    subnet.addLocalGatewayRoute('Building', '192.168.0.0/16');
    new EksLocalClusterEndpoints(stack, 'Endpoints', {
      vpc,
      outpostSubnets: [subnet],
      endpointSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED, availabilityZones: [outpost.availabilityZone] },
    });
    const role = new Role(stack, 'Role', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonEKSLocalOutpostClusterPolicy')],
    });
    return new CfnCluster(stack, 'Cluster', {
      roleArn: role.roleArn,
      resourcesVpcConfig: { subnetIds: [subnet.subnetId], endpointPrivateAccess: true, endpointPublicAccess: false },
      outpostConfig: { outpostArns: [outpost.outpostArn], controlPlaneInstanceType: 'm5.xlarge' },
      ...unlike,
    });
  }

  test('is fine as it should be', () => {
    const plant = site();
    cluster(plant);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is public by default, and has no private endpoint', () => {
    const plant = site();
    cluster(plant, { resourcesVpcConfig: { subnetIds: [plant.subnet.subnetId] } });
    expect(findingsOf(plant.app)).toEqual([
      'local-cluster-endpoint-is-not-private Plant/Cluster',
      'local-cluster-endpoint-is-public Plant/Cluster',
    ]);
  });

  test('has a role as if it were in the Region', () => {
    const plant = site();
    const role = new Role(plant.stack, 'RegionRole', {
      assumedBy: new ServicePrincipal('eks.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonEKSClusterPolicy')],
    });
    cluster(plant, { roleArn: role.roleArn });
    expect(findingsOf(plant.app)).toEqual([
      'local-cluster-role-trusts-another-service Plant/Cluster',
      'local-cluster-role-without-policy Plant/Cluster',
    ]);
  });

  test('is said nothing about whose role, subnets and type are parameters', () => {
    const plant = site();
    cluster(plant, {
      roleArn: 'arn:aws:iam::111122223333:role/known',
      resourcesVpcConfig: { subnetIds: ['subnet-0123456789abcdef0'], endpointPrivateAccess: true, endpointPublicAccess: false },
    });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has no add-ons of EKS', () => {
    const plant = site();
    const { ref } = cluster(plant);
    new CfnAddon(plant.stack, 'AddOn', { clusterName: ref, addonName: 'vpc-cni' });
    expect(findingsOf(plant.app)).toEqual(['feature-is-not-supported-on-local-cluster Plant/AddOn']);
  });

  test('does not run on servers', () => {
    const plant = site(OutpostHardware.SERVER);
    cluster(plant);
    expect(findingsOf(plant.app)).toContain('service-is-not-supported-on-server Plant/Cluster');
  });

  test.each([
    [1, ['local-cluster-exceeds-slots Plant/Cluster']],
    [3, []],
  ])('needs three slots, and has %p', (count, expected) => {
    const plant = site(OutpostHardware.RACK_GENERATION_1, [{ rackId: 'rack-1', hosts: [{ assetId: '1', slots: { 'm5.xlarge': count } }] }]);
    cluster(plant);
    expect(findingsOf(plant.app)).toEqual(expected);
  });
});

test('a EksLocalCluster without a way to the Region is found before it is created forever', () => {
  const { app, stack, vpc, subnet } = site();
  const version = KubernetesVersion.V1_32;
  subnet.addLocalGatewayRoute('Building', '192.168.0.0/16');
  new EksLocalCluster(stack, 'Cluster', { vpc, subnets: [subnet], version, controlPlaneInstanceType: new InstanceType('m5.xlarge') });
  expect(findingsOf(app)).toEqual(['local-cluster-without-access-to-region Plant/Cluster']);
});
