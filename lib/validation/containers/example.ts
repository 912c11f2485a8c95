import { LOCAL_CLUSTER_SERVICES } from '../../catalog/eks-on-outposts';
import { OUTPOST_ARN, resource } from '../example';
import type { Json } from '../facts/template';
import { outpostSubnetWithRouteToLocalGateway, vpcEndpoints } from '../network/example';

type Resources = { readonly [logicalId: string]: Json };

/** Properties that override those of the valid local cluster. */
export interface LocalClusterDifferences {
  readonly cluster?: object;
  readonly outpost?: object;
  readonly network?: object;
  readonly vpc?: object;
  readonly subnet?: object;
  readonly role?: object;
  readonly endpoint?: object;
  readonly services?: readonly string[];
}

const trusting = (service: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
});

/** A cluster role that a service can assume, with managed policies. */
export const roleOfCluster = (service: string, ...policies: string[]): object => ({
  AssumeRolePolicyDocument: trusting(service),
  ManagedPolicyArns: policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
});

/**
 * The EKS local cluster `Cluster` on EBS, in the subnet `Plant` on the Outpost of the examples, in the VPC `Vpc`, which reaches the
 * Region through VPC endpoints in the subnet `Region`, and the on-premises network through the route `PlantRoute`.
 */
export const localCluster = (unlike: LocalClusterDifferences = {}): Resources => {
  const network = outpostSubnetWithRouteToLocalGateway();
  return {
    ...network,
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, ...unlike.vpc }),
    Plant: { ...network.Plant, Properties: { ...(network.Plant.Properties as object), ...unlike.subnet } },
    ...vpcEndpoints(unlike.services ?? LOCAL_CLUSTER_SERVICES, unlike.endpoint),
    Role: resource('AWS::IAM::Role', unlike.role ?? roleOfCluster('ec2.amazonaws.com', 'AmazonEKSLocalOutpostClusterPolicy')),
    Cluster: resource('AWS::EKS::Cluster', {
      RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Plant' }], EndpointPrivateAccess: true, EndpointPublicAccess: false, ...unlike.network },
      OutpostConfig: { OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.xlarge', ...unlike.outpost },
      ...unlike.cluster,
    }),
  };
};

/** The same local cluster, also in the subnet `Second`, which uses the same route table. */
export const localClusterInTwoSubnets = (second: Json): Resources => ({
  ...localCluster({ network: { SubnetIds: [{ Ref: 'Plant' }, { Ref: 'Second' }] } }),
  Second: second,
  SecondAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: { Ref: 'Second' },
    RouteTableId: { Ref: 'PlantRouteTable' },
  }),
});

/** The same local cluster on instance store. */
export const localClusterOnInstanceStore = (unlike: LocalClusterDifferences = {}): Resources =>
  localCluster({
    role: roleOfCluster('eks.amazonaws.com', 'AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy'),
    services: [],
    ...unlike,
    outpost: { EtcdInstanceType: 'm5.xlarge', ...unlike.outpost },
  });

/** The resource `Part`, such as a managed node group, of the cluster `Cluster` in the Region. */
export const partOfRegionCluster = (type: string, properties: object): Resources => ({
  Cluster: resource('AWS::EKS::Cluster', {
    RoleArn: 'arn:aws:iam::111122223333:role/cluster',
    ResourcesVpcConfig: { SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] },
  }),
  Part: resource(type, { ClusterName: { Ref: 'Cluster' }, ...properties }),
});
