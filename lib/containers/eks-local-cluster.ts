import { Resource, Stack, type IResource } from 'aws-cdk-lib';
import {
  CfnPlacementGroup,
  Connections,
  Port,
  SecurityGroup,
  type IConnectable,
  type InstanceType,
  type ISecurityGroup,
  type IVpc,
  type PlacementGroupSpreadLevel,
} from 'aws-cdk-lib/aws-ec2';
import { CfnCluster, type ClusterReference, type IClusterRef, type KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { LOCAL_CLUSTER_ROLES } from '../catalog/eks-on-outposts';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** A local cluster for Amazon EKS on AWS Outposts: an EKS cluster with its control plane on an Outpost. */
export interface IEksLocalCluster extends IResource, IClusterRef, IConnectable {
  /**
   * Name of the cluster.
   * @attribute
   */
  readonly clusterName: string;
  /**
   * ARN of the cluster.
   * @attribute
   */
  readonly clusterArn: string;
  /**
   * ID of the cluster, which nodes need to join it. Only local clusters have one.
   * @attribute
   */
  readonly clusterId: string;
  /**
   * Endpoint of the Kubernetes API server. AWS does not guarantee that it begins with `https://`.
   * @attribute
   */
  readonly clusterEndpoint: string;
  /**
   * Certificate authority data of the cluster, Base64-encoded.
   * @attribute
   */
  readonly clusterCertificateAuthorityData: string;
  /**
   * The cluster security group, which EKS creates. Nodes must use it.
   * @attribute
   */
  readonly clusterSecurityGroup: ISecurityGroup;
  /** The VPC. */
  readonly vpc: IVpc;
  /** Version of Kubernetes. */
  readonly version: KubernetesVersion;
  /** Whether the Outpost boots from EC2 instance store instead of EBS. */
  readonly isOnInstanceStore: boolean;
}

/** Attributes of an existing local cluster. */
export interface EksLocalClusterAttributes {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** ID of the cluster, `cluster.id` in the output of `aws eks describe-cluster`. */
  readonly clusterId: string;
  /** Endpoint of the Kubernetes API server. */
  readonly clusterEndpoint: string;
  /** Certificate authority data of the cluster, Base64-encoded. */
  readonly clusterCertificateAuthorityData: string;
  /** ID of the cluster security group, which EKS created. */
  readonly clusterSecurityGroupId: string;
  /** The VPC. */
  readonly vpc: IVpc;
  /** Version of Kubernetes. */
  readonly version: KubernetesVersion;
  /**
   * Whether the Outpost boots from EC2 instance store.
   *
   * @default false
   */
  readonly isOnInstanceStore?: boolean;
}

/** Properties of a local cluster. */
export interface EksLocalClusterProps {
  /** The VPC, with DNS hostnames and DNS resolution enabled. */
  readonly vpc: IVpc;
  /**
   * Subnets for the three control plane instances: one to three subnets on the same Outpost, with three available IP addresses in total.
   * They need access to AWS services in the Region before the cluster is created: a NAT gateway, or `EksLocalClusterEndpoints`.
   */
  readonly subnets: IOutpostSubnet[];
  /** Kubernetes version. AWS releases a version for local clusters later than for clusters in the Region. */
  readonly version: KubernetesVersion;
  /**
   * Instance type of the control plane, which cannot be changed: `large` for up to 20 nodes, `xlarge` for up to 100, `2xlarge` for up to
   * 250, `4xlarge` for up to 500. It uses three slots of the Outpost for the lifetime of the cluster.
   */
  readonly controlPlaneInstanceType: InstanceType;
  /**
   * Instance type of etcd, on an Outpost that boots from EC2 instance store. It uses three more slots.
   *
   * @default - the Outpost boots from EBS, and etcd runs on the control plane instances
   */
  readonly etcdInstanceType?: InstanceType;
  /**
   * Spread level of the control plane instances: three hosts, or three racks, with slots for the instance type.
   *
   * @default - no spread; the instances can run on the same host
   */
  readonly spreadLevel?: PlacementGroupSpreadLevel;
  /**
   * Name of the cluster: up to 100 letters, digits and hyphens.
   *
   * @default - a generated name
   */
  readonly clusterName?: string;
  /**
   * Additional security group of the control plane, for access to the Kubernetes API server. It cannot be changed.
   *
   * @default - a new security group without inbound rules; add them with `connections`
   */
  readonly securityGroup?: ISecurityGroup;
}

abstract class EksLocalClusterBase extends Resource implements IEksLocalCluster {
  public abstract readonly clusterName: string;
  public abstract readonly clusterArn: string;
  public abstract readonly clusterId: string;
  public abstract readonly clusterEndpoint: string;
  public abstract readonly clusterCertificateAuthorityData: string;
  public abstract readonly clusterSecurityGroup: ISecurityGroup;
  public abstract readonly vpc: IVpc;
  public abstract readonly version: KubernetesVersion;
  public abstract readonly isOnInstanceStore: boolean;
  public abstract readonly connections: Connections;

  public get clusterRef(): ClusterReference {
    return { clusterName: this.clusterName, clusterArn: this.clusterArn };
  }
}

/**
 * An EKS local cluster (`AWS::EKS::Cluster` with an `OutpostConfig`). The control plane and the nodes are on the Outpost and continue to
 * run during a service link outage.
 *
 * Its endpoint is private, and all control plane logs are sent to CloudWatch Logs. The principal that creates the cluster, usually the
 * CloudFormation execution role, remains its administrator. The endpoint is accessible from the VPC, and from the on-premises network with
 * `subnet.addLocalGatewayRoute()` and `cluster.connections.allowDefaultPortFrom()`.
 *
 * @resource AWS::EKS::Cluster
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-overview.html
 *
 * @example
 * declare const endpoints: EksLocalClusterEndpoints; // of the VPC, which has no NAT gateway
 *
 * const cluster = new EksLocalCluster(this, 'Cluster', {
 *   vpc,
 *   subnets: [subnet],
 *   version: eks.KubernetesVersion.V1_32,
 *   controlPlaneInstanceType: new ec2.InstanceType('m5.xlarge'),
 * });
 * cluster.node.addDependency(endpoints);
 * subnet.addLocalGatewayRoute('OnPremises', '192.168.0.0/16');
 * cluster.connections.allowDefaultPortFrom(ec2.Peer.ipv4('192.168.0.0/16'));
 */
export class EksLocalCluster extends EksLocalClusterBase {
  /** Imports a local cluster. */
  public static fromEksLocalClusterAttributes(scope: Construct, id: string, attrs: EksLocalClusterAttributes): IEksLocalCluster {
    class Import extends EksLocalClusterBase {
      public readonly clusterName = attrs.clusterName;
      public readonly clusterArn = Stack.of(scope).formatArn({ service: 'eks', resource: 'cluster', resourceName: attrs.clusterName });
      public readonly clusterId = attrs.clusterId;
      public readonly clusterEndpoint = attrs.clusterEndpoint;
      public readonly clusterCertificateAuthorityData = attrs.clusterCertificateAuthorityData;
      public readonly clusterSecurityGroup = SecurityGroup.fromSecurityGroupId(this, 'ClusterSecurityGroup', attrs.clusterSecurityGroupId);
      public readonly vpc = attrs.vpc;
      public readonly version = attrs.version;
      public readonly isOnInstanceStore = attrs.isOnInstanceStore ?? false;
      public readonly connections = new Connections({ securityGroups: [this.clusterSecurityGroup], defaultPort: Port.HTTPS });
    }
    return new Import(scope, id);
  }

  public readonly clusterName: string;
  public readonly clusterArn: string;
  public readonly clusterId: string;
  public readonly clusterEndpoint: string;
  public readonly clusterCertificateAuthorityData: string;
  public readonly clusterSecurityGroup: ISecurityGroup;
  public readonly vpc: IVpc;
  public readonly version: KubernetesVersion;
  public readonly isOnInstanceStore: boolean;
  public readonly connections: Connections;
  /** The role of the control plane. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: EksLocalClusterProps) {
    super(scope, id, { physicalName: props.clusterName });
    const { vpc, subnets, version, controlPlaneInstanceType, etcdInstanceType, spreadLevel } = props;
    if (subnets.length === 0) throw new Error(`local cluster '${this.node.path}' has no subnets; specify at least one on its Outpost`);
    this.vpc = vpc;
    this.version = version;
    this.isOnInstanceStore = etcdInstanceType !== undefined;
    this.role = this.controlPlaneRole();
    const securityGroup =
      props.securityGroup ?? new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Kubernetes API', allowAllOutbound: true });
    const resource = new CfnCluster(this, 'Resource', {
      name: this.physicalName,
      version: version.version,
      roleArn: this.role.roleArn,
      resourcesVpcConfig: {
        subnetIds: subnets.map(({ subnetId }) => subnetId),
        securityGroupIds: [securityGroup.securityGroupId],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      outpostConfig: {
        outpostArns: [subnets[0].outpost.outpostArn],
        controlPlaneInstanceType: controlPlaneInstanceType.toString(),
        controlPlanePlacement: this.placement(spreadLevel),
        etcdInstanceType: etcdInstanceType?.toString(),
        etcdPlacement: this.isOnInstanceStore && spreadLevel ? { spreadLevel } : undefined,
      },
      // On EBS, the API accepts only the default mode, the ConfigMap.
      accessConfig: this.isOnInstanceStore
        ? { authenticationMode: 'API_AND_CONFIG_MAP', bootstrapClusterCreatorAdminPermissions: true }
        : undefined,
      logging: {
        clusterLogging: {
          enabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ type })),
        },
      },
    });
    // The control plane does not start without access to the Region.
    for (const subnet of subnets) resource.node.addDependency(subnet.internetConnectivityEstablished);
    this.clusterName = this.getResourceNameAttribute(resource.ref);
    this.clusterArn = this.getResourceArnAttribute(resource.attrArn, {
      service: 'eks',
      resource: 'cluster',
      resourceName: this.physicalName,
    });
    this.clusterId = resource.attrId;
    this.clusterEndpoint = resource.attrEndpoint;
    this.clusterCertificateAuthorityData = resource.attrCertificateAuthorityData;
    this.clusterSecurityGroup = SecurityGroup.fromSecurityGroupId(this, 'ClusterSecurityGroup', resource.attrClusterSecurityGroupId);
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.HTTPS });
    OutpostsValidation.register(this);
  }

  /** On instance store, EKS creates the placement group; on EBS, it needs an existing one. */
  private placement(spreadLevel?: PlacementGroupSpreadLevel): CfnCluster.ControlPlanePlacementProperty | undefined {
    if (!spreadLevel) return undefined;
    if (this.isOnInstanceStore) return { spreadLevel };
    return { groupName: new CfnPlacementGroup(this, 'PlacementGroup', { strategy: 'spread', spreadLevel }).ref };
  }

  private controlPlaneRole(): Role {
    const { service, policies } = this.isOnInstanceStore ? LOCAL_CLUSTER_ROLES.instanceStore : LOCAL_CLUSTER_ROLES.ebs;
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal(service),
      managedPolicies: policies.map((policy) => ManagedPolicy.fromAwsManagedPolicyName(policy)),
    });
  }
}
