import { Fn, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  InstanceClass,
  InstanceSize,
  InstanceType,
  Peer,
  PlacementGroupSpreadLevel,
  RouterType,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import { ApplicationLoadBalancer, ApplicationProtocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EksLocalCluster, EksLocalClusterEndpoints, OutpostSubnet, EksSelfManagedNodes } from '../../lib';
import { ENV, newApp, OUTPOST_ARN, plant } from '../plant';

const M5_XLARGE = InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE);
const stack = new Stack(newApp(), 'Plant', { env: ENV });
const outpost = plant(stack);
const vpc = new Vpc(stack, 'Vpc', {
  maxAzs: 1,
  natGateways: 0,
  subnetConfiguration: [{ name: 'Region', subnetType: SubnetType.PRIVATE_ISOLATED }],
});
const subnets = [new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' })];
const endpoints = new EksLocalClusterEndpoints(stack, 'Endpoints', {
  vpc,
  endpointSubnets: { subnets: vpc.isolatedSubnets },
  outpostSubnets: subnets,
});
const version = KubernetesVersion.V1_32;
const controlPlaneInstanceType = M5_XLARGE;
const cluster = new EksLocalCluster(stack, 'Cluster', {
  vpc,
  subnets,
  version,
  controlPlaneInstanceType,
  spreadLevel: PlacementGroupSpreadLevel.HOST,
  clusterName: 'plant',
});
cluster.node.addDependency(endpoints);
cluster.connections.allowDefaultPortFrom(Peer.ipv4('192.168.0.0/16'), 'Machines of the plant');
new EksSelfManagedNodes(stack, 'Nodes', {
  cluster,
  subnets,
  instanceType: M5_XLARGE,
  minCapacity: 3,
  diskSize: Size.gibibytes(50),
});
const natSubnet = new OutpostSubnet(stack, 'WithNat', { vpc, outpost, ipv4CidrBlock: '10.0.251.0/24' });
natSubnet.addRoute('Way', { routerType: RouterType.NAT_GATEWAY, routerId: 'nat-0a1b2c3d4e5f60718', enablesInternetConnectivity: true });
const onInstanceStore = new EksLocalCluster(stack, 'OnInstanceStore', {
  vpc,
  subnets: [natSubnet],
  version,
  clusterName: 'on-instance-store',
  controlPlaneInstanceType,
  etcdInstanceType: InstanceType.of(InstanceClass.M5, InstanceSize.LARGE),
  spreadLevel: PlacementGroupSpreadLevel.RACK,
  securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'Known', 'sg-0a1b2c3d4e5f60718'),
});
new EksSelfManagedNodes(stack, 'StoreNodes', {
  cluster: onInstanceStore,
  subnets: [natSubnet],
  instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.LARGE),
  minCapacity: 1,
  maxCapacity: 2,
});
const template = Template.fromStack(stack);
const SUBNET = { Ref: Match.stringLikeRegexp('^Line[0-9A-F]{8}$') };
const CLUSTER_GROUP = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Cluster'), 'ClusterSecurityGroupId'] };

test('a control plane on EBS is on the Outpost of its subnets, reached privately, and logs all', () => {
  template.hasResourceProperties('AWS::EKS::Cluster', {
    Name: 'plant',
    Version: '1.32',
    ResourcesVpcConfig: { SubnetIds: [SUBNET], EndpointPrivateAccess: true, EndpointPublicAccess: false },
    OutpostConfig: {
      OutpostArns: [OUTPOST_ARN],
      ControlPlaneInstanceType: 'm5.xlarge',
      ControlPlanePlacement: { GroupName: { Ref: Match.stringLikeRegexp('^ClusterPlacementGroup') } },
      EtcdInstanceType: Match.absent(),
    },
    AccessConfig: Match.absent(),
    Logging: {
      ClusterLogging: {
        EnabledTypes: [{ Type: 'api' }, { Type: 'audit' }, { Type: 'authenticator' }, { Type: 'controllerManager' }, { Type: 'scheduler' }],
      },
    },
  });
});

