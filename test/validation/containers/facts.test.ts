import type { FactTypes } from '../../../lib/validation/facts/fact';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

const NETWORK: Json = {
  Plant: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OUTPOST_ARN, VpcId: { Ref: 'Vpc' } } },
  Region: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
};

const resource = (Type: string, Properties: object) => ({ Type, Properties });

function read(resources: Json) {
  return readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: { ...NETWORK, ...resources } }, region: 'us-west-2' }]);
}

describe('an EKS cluster', () => {
  const cluster = (Type: string, Properties: object): FactTypes['eksCluster'] =>
    read({ Cluster: resource(Type, Properties) }).all('eksCluster')[0];
  const local = (OutpostConfig: object) =>
    cluster('AWS::EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Plant' }] }, OutpostConfig });

  test('is on its Outpost, in the VPC of its subnets', () => {
    expect(local({ OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.large' })).toMatchObject({
      outpost: { id: 'op-0a1b2c3d4e5f60718' },
      vpc: { id: 'Plant.Vpc' },
      controlPlaneInstanceType: 'm5.large',
      etcdInstanceType: null,
      region: 'us-west-2',
    });
  });

  test('is in the Region without an Outpost, whatever its subnets are', () => {
    expect(cluster('AWS::EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Plant' }] } }).outpost).toBeNull();
  });

  test('may be anywhere when only the deployment knows', () => {
    expect(local({ 'Fn::If': ['Local', { OutpostArns: [OUTPOST_ARN] }, { Ref: 'AWS::NoValue' }] }).outpost).toBeUndefined();
    expect(cluster('AWS::EKS::Cluster', { OutpostConfig: { Ref: 'Parameter' } }).outpost).toBeUndefined();
  });

  test('has the endpoints of the API where it says nothing', () => {
    const silent = local({ OutpostArns: [OUTPOST_ARN] });
    expect(silent).toMatchObject({ endpointPublicAccess: true, endpointPrivateAccess: false, isAutoMode: false, ipFamily: 'ipv4' });
  });

  test('is read from the custom resource of the CDK, too', () => {
    const config = {
      name: 'plant',
      version: '1.32',
      resourcesVpcConfig: { subnetIds: [{ Ref: 'Plant' }], endpointPublicAccess: false, endpointPrivateAccess: true },
      encryptionConfig: [{ resources: ['secrets'] }],
    };
    expect(cluster('Custom::AWSCDK-EKS-Cluster', { Config: config })).toMatchObject({
      name: 'plant',
      version: '1.32',
      outpost: null,
      subnets: [{ id: 'Plant.Plant' }],
      endpointPublicAccess: false,
      endpointPrivateAccess: true,
      hasEncryptionConfig: true,
    });
  });
});

describe('a part of an EKS cluster', () => {
  const part = (Type: string, Properties: object): FactTypes['eksClusterPart'] =>
    read({ Cluster: resource('AWS::EKS::Cluster', {}), Part: resource(Type, Properties) }).all('eksClusterPart')[0];

  test.each([
    ['a node group', 'AWS::EKS::Nodegroup', { ClusterName: { Ref: 'Cluster' }, Subnets: [{ Ref: 'Plant' }] }],
    ['a Fargate profile', 'AWS::EKS::FargateProfile', { ClusterName: { Ref: 'Cluster' }, Subnets: [{ Ref: 'Plant' }] }],
    [
      'a Fargate profile of the CDK',
      'Custom::AWSCDK-EKS-FargateProfile',
      { Config: { clusterName: { Ref: 'Cluster' }, subnets: [{ Ref: 'Plant' }] } },
    ],
  ])('%s belongs to its cluster, on the Outpost of its subnets', (_, type, properties) => {
    expect(part(type, properties)).toMatchObject({ cluster: { id: 'Plant.Cluster' }, outpost: { id: 'op-0a1b2c3d4e5f60718' } });
  });

  test.each(['AWS::IAM::OIDCProvider', 'Custom::AWSCDKOpenIdConnectProvider'])(
    'an identity provider, %s, belongs to its issuer',
    (type) => {
      expect(part(type, { Url: { 'Fn::GetAtt': ['Cluster', 'OpenIdConnectIssuerUrl'] } })).toMatchObject({
        type: 'AWS::IAM::OIDCProvider',
        cluster: { id: 'Plant.Cluster', origin: 'template' },
      });
    },
  );

  test('an identity provider of another issuer belongs to no cluster of the templates', () => {
    expect(part('AWS::IAM::OIDCProvider', { Url: 'https://token.actions.githubusercontent.com' }).cluster).not.toHaveProperty('location');
  });
});

describe('a role', () => {
  const role = (properties: object) => read({ Role: resource('AWS::IAM::Role', properties) }).all('role')[0];
  const trusting = (...statements: object[]) => role({ AssumeRolePolicyDocument: { Statement: statements } });

  test('is for the services of all its statements that allow', () => {
    const statements = [
      { Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com', 'ssm.amazonaws.com'] } },
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
      { Effect: 'Deny', Principal: { Service: 'eks.amazonaws.com' } },
    ];
    expect(trusting(...statements).services).toEqual(['ec2.amazonaws.com', 'ssm.amazonaws.com']);
  });

  test('is for nobody knows whom where one of them only the deployment knows', () => {
    const statements = [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } },
      { Effect: 'Allow', Principal: { Service: { Ref: 'Parameter' } } },
    ];
    expect(trusting(...statements).services).toBeUndefined();
    expect(role({ AssumeRolePolicyDocument: { Ref: 'Parameter' } }).services).toBeUndefined();
  });
});

describe('an ECS service', () => {
  const service = (properties: object) =>
    read({
      Service: resource('AWS::ECS::Service', properties),
      Provider: resource('AWS::ECS::CapacityProvider', { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Group' } } }),
      Group: resource('AWS::AutoScaling::AutoScalingGroup', { VPCZoneIdentifier: [{ Ref: 'Region' }] }),
    }).all('ecsService')[0];
  const strategy = (...providers: unknown[]) =>
    service({ CapacityProviderStrategy: providers.map((CapacityProvider) => ({ CapacityProvider })) });

  test('is on Fargate by its launch type or by one of its capacity providers', () => {
    expect(service({ LaunchType: 'FARGATE' }).isOnFargate).toBe(true);
    expect(strategy({ Ref: 'Provider' }, 'FARGATE_SPOT').isOnFargate).toBe(true);
  });

  test('is not on Fargate with instances of its own', () => {
    expect(service({ LaunchType: 'EC2' }).isOnFargate).toBe(false);
    expect(strategy({ Ref: 'Provider' })).toMatchObject({
      isOnFargate: false,
      capacityProviders: [{ autoScalingGroup: { id: 'Plant.Group', outpost: null } }],
    });
  });

  test('is where its cluster decides, or a parameter', () => {
    expect(service({}).isOnFargate).toBeUndefined();
    expect(service({ LaunchType: { Ref: 'Parameter' } }).isOnFargate).toBeUndefined();
    expect(strategy({ Ref: 'Parameter' }).isOnFargate).toBeUndefined();
  });

  test('is on the Outpost of the network interfaces of its tasks, if they have any', () => {
    const network = (subnet: string) => ({ NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: subnet }] } } });
    expect(service(network('Plant')).outpost).toMatchObject({ id: 'op-0a1b2c3d4e5f60718' });
    expect(service(network('Region')).outpost).toBeNull();
    expect(service({}).outpost).toBeNull();
  });
});
