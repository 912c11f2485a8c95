import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnMountTarget, CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import { CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import { connect, GENERATION_2, prove, type Plant } from '../validated-stacks';

/** A cluster of the CDK with its control plane in the Region. */
function cluster({ stack, vpc, inRegion }: Plant, unlike: Partial<eks.ClusterProps> = {}): eks.Cluster {
  return new eks.Cluster(stack, 'Cluster', {
    vpc,
    vpcSubnets: [inRegion],
    version: eks.KubernetesVersion.V1_33,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    ...unlike,
  });
}

/** Nodes on the Outpost. */
function nodes(plant: Plant, unlike: Partial<eks.AutoScalingGroupCapacityOptions> = {}, made = cluster(plant)) {
  connect(plant);
  return made.addAutoScalingGroupCapacity('Nodes', {
    instanceType: new ec2.InstanceType('m5.xlarge'),
    vpcSubnets: plant.onOutpost,
    minCapacity: 2,
    maxCapacity: 4,
    blockDevices: [
      {
        deviceName: '/dev/xvda',
        volume: autoscaling.BlockDeviceVolume.ebs(50, { volumeType: autoscaling.EbsDeviceVolumeType.GP2, encrypted: true }),
      },
    ],
    ...unlike,
  });
}

const disk = (volumeType: autoscaling.EbsDeviceVolumeType) => ({
  blockDevices: [{ deviceName: '/dev/xvda', volume: autoscaling.BlockDeviceVolume.ebs(50, { volumeType, encrypted: true }) }],
});

const NODES = 'Cluster/Nodes/ASG';
const TEMPLATE = 'Cluster/Nodes/LaunchConfig';

prove(
  {
    'nodes on the Outpost': (plant) => nodes(plant),
    'managed nodes in the Region': (plant) => cluster(plant).addNodegroupCapacity('Managed', { subnets: plant.inRegion }),
  },
  {
    'a control plane in subnets on the Outpost': {
      found: 'eks-cluster-in-region-with-outpost-subnet',
      at: 'Cluster',
      fix: /Specify subnets in the Region only/,
      make: (plant) => nodes(plant, {}, cluster(plant, { vpcSubnets: [plant.inRegion, plant.onOutpost] })),
    },
    'managed nodes on the Outpost': {
      found: 'managed-node-group-on-outpost',
      at: 'Cluster/NodegroupManaged',
      fix: /Auto Scaling group that you manage yourself/,
      make: (plant) => cluster(plant).addNodegroupCapacity('Managed', { subnets: plant.onOutpost }),
    },
    'managed nodes of an L1 on the Outpost': {
      found: 'managed-node-group-on-outpost',
      at: 'Managed',
      fix: /Auto Scaling group/,
      make: (plant) => {
        const { clusterName, role } = cluster(plant);
        new CfnNodegroup(plant.stack, 'Managed', { clusterName, nodeRole: role.roleArn, subnets: [plant.subnet.subnetId] });
      },
    },
    'pods on Fargate': {
      found: 'fargate-profile-on-outpost',
      at: 'Cluster/fargate-profile-Pods',
      fix: /run the pods on self-managed nodes/,
      make: (plant) => {
        const { vpc, onOutpost: subnetSelection } = plant;
        cluster(plant).addFargateProfile('Pods', { selectors: [{ namespace: 'default' }], vpc, subnetSelection });
      },
    },
    'the gp3 disk that the CDK gives nodes in the Region': {
      found: 'block-device-type-is-not-supported-on-first-generation',
      at: TEMPLATE,
      fix: /gp2/,
      make: (plant) => nodes(plant, disk(autoscaling.EbsDeviceVolumeType.GP3)),
    },
    'nodes that the racks have no slots for': {
      found: 'instance-type-is-not-slotted',
      at: TEMPLATE,
      fix: /capacity task/,
      make: (plant) => nodes(plant, { instanceType: new ec2.InstanceType('c5.2xlarge') }),
    },
    'nodes of the other generation': {
      found: 'instance-family-is-not-available',
      at: TEMPLATE,
      fix: /M7i, C7i, R7i/,
      outpost: GENERATION_2,
      make: (plant) => nodes(plant),
    },
    'Spot nodes': {
      found: 'spot-instance-on-outpost',
      at: TEMPLATE,
      fix: /Remove the Spot options/,
      make: (plant) => nodes(plant, { spotPrice: '0.10' }),
    },
    'more nodes than slots': {
      found: 'instances-exceed-slots',
      at: NODES,
      fix: /capacity of the Outpost with a capacity task/,
      make: (plant) => nodes(plant, { minCapacity: 20, maxCapacity: 20 }),
    },
    'a Network Load Balancer for a service of the cluster': {
      found: 'network-load-balancer-on-outpost',
      at: 'Balancer',
      fix: /Use an Application Load Balancer/,
      make: (plant) => {
        nodes(plant);
        new elbv2.NetworkLoadBalancer(plant.stack, 'Balancer', { vpc: plant.vpc, vpcSubnets: plant.onOutpost });
      },
    },
    'a load balancer with a subnet in the Region, as its controller asks for': {
      found: 'load-balancer-mixes-outpost-and-region',
      at: 'Balancer',
      fix: /one subnet on the Outpost/,
      make: (plant) => {
        nodes(plant);
        const vpcSubnets = { subnets: [plant.subnet, plant.vpc.isolatedSubnets[1]] };
        new elbv2.ApplicationLoadBalancer(plant.stack, 'Balancer', { vpc: plant.vpc, vpcSubnets });
      },
    },
    'volumes of EFS for the pods': {
      found: 'service-is-not-listed-for-outposts',
      at: 'Mount',
      fix: /Use subnets in the Region/,
      make: (plant) => {
        nodes(plant);
        const { ref: fileSystemId } = new CfnFileSystem(plant.stack, 'Files', { encrypted: true });
        const securityGroups = [new ec2.SecurityGroup(plant.stack, 'FilesSecurityGroup', { vpc: plant.vpc }).securityGroupId];
        new CfnMountTarget(plant.stack, 'Mount', { fileSystemId, subnetId: plant.subnet.subnetId, securityGroups });
      },
    },
  },
  {
    'a number of managed nodes for a cluster in Auto Mode': {
      says: /AUTOMODE|Auto ?Mode/i,
      make: (plant) => cluster(plant, { defaultCapacityType: eks.DefaultCapacityType.AUTOMODE, defaultCapacity: 2 }),
    },
  },
);