test('a control plane on instance store has etcd apart, access entries and a role of EKS', () => {
  template.hasResourceProperties('AWS::EKS::Cluster', {
    Name: 'on-instance-store',
    OutpostConfig: {
      ControlPlaneInstanceType: 'm5.xlarge',
      ControlPlanePlacement: { SpreadLevel: 'rack' },
      EtcdInstanceType: 'm5.large',
      EtcdPlacement: { SpreadLevel: 'rack' },
    },
    AccessConfig: { AuthenticationMode: 'API_AND_CONFIG_MAP' },
    ResourcesVpcConfig: { SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'] },
  });
});

test.each([
  ['^ClusterRole', 'ec2.amazonaws.com', ['AmazonEKSLocalOutpostClusterPolicy']],
  ['^OnInstanceStoreRole', 'eks.amazonaws.com', ['AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy']],
])('the role %s is for %s with the policies that AWS names', (logicalId, service, policies) => {
  const [found] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) => new RegExp(logicalId).test(id));
  const { AssumeRolePolicyDocument, ManagedPolicyArns } = found[1].Properties;
  expect(AssumeRolePolicyDocument.Statement[0].Principal).toEqual({ Service: service });
  expect(ManagedPolicyArns.map((arn: { 'Fn::Join': [string, string[]] }) => arn['Fn::Join'][1].pop())).toEqual(
    policies.map((policy) => `:iam::aws:policy/${policy}`),
  );
});

test('the endpoints are in the Region, reached by HTTPS from the subnets of the cluster', () => {
  const services = Object.values(template.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Interface' } }));
  expect(services).toHaveLength(9);
  for (const { Properties } of services) {
    expect(Properties.PrivateDnsEnabled).toBe(true);
    expect(Properties.SubnetIds).toEqual([{ Ref: expect.stringMatching(/^VpcRegion/) }]);
  }
  expect(services.map(({ Properties }) => Properties.ServiceName)).toContain('com.amazonaws.us-west-2.ecr.dkr');
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.250.0/24', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' })],
  });
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Gateway',
    RouteTableIds: [{ Ref: Match.stringLikeRegexp('^LineRouteTable') }],
  });
});

test.each([
  ['plant', /^EndpointsS3/],
  ['on-instance-store', /^WithNatWay/],
])('the cluster %s waits for its way to the Region', (name, dependency) => {
  const [found] = Object.values(template.findResources('AWS::EKS::Cluster', { Properties: { Name: name } }));
  expect(found.DependsOn).toContainEqual(expect.stringMatching(dependency));
});

test('the building reaches the API server once it is allowed to', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Kubernetes API',
    SecurityGroupIngress: [Match.objectLike({ CidrIp: '192.168.0.0/16', FromPort: 443, ToPort: 443 })],
  });
});

test('nodes are instances of the security group of the cluster, with gp2 volumes and credentials that pods reach', () => {
  template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      InstanceType: 'm5.xlarge',
      ImageId: { Ref: Match.stringLikeRegexp('optimizedami132amazonlinux2023x8664standardrecommended') },
      SecurityGroupIds: [CLUSTER_GROUP],
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp2', VolumeSize: 50, Encrypted: true } }],
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    },
  });
  template.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
    MinSize: '3',
    MaxSize: '3',
    VPCZoneIdentifier: [SUBNET],
    Tags: Match.arrayWith([
      {
        Key: { 'Fn::Join': ['', ['kubernetes.io/cluster/', { Ref: Match.stringLikeRegexp('^Cluster') }]] },
        Value: 'owned',
        PropagateAtLaunch: true,
      },
    ]),
  });
});

const launchTemplateOf = (type: string) =>
  Object.values(template.findResources('AWS::EC2::LaunchTemplate', { Properties: { LaunchTemplateData: { InstanceType: type } } }))[0]
    .Properties.LaunchTemplateData;

test('a node is told all of its cluster, so that it asks nobody in the Region', () => {
  const [, parts] = launchTemplateOf('m5.xlarge').UserData['Fn::Base64']['Fn::Join'];
  const attribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Cluster/), name] });
  const withoutPort = { 'Fn::Join': ['', { 'Fn::Split': [':443', attribute('Endpoint')] }] };
  expect(parts.filter((part: unknown) => typeof part === 'object')).toEqual([
    { Ref: expect.stringMatching(/^Cluster/) },
    { 'Fn::Join': ['', { 'Fn::Split': ['https://', withoutPort] }] },
    attribute('CertificateAuthorityData'),
    attribute('Id'),
  ]);
  const text = parts.filter((part: unknown) => typeof part === 'string').join('…');
  expect(text).toMatch(/^Content-Type: application\/node\.eks\.aws$/m);
  expect(text).toContain('apiServerEndpoint: https://…\n');
  expect(text).toContain('cidr: 172.20.0.0/16\n    enableOutpost: true\n    id: …');
});

