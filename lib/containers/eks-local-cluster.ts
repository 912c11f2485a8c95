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

/** An EKS cluster whose control plane is on an Outpost. */
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
   * ID of the cluster, by which nodes identify themselves to it. Only local clusters have one.
   * @attribute
   */
  readonly clusterId: string;
  /**
   * Endpoint of its Kubernetes API, of which AWS does not promise that it begins with `https://`.
   * @attribute
   */
  readonly clusterEndpoint: string;
  /**
   * The certificate by which its Kubernetes API is known, in Base64.
   * @attribute
   */
  readonly clusterCertificateAuthorityData: string;
  /**
   * The security group that EKS makes for the cluster. Its nodes have to be in it.
   * @attribute
   */
  readonly clusterSecurityGroup: ISecurityGroup;
  /** The VPC. */
  readonly vpc: IVpc;
  /** Version of Kubernetes. */
  readonly version: KubernetesVersion;
  /** Whether the Outpost boots from EC2 instance store, and not from EBS. */
  readonly isOnInstanceStore: boolean;
}

/** What is known of a local cluster that exists already. */
export interface EksLocalClusterAttributes {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** ID of the cluster, `cluster.id` in the answer of `aws eks describe-cluster`. */
  readonly clusterId: string;
  /** Endpoint of its Kubernetes API. */
  readonly clusterEndpoint: string;
  /** The certificate by which its Kubernetes API is known, in Base64. */
  readonly clusterCertificateAuthorityData: string;
  /** ID of the security group that EKS made for the cluster. */
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
  /** The VPC, with DNS host names and DNS resolution. */
  readonly vpc: IVpc;
  /**
   * Subnets for the three instances of the control plane: one, two or three, all on the same Outpost, with three free addresses
   * together. They need a way to AWS services in the Region before the cluster is made: a NAT gateway, or
   * `EksLocalClusterEndpoints`.
   */
  readonly subnets: IOutpostSubnet[];
  /** Version of Kubernetes. AWS lists those of local clusters, which come later than those in the Region. */
  readonly version: KubernetesVersion;
  /**
   * Instance type of the control plane, which cannot change: `large` for up to 20 nodes, `xlarge` for 100, `2xlarge` for 250,
   * `4xlarge` for 500. The Outpost needs three slots for it as long as the cluster lives.
   */
  readonly controlPlaneInstanceType: InstanceType;
  /**
   * Instance type of etcd, on an Outpost that boots from EC2 instance store. It takes three slots of its own.
   *
   * @default - the Outpost boots from EBS, and etcd is on the instances of the control plane
   */
  readonly etcdInstanceType?: InstanceType;
  /**
   * Keeps the instances of the control plane apart: on three hosts, or in three racks, with slots for the type.
   *
   * @default - they may share a host, and fail with it
   */
  readonly spreadLevel?: PlacementGroupSpreadLevel;
  /**
   * Name of the cluster: letters, digits and hyphens, 100 at most.
   *
   * @default - CloudFormation makes one
   */
  readonly clusterName?: string;
  /**
   * A security group of the control plane besides the one that EKS makes. It says who reaches the Kubernetes API, and cannot change.
   *
   * @default - a new security group that lets nobody in; open it with `connections`
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
 * An EKS local cluster (`AWS::EKS::Cluster` with an `OutpostConfig`): control plane and nodes are on one Outpost, and go on without the
 * service link.
 *
 * Its endpoint is private, and all logs of the control plane go to CloudWatch Logs. The principal that creates it, the role of
 * CloudFormation as a rule, is its administrator for ever. Reach the endpoint from the VPC, or from the building:
 * `subnet.addLocalGatewayRoute()` and `cluster.connections.allowDefaultPortFrom()`.
 *
 * @resource AWS::EKS::Cluster
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-overview.html
 */
export class EksLocalCluster extends EksLocalClusterBase {
  /** A local cluster that exists already. */
  public static fromLocalClusterAttributes(scope: Construct, id: string, attrs: EksLocalClusterAttributes): IEksLocalCluster {
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
    if (subnets.length === 0) throw new Error(`the local cluster '${this.node.path}' has no subnet; give it one on its Outpost`);
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
      // On EBS, the API takes no other mode than the default, which is the ConfigMap.
      accessConfig: this.isOnInstanceStore
        ? { authenticationMode: 'API_AND_CONFIG_MAP', bootstrapClusterCreatorAdminPermissions: true }
        : undefined,
      logging: {
        clusterLogging: {
          enabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ type })),
        },
      },
    });
    // Without its way to the Region the control plane would not start.
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

  /** EKS makes the placement group itself on instance store, and takes a ready one on EBS. */
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
