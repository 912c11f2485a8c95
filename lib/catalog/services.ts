import { GENERATION_1, GENERATION_2 } from './generations';

/** A resource that runs in subnets, and the Outposts hardware that supports its service. */
export interface Service {
  readonly service: string;
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Path of the property that specifies the subnets. */
  readonly subnets: string;
  /** Rack generations and servers for which AWS lists the service. */
  readonly on: readonly string[];
  /** Whether AWS documents that the service rejects subnets on an Outpost. */
  readonly rejects?: true;
  /** AWS page that documents the support. */
  readonly source: string;
}

const ON_RACKS = 'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html';
const EKS = 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html';
const ELASTICACHE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html';
const EMR = 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html';
const PCS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-pcs-cluster-networking.html';
const RACKS = [GENERATION_1, GENERATION_2];

const notListed = (service: string, type: string, subnets = 'SubnetIds'): Service => ({ service, type, subnets, on: [], source: ON_RACKS });

/**
 * Services by Outposts hardware. EC2, EBS, RDS, S3 on Outposts and load balancers have their own tables and rules. ECS runs on all
 * hardware. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html
 */
export const SERVICES: readonly Service[] = [
  { service: 'Amazon EKS', type: 'AWS::EKS::Cluster', subnets: 'ResourcesVpcConfig.SubnetIds', on: RACKS, source: EKS },
  { service: 'Amazon ElastiCache', type: 'AWS::ElastiCache::SubnetGroup', subnets: 'SubnetIds', on: [GENERATION_1], source: ELASTICACHE },
  { service: 'Amazon EMR', type: 'AWS::EMR::Cluster', subnets: 'Instances.Ec2SubnetId', on: RACKS, source: EMR },
  { service: 'AWS PCS', type: 'AWS::PCS::Cluster', subnets: 'Networking.SubnetIds', on: [], rejects: true, source: PCS },
  { service: 'AWS PCS', type: 'AWS::PCS::ComputeNodeGroup', subnets: 'SubnetIds', on: [], rejects: true, source: PCS },
  notListed('AWS Lambda', 'AWS::Lambda::Function', 'VpcConfig.SubnetIds'),
  notListed('AWS CodeBuild', 'AWS::CodeBuild::Project', 'VpcConfig.Subnets'),
  notListed('AWS DMS', 'AWS::DMS::ReplicationSubnetGroup'),
  notListed('Amazon DAX', 'AWS::DAX::SubnetGroup'),
  notListed('Amazon DocumentDB', 'AWS::DocDB::DBSubnetGroup'),
  notListed('Amazon EFS', 'AWS::EFS::MountTarget', 'SubnetId'),
  notListed('Amazon FSx', 'AWS::FSx::FileSystem'),
  notListed('Amazon MemoryDB', 'AWS::MemoryDB::SubnetGroup'),
  notListed('Amazon MQ', 'AWS::AmazonMQ::Broker'),
  notListed('Amazon MSK', 'AWS::MSK::Cluster', 'BrokerNodeGroupInfo.ClientSubnets'),
  notListed('Amazon Neptune', 'AWS::Neptune::DBSubnetGroup'),
  notListed('Amazon OpenSearch Service', 'AWS::OpenSearchService::Domain', 'VPCOptions.SubnetIds'),
  notListed('Amazon Redshift', 'AWS::Redshift::ClusterSubnetGroup'),
  notListed('Amazon Redshift Serverless', 'AWS::RedshiftServerless::Workgroup'),
  notListed('Amazon SageMaker AI', 'AWS::SageMaker::NotebookInstance', 'SubnetId'),
  notListed('Amazon ElastiCache Serverless', 'AWS::ElastiCache::ServerlessCache'),
];

export const SERVICE_BY_TYPE: ReadonlyMap<string, Service> = new Map(SERVICES.map((service) => [service.type, service]));

/**
 * ElastiCache node families that Outposts support. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html
 */
export const CACHE_NODE_FAMILIES: readonly string[] = ['m5', 'r5'];

/**
 * Oldest EMR release that Outposts support: major version, minor version, patch. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html
 */
export const OLDEST_EMR_RELEASE: readonly number[] = [5, 28, 0];

const sizes = (family: string, ...list: string[]) => list.map((size) => `${family}.${size}`);

/** Instance types that EMR supports on an Outpost. See the same page. */
export const EMR_INSTANCE_TYPES: readonly string[] = [
  ...sizes('m5', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'),
  ...sizes('m5d', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'),
  ...sizes('c5', 'xlarge', '2xlarge', '4xlarge', '18xlarge'),
  ...sizes('c5d', 'xlarge', '2xlarge', '4xlarge', '18xlarge'),
  ...sizes('r5', 'xlarge', '2xlarge', '4xlarge', '12xlarge'),
  ...sizes('r5d', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'),
  ...sizes('i3en', 'xlarge', '2xlarge', '3xlarge', '6xlarge', '12xlarge', '24xlarge'),
];

/** Type of the EBS volumes that EMR attaches on an Outpost. See the same page. */
export const EMR_VOLUME_TYPE = 'gp2';
