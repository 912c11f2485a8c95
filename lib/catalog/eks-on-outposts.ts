/**
 * Services in the Region that a local cluster on EBS requires for Systems Manager, images and logs of its control plane, as in the
 * names of their VPC endpoint services. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html
 */
export const LOCAL_CLUSTER_SERVICES: readonly string[] = [
  'ssm',
  'ssmmessages',
  'ec2messages',
  'ec2',
  'secretsmanager',
  'logs',
  'sts',
  'ecr.api',
  'ecr.dkr',
  's3',
];

/** Control plane instances: three, and three more for etcd if the Outpost boots from instance store. */
export const CONTROL_PLANE_INSTANCES = 3;

/**
 * Trusted service and managed policies that the role of a local cluster requires, on EBS and on instance store. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-create.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-local-cluster-create.html
 */
export const LOCAL_CLUSTER_ROLES = {
  ebs: { service: 'ec2.amazonaws.com', policies: ['AmazonEKSLocalOutpostClusterPolicy'] },
  instanceStore: { service: 'eks.amazonaws.com', policies: ['AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy'] },
};

/** A feature that local clusters do not support. */
export interface UnsupportedPart {
  readonly feature: string;
  /** CloudFormation type of the resource that uses it. */
  readonly type: string;
  /** Whether local clusters on instance store do not support it either. */
  readonly onInstanceStore: boolean;
}

/**
 * Features that local clusters do not support and that have a CloudFormation type. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html
 */
export const UNSUPPORTED_PARTS: readonly UnsupportedPart[] = [
  { feature: 'managed node groups', type: 'AWS::EKS::Nodegroup', onInstanceStore: true },
  { feature: 'Fargate', type: 'AWS::EKS::FargateProfile', onInstanceStore: true },
  { feature: 'Amazon EKS add-ons', type: 'AWS::EKS::Addon', onInstanceStore: false },
  { feature: 'IAM roles for service accounts', type: 'AWS::IAM::OIDCProvider', onInstanceStore: false },
  { feature: 'EKS Pod Identity', type: 'AWS::EKS::PodIdentityAssociation', onInstanceStore: false },
  { feature: 'EKS access entries', type: 'AWS::EKS::AccessEntry', onInstanceStore: false },
  { feature: 'OIDC identity providers', type: 'AWS::EKS::IdentityProviderConfig', onInstanceStore: false },
];

/**
 * Add-ons that AWS has validated for local clusters on instance store. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-local-cluster-addons.html
 */
export const VALIDATED_ADD_ONS: readonly string[] = ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent'];

/**
 * Kubernetes versions with a platform version for local clusters on EBS, oldest first. The tables of the page end at 1.32, and its text
 * names 1.33 as a version for local clusters. Checked 2026-11-29.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-platform-versions.html
 */
export const LOCAL_CLUSTER_VERSIONS: readonly string[] = ['1.29', '1.30', '1.31', '1.32', '1.33'];

/**
 * Authentication modes of local clusters. The API rejects the others: "Local Amazon EKS cluster only supports
 * bootstrapClusterCreatorAdminPermissions=true and authenticationMode=CONFIG_MAP for AccessConfig". Checked 2026-11-28.
 *
 * @see https://github.com/eksctl-io/eksctl/issues/7552
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-local-cluster-create.html
 */
export const LOCAL_CLUSTER_AUTHENTICATION_MODES = {
  ebs: ['CONFIG_MAP'],
  instanceStore: ['API', 'API_AND_CONFIG_MAP'],
};

/**
 * Regions that support local clusters on EBS. Local clusters on instance store are available in all commercial Regions with Outposts.
 * Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html
 */
export const LOCAL_CLUSTER_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'me-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
];

/**
 * IDs of the Availability Zones that do not support local clusters on instance store. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-vpc-subnet-requirements.html
 */
export const ZONES_WITHOUT_LOCAL_CLUSTERS: readonly string[] = ['use1-az3', 'usw1-az2', 'cac1-az3'];