test('nodes join by an access entry on instance store, and without a volume; on EBS an output says what to add to aws-auth', () => {
  template.hasResourceProperties('AWS::EKS::AccessEntry', {
    ClusterName: { Ref: Match.stringLikeRegexp('^OnInstanceStore') },
    PrincipalArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StoreNodesRole'), 'Arn'] },
    Type: 'EC2_LINUX',
  });
  template.resourceCountIs('AWS::EKS::AccessEntry', 1);
  expect(launchTemplateOf('m5.large').BlockDeviceMappings).toBeUndefined();
  const outputs = Object.values(template.findOutputs('*'));
  expect(outputs).toHaveLength(1);
  const [, [, arn, groups]] = outputs[0].Value['Fn::Join'];
  expect(arn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^NodesRole/), 'Arn'] });
  expect(groups).toContain('username: system:node:{{EC2PrivateDNSName}}');
});

const nodesIn = (ipv4CidrBlock: string, serviceIpv4Cidr?: string) => {
  const other = new Stack(newApp(), 'Other', { env: ENV });
  const known = Vpc.fromVpcAttributes(other, 'Vpc', { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] });
  const imported = EksLocalCluster.fromEksLocalClusterAttributes(other, 'Cluster', {
    clusterName: 'plant',
    clusterId: '0a1b2c3d',
    clusterEndpoint: 'https://plant.example.com',
    clusterCertificateAuthorityData: 'Y2VydGlmaWNhdGU=',
    clusterSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
    vpc: known,
    version,
  });
  const nodeSubnets = [new OutpostSubnet(other, 'Line', { vpc: known, outpost: plant(other), ipv4CidrBlock })];
  return new EksSelfManagedNodes(other, 'Nodes', {
    cluster: imported,
    subnets: nodeSubnets,
    instanceType: M5_XLARGE,
    minCapacity: 1,
    serviceIpv4Cidr,
  });
};

test.each([
  ['172.16.0.0/24', undefined, '10.100.0.0/16'],
  ['10.1.0.0/24', undefined, '172.20.0.0/16'],
  ['10.1.0.0/24', '10.100.0.0/16', '10.100.0.0/16'],
])('in a subnet of %s, services that are said to be in %p are in %s', (cidr, said, expected) => {
  expect(nodesIn(cidr, said).userData.render()).toContain(`cidr: ${expected}`);
});

test('nodes of a cluster that exists already are told the same of it', () => {
  const group = nodesIn('10.1.0.0/24');
  const userData = JSON.stringify(Stack.of(group).resolve(group.userData.render()));
  expect(userData).toContain('    name: plant\\n    apiServerEndpoint: https://');
  expect(userData).toContain('https://plant.example.com');
  expect(userData).toContain('    certificateAuthority: Y2VydGlmaWNhdGU=\\n');
  expect(userData).toContain('    id: 0a1b2c3d');
});

test('fails where the addresses of services cannot be known', () => {
  expect(() => nodesIn(Fn.importValue('cidr'))).toThrow(
    "the CIDR blocks of the subnets of 'Other/Nodes' are not known before deployment, so the CIDR block of Kubernetes services is unknown; specify serviceIpv4Cidr",
  );
});

test('fails without subnets', () => {
  expect(() => new EksLocalCluster(stack, 'Nowhere', { vpc, subnets: [], version, controlPlaneInstanceType })).toThrow(
    "local cluster 'Plant/Nowhere' has no subnets; specify at least one on its Outpost",
  );
});

test('nodes are targets of a load balancer of the AWS CDK, which reaches them through the security group of the cluster', () => {
  const nodes = nodesIn('10.1.0.0/24');
  const other = Stack.of(nodes);
  const known = Vpc.fromVpcAttributes(other, 'Same', { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a'] });
  const outpostSubnet = other.node.findChild('Line') as OutpostSubnet;
  const loadBalancer = new ApplicationLoadBalancer(other, 'Ingress', { vpc: known, vpcSubnets: { subnets: [outpostSubnet] } });
  loadBalancer.addListener('Http', { port: 80 }).addTargets('Nodes', {
    port: 30080,
    protocol: ApplicationProtocol.HTTP,
    targets: [nodes.autoScalingGroup],
  });
  const synthesized = Template.fromStack(other);
  synthesized.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
    TargetGroupARNs: [{ Ref: Match.stringLikeRegexp('^IngressHttpNodesGroup') }],
  });
  synthesized.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-0a1b2c3d4e5f60718', FromPort: 30080, ToPort: 30080 });
});
