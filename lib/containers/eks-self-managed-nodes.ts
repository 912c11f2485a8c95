import { CfnOutput, Fn, Size, Token } from 'aws-cdk-lib';
import { AutoScalingGroup, type CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import {
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  LaunchTemplate,
  MachineImage,
  MultipartBody,
  MultipartUserData,
  type BlockDevice,
  type IMachineImage,
  type InstanceType,
} from 'aws-cdk-lib/aws-ec2';
import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';
import type { IEksLocalCluster } from './eks-local-cluster';

/** Properties of a group of self-managed nodes. */
export interface EksSelfManagedNodesProps {
  /** The cluster that the nodes join. */
  readonly cluster: IEksLocalCluster;
  /** Subnets on the Outpost of the cluster. They need the same access to the Region as the subnets of the control plane. */
  readonly subnets: IOutpostSubnet[];
  /** Instance type of the nodes. The Outpost must have slots for it. */
  readonly instanceType: InstanceType;
  /** Minimum number of nodes. No node is added or replaced during a service link outage: specify as many as the workload needs. */
  readonly minCapacity: number;
  /**
   * Maximum number of nodes.
   *
   * @default - the value of `minCapacity`
   */
  readonly maxCapacity?: number;
  /**
   * Image of the nodes. Local clusters on EBS support the EKS optimized Amazon Linux 2023 AMI for the Kubernetes version of the cluster.
   *
   * @default - the latest EKS optimized Amazon Linux 2023 AMI at each deployment
   */
  readonly machineImage?: IMachineImage;
  /**
   * Size of the root volume of a node, an encrypted gp2 volume on the Outpost. Not used on an Outpost that boots from instance store.
   *
   * @default Size.gibibytes(20)
   */
  readonly diskSize?: Size;
  /**
   * CIDR block of Kubernetes services, from which nodes derive the IP address of the cluster DNS.
   *
   * @default - the CIDR block that EKS chooses: `172.20.0.0/16` if the subnets are in `10.0.0.0/8`, otherwise `10.100.0.0/16`
   */
  readonly serviceIpv4Cidr?: string;
}

/**
 * Self-managed nodes of an EKS local cluster, the only node type on an Outpost: an Auto Scaling group of Amazon Linux 2023 instances.
 *
 * A node identifies the cluster by its ID and stores the addresses of the control plane, so it continues to run during a service link
 * outage. On instance store, an access entry lets it join the cluster. On EBS, map its role in the `aws-auth` ConfigMap after the cluster
 * is created: add the output `AwsAuth` to `mapRoles`.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-self-managed-nodes.html
 *
 * @example
 * declare const cluster: IEksLocalCluster;
 *
 * new EksSelfManagedNodes(this, 'Nodes', {
 *   cluster,
 *   subnets: [subnet],
 *   instanceType: new ec2.InstanceType('m5.2xlarge'),
 *   minCapacity: 3,
 * });
 */
export class EksSelfManagedNodes extends Construct {
  /** The role of the nodes and of their pods: local clusters do not support IAM roles for service accounts. */
  public readonly role: IRole;
  /** The Auto Scaling group of the nodes. It can be the target of a load balancer. */
  // eslint-disable-next-line awscdk/no-construct-in-public-property-of-construct -- IAutoScalingGroup is no load balancer target
  public readonly autoScalingGroup: AutoScalingGroup;
  /** User data of the nodes, with the configuration for joining the cluster. You can add parts to it. */
  public readonly userData: MultipartUserData;

  constructor(scope: Construct, id: string, props: EksSelfManagedNodesProps) {
    super(scope, id);
    const { cluster, subnets, instanceType, minCapacity, maxCapacity } = props;
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: ['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy', 'AmazonEC2ContainerRegistryPullOnly'].map((policy) =>
        ManagedPolicy.fromAwsManagedPolicyName(policy),
      ),
    });
    this.userData = new MultipartUserData();
    const body = this.nodeConfig(cluster, props.serviceIpv4Cidr ?? this.serviceCidrOf(subnets));
    this.userData.addPart(MultipartBody.fromRawBody({ contentType: 'application/node.eks.aws', body }));
    const launchTemplate = new LaunchTemplate(this, 'LaunchTemplate', {
      instanceType,
      machineImage: props.machineImage ?? optimizedImage(cluster, instanceType),
      role: this.role,
      securityGroup: cluster.clusterSecurityGroup,
      userData: this.userData,
      blockDevices: cluster.isOnInstanceStore ? undefined : [rootVolume(props.diskSize)],
      requireImdsv2: true,
      // One hop more than the node, for the EBS CSI driver and other pods that use the permissions of the node.
      httpPutResponseHopLimit: 2,
    });
    this.autoScalingGroup = new AutoScalingGroup(this, 'AutoScalingGroup', {
      vpc: cluster.vpc,
      vpcSubnets: { subnets },
      launchTemplate,
      minCapacity,
      maxCapacity: maxCapacity ?? minCapacity,
    });
    (this.autoScalingGroup.node.defaultChild as CfnAutoScalingGroup).tags.setTag(`kubernetes.io/cluster/${cluster.clusterName}`, 'owned');
    this.letIn(cluster);
    OutpostsValidation.register(this);
  }

  /**
   * Complete configuration for `nodeadm` on Amazon Linux 2023: a node need not call EKS, which has no endpoint in a private VPC.
   *
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#clusterdetails
   */
  private nodeConfig(cluster: IEksLocalCluster, cidr: string): string {
    const host = without('https://', without(':443', cluster.clusterEndpoint));
    return [
      'apiVersion: node.eks.aws/v1alpha1',
      'kind: NodeConfig',
      'spec:',
      '  cluster:',
      `    name: ${cluster.clusterName}`,
      `    apiServerEndpoint: https://${host}`,
      `    certificateAuthority: ${cluster.clusterCertificateAuthorityData}`,
      `    cidr: ${cidr}`,
      '    enableOutpost: true',
      `    id: ${cluster.clusterId}`,
    ].join('\n');
  }

  /** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
  private serviceCidrOf(subnets: IOutpostSubnet[]): string {
    const ranges = subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
    if (ranges.some((range) => Token.isUnresolved(range))) {
      throw new Error(
        `the CIDR blocks of the subnets of '${this.node.path}' are not known before deployment, so the CIDR block of Kubernetes services is unknown; specify serviceIpv4Cidr`,
      );
    }
    return ranges.some((range) => range.startsWith('10.')) ? '172.20.0.0/16' : '10.100.0.0/16';
  }

  private letIn(cluster: IEksLocalCluster): void {
    if (cluster.isOnInstanceStore) {
      new CfnAccessEntry(this, 'AccessEntry', {
        clusterName: cluster.clusterName,
        principalArn: this.role.roleArn,
        type: 'EC2_LINUX',
      });
      return;
    }
    new CfnOutput(this, 'AwsAuth', {
      description: 'What to add to mapRoles of the ConfigMap aws-auth in the namespace kube-system',
      value: [
        `- rolearn: ${this.role.roleArn}`,
        '  username: system:node:{{EC2PrivateDNSName}}',
        '  groups:',
        '    - system:bootstrappers',
        '    - system:nodes',
      ].join('\n'),
    });
  }
}

/**
 * Removes a part of the endpoint of a local cluster. The endpoint can lack the scheme, and can contain a port, which `nodeadm` rejects.
 *
 * @see https://github.com/eksctl-io/eksctl/pull/8591
 */
function without(part: string, endpoint: string): string {
  return Fn.join('', Token.asList(Fn.split(part, endpoint)));
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html */
function optimizedImage({ version }: IEksLocalCluster, { architecture }: InstanceType): IMachineImage {
  return MachineImage.fromSsmParameter(
    `/aws/service/eks/optimized-ami/${version.version}/amazon-linux-2023/${architecture}/standard/recommended/image_id`,
  );
}

/** EKS on Outposts supports gp2 volumes, which all racks that boot from EBS have. */
function rootVolume(size: Size = Size.gibibytes(20)): BlockDevice {
  return {
    deviceName: '/dev/xvda',
    volume: BlockDeviceVolume.ebs(size.toGibibytes(), { volumeType: EbsDeviceVolumeType.GP2, encrypted: true }),
  };
}
