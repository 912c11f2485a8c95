import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnAddon, CfnCluster, CfnFargateProfile, CfnNodegroup, type CfnClusterProps } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EksLocalClusterEndpoints } from '../../lib';
import { prove, SERVER, type Plant } from '../validated-stacks';

type Network = Partial<CfnCluster.ResourcesVpcConfigProperty>;
type OnOutpost = Partial<CfnCluster.OutpostConfigProperty>;

interface Differences {
  readonly cluster?: Partial<CfnClusterProps>;
  readonly network?: Network;
  readonly onOutpost?: OnOutpost;
  readonly assumedBy?: string;
  readonly policies?: string[];
  /** Whether there are VPC endpoints, by which it reaches the Region. */
  readonly isConnected?: boolean;
  /** Whether the building reaches it. */
  readonly isInReach?: boolean;
}

/** A cluster on EBS with its control plane on the Outpost, which the CDK has no L2 for. */
function cluster(plant: Plant, unlike: Differences = {}): CfnCluster {
  const { stack, vpc, outpost, subnet, inRegion } = plant;
  const {
    assumedBy = 'ec2.amazonaws.com',
    policies = ['AmazonEKSLocalOutpostClusterPolicy'],
    isConnected = true,
    isInReach = true,
  } = unlike;
  if (isInReach) subnet.addLocalGatewayRoute('Building', '192.168.0.0/16');
  if (isConnected) {
    const endpointSubnets = { ...inRegion, availabilityZones: ['us-west-2a'] };
    new EksLocalClusterEndpoints(stack, 'Endpoints', { vpc, outpostSubnets: [subnet], endpointSubnets });
  }
  const role = new Role(stack, 'Role', {
    assumedBy: new ServicePrincipal(assumedBy),
    managedPolicies: policies.map((policy) => ManagedPolicy.fromAwsManagedPolicyName(policy)),
  });
  return new CfnCluster(stack, 'Cluster', {
    name: 'line',
    version: '1.31',
    roleArn: role.roleArn,
    resourcesVpcConfig: { subnetIds: [subnet.subnetId], endpointPrivateAccess: true, endpointPublicAccess: false, ...unlike.network },
    outpostConfig: { outpostArns: [outpost.outpostArn], controlPlaneInstanceType: 'm5.xlarge', ...unlike.onOutpost },
    ...unlike.cluster,
  });
}

/** The same on instance store. */
const onInstanceStore = (plant: Plant, unlike: Differences = {}) =>
  cluster(plant, {
    assumedBy: 'eks.amazonaws.com',
    policies: ['AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy'],
    isConnected: false,
    ...unlike,
    onOutpost: { etcdInstanceType: 'm5.xlarge', ...unlike.onOutpost },
  });

const nodes = ({ stack, vpc, onOutpost: vpcSubnets }: Plant) =>
  new autoscaling.AutoScalingGroup(stack, 'Nodes', {
    vpc,
    vpcSubnets,
    instanceType: new ec2.InstanceType('m5.large'),
    machineImage: ec2.MachineImage.fromSsmParameter(
      '/aws/service/eks/optimized-ami/1.31/amazon-linux-2023/x86_64/standard/recommended/image_id',
    ),
    blockDevices: [
      {
        deviceName: '/dev/xvda',
        volume: autoscaling.BlockDeviceVolume.ebs(50, { volumeType: autoscaling.EbsDeviceVolumeType.GP2, encrypted: true }),
      },
    ],
  });

