import { Size, Stack, type StackProps } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import type { Construct } from 'constructs';
import {
  EksLocalCluster,
  EksLocalClusterEndpoints,
  EksSelfManagedNodes,
  Outpost,
  OutpostSubnet,
  type OutpostAttributes,
} from 'cdk-outposts';

export interface KubernetesAtTheEdgeStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly vpcCidrBlock: string;
  /** Subnet of the control plane and of the nodes. */
  readonly terminalCidrBlock: string;
  /** The on-premises network: cranes, gates and the workstations of administrators. */
  readonly portCidrBlock: string;
}

/**
 * A local cluster for Amazon EKS on AWS Outposts for a container terminal. Control plane and nodes run on the Outpost and keep running
 * during a service link outage.
 */
export class KubernetesAtTheEdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: KubernetesAtTheEdgeStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    // The subnet in the Region is for VPC endpoints. The VPC has no internet access.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [{ name: 'Endpoints', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    const terminal = new OutpostSubnet(this, 'Terminal', { vpc, outpost, ipv4CidrBlock: props.terminalCidrBlock });
    terminal.addLocalGatewayRoute('Port', props.portCidrBlock);

    // The control plane needs these AWS services in the Region before it can start.
    const endpoints = new EksLocalClusterEndpoints(this, 'Endpoints', {
      vpc,
      endpointSubnets: { subnets: vpc.isolatedSubnets },
      outpostSubnets: [terminal],
    });

    // Spread over three hosts: a host failure stops at most one control plane instance and one node.
    const cluster = new EksLocalCluster(this, 'Cluster', {
      vpc,
      subnets: [terminal],
      controlPlaneInstanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
      spreadLevel: ec2.PlacementGroupSpreadLevel.HOST,
      version: eks.KubernetesVersion.V1_32,
      clusterName: 'terminal',
    });
    cluster.node.addDependency(endpoints);
    cluster.connections.allowDefaultPortFrom(ec2.Peer.ipv4(props.portCidrBlock), 'Administrators in the port');

    // No node launches during a service link outage, so the group always runs as many as the terminal needs.
    const nodes = new EksSelfManagedNodes(this, 'Nodes', {
      cluster,
      subnets: [terminal],
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE4),
      minCapacity: 3,
      diskSize: Size.gibibytes(100),
    });
    const spread = new ec2.PlacementGroup(this, 'NodeSpread', { spreadLevel: ec2.PlacementGroupSpreadLevel.HOST });
    const group = nodes.autoScalingGroup.node.defaultChild as autoscaling.CfnAutoScalingGroup;
    group.placementGroup = spread.placementGroupName;
  }
}
