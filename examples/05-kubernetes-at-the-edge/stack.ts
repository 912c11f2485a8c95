import { Size, Stack, type StackProps } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import type { Construct } from 'constructs';
import { EksLocalCluster, EksLocalClusterEndpoints, Outpost, OutpostHardware, OutpostSubnet, EksSelfManagedNodes } from 'cdk-outposts';

/** Addresses of the port: cranes, gates and the machines of its administrators. */
const PORT = '192.168.0.0/16';

/**
 * A container terminal whose cranes and gates are run by Kubernetes on an Outpost: control plane and nodes are in the port, and go on
 * while the link to the Region is cut.
 */
export class KubernetesAtTheEdgeStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-05a6b7c8d9e0f1a2b' }),
      availabilityZone: 'us-west-2c',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-05a6b7c8d9e0f1a2b', localGatewayRouteTableId: 'lgw-rtb-05a6b7c8d9e0f1a2b' },
      capacity: {
        racks: [
          {
            rackId: 'port-rack-1',
            hosts: [
              { assetId: '5555555550', slots: { 'm5.xlarge': 4, 'm5.4xlarge': 2 } },
              { assetId: '5555555551', slots: { 'm5.xlarge': 4, 'm5.4xlarge': 2 } },
              { assetId: '5555555552', slots: { 'm5.xlarge': 4, 'm5.4xlarge': 2 } },
            ],
          },
        ],
      },
    });

    // The one subnet in the Region holds the VPC endpoints: the terminal has no way to the internet.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.50.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [{ name: 'Endpoints', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    const terminal = new OutpostSubnet(this, 'Terminal', { vpc, outpost, ipv4CidrBlock: '10.50.16.0/20' });
    terminal.addLocalGatewayRoute('Port', PORT);

    // What the control plane needs from the Region before it can start.
    const endpoints = new EksLocalClusterEndpoints(this, 'Endpoints', {
      vpc,
      endpointSubnets: { subnets: vpc.isolatedSubnets },
      outpostSubnets: [terminal],
    });

    // Three hosts, so that one of them may fail: neither etcd nor the nodes lose more than one of three with it.
    const cluster = new EksLocalCluster(this, 'Cluster', {
      vpc,
      subnets: [terminal],
      controlPlaneInstanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
      spreadLevel: ec2.PlacementGroupSpreadLevel.HOST,
      version: eks.KubernetesVersion.V1_32,
      clusterName: 'terminal',
    });
    cluster.node.addDependency(endpoints);
    cluster.connections.allowDefaultPortFrom(ec2.Peer.ipv4(PORT), 'Administrators in the port');

    // While the link is cut no node starts: there are as many as the terminal ever needs.
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