prove(
  {
    'a local cluster with nodes': (plant) => {
      cluster(plant);
      nodes(plant);
    },
    'a local cluster on instance store': (plant) => onInstanceStore(plant),
  },
  {
    'an endpoint that is public': {
      found: 'local-cluster-endpoint-is-public',
      at: 'Cluster',
      fix: /EndpointPublicAccess to false/,
      make: (plant) => cluster(plant, { network: { endpointPublicAccess: true } }),
    },
    'an endpoint that is not private': {
      found: 'local-cluster-endpoint-is-not-private',
      at: 'Cluster',
      fix: /EndpointPrivateAccess to true/,
      make: (plant) => cluster(plant, { network: { endpointPrivateAccess: undefined } }),
    },
    'a control plane that the racks have no slots for': {
      found: 'local-cluster-type-is-not-slotted',
      at: 'Cluster',
      fix: /you cannot change it after the cluster is created/,
      make: (plant) => cluster(plant, { onOutpost: { controlPlaneInstanceType: 'm5.4xlarge' } }),
    },
    'a subnet in the Region': {
      found: 'local-cluster-subnet-is-not-on-outpost',
      at: 'Cluster',
      fix: /only subnets on the Outpost of the control plane/,
      make: (plant) => cluster(plant, { network: { subnetIds: [plant.subnet.subnetId, plant.vpc.isolatedSubnets[0].subnetId] } }),
    },
    'the role of a cluster in the Region': {
      found: 'local-cluster-role-trusts-another-service',
      at: 'Cluster',
      fix: /ec2\.amazonaws\.com/,
      make: (plant) => cluster(plant, { assumedBy: 'eks.amazonaws.com' }),
    },
    'the policy of a cluster in the Region': {
      found: 'local-cluster-role-without-policy',
      at: 'Cluster',
      fix: /AmazonEKSLocalOutpostClusterPolicy/,
      make: (plant) => cluster(plant, { policies: ['AmazonEKSClusterPolicy'] }),
    },
    'no way to the Region': {
      found: 'local-cluster-without-access-to-region',
      at: 'Cluster',
      fix: /missing VPC endpoints/,
      make: (plant) => cluster(plant, { isConnected: false }),
    },
    'no way from the building': {
      found: 'local-cluster-is-not-reachable-on-premises',
      at: 'Cluster',
      fix: /while the Outpost is disconnected/,
      make: (plant) => cluster(plant, { isInReach: false }),
    },
    'encryption of secrets with a key of its own': {
      found: 'local-cluster-with-envelope-encryption',
      at: 'Cluster',
      fix: /Remove EncryptionConfig/,
      make: (plant) => {
        const { keyArn } = new Key(plant.stack, 'Key');
        cluster(plant, { cluster: { encryptionConfig: [{ provider: { keyArn }, resources: ['secrets'] }] } });
      },
    },
    'a version that local clusters do not have yet': {
      found: 'local-cluster-version-is-not-supported',
      at: 'Cluster',
      fix: /later than for clusters in the Region/,
      make: (plant) => cluster(plant, { cluster: { version: '1.39' } }),
    },
    'managed nodes': {
      found: 'feature-is-not-supported-on-local-cluster',
      at: 'Managed',
      fix: /`EksSelfManagedNodes`/,
      make: (plant) => {
        const { ref: clusterName } = cluster(plant);
        const nodeRole = 'arn:aws:iam::111122223333:role/nodes';
        new CfnNodegroup(plant.stack, 'Managed', { clusterName, nodeRole, subnets: [plant.subnet.subnetId] });
      },
    },
    'pods on Fargate': {
      found: 'feature-is-not-supported-on-local-cluster',
      at: 'Pods',
      fix: /EksSelfManagedNodes/,
      make: (plant) => {
        const { ref: clusterName } = cluster(plant);
        const podExecutionRoleArn = 'arn:aws:iam::111122223333:role/pods';
        const subnets = [plant.subnet.subnetId];
        new CfnFargateProfile(plant.stack, 'Pods', { clusterName, podExecutionRoleArn, selectors: [{ namespace: 'default' }], subnets });
      },
    },
    'an add-on that EKS manages': {
      found: 'feature-is-not-supported-on-local-cluster',
      at: 'Dns',
      fix: /install add-ons in the cluster/,
      make: (plant) => new CfnAddon(plant.stack, 'Dns', { clusterName: cluster(plant).ref, addonName: 'coredns' }),
    },
    'Auto Mode': {
      found: 'local-cluster-in-auto-mode',
      at: 'Cluster',
      fix: /nodes on an Outpost are self-managed/,
      make: (plant) => cluster(plant, { cluster: { computeConfig: { enabled: true } } }),
    },
    IPv6: {
      found: 'local-cluster-over-ipv6',
      at: 'Cluster',
      fix: /set it to ipv4/,
      make: (plant) => cluster(plant, { cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }),
    },
    'a spread level for a cluster on EBS': {
      found: 'local-cluster-on-ebs-with-spread-level',
      at: 'Cluster',
      fix: /specify it in GroupName/,
      make: (plant) => cluster(plant, { onOutpost: { controlPlanePlacement: { spreadLevel: 'host' } } }),
    },
    'a placement group for a cluster on instance store': {
      found: 'local-cluster-on-instance-store-with-placement-group',
      at: 'Cluster',
      fix: /Set SpreadLevel instead/,
      make: (plant) => {
        const { ref: groupName } = new ec2.CfnPlacementGroup(plant.stack, 'Apart', { strategy: 'spread', spreadLevel: 'host' });
        onInstanceStore(plant, { onOutpost: { controlPlanePlacement: { groupName } } });
      },
    },
    'a cluster on a server': {
      found: 'service-is-not-supported-on-server',
      at: 'Cluster',
      fix: /on an Outposts rack or in the Region/,
      outpost: SERVER,
      make: (plant) => cluster(plant, { isInReach: false }),
    },
  },
);
