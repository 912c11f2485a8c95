/** Property that the API of a service has and CloudFormation does not support, and what to use instead. By CloudFormation type. */
type Unsupported = { readonly [type: string]: { readonly [property: string]: string } };

const SUBNET = 'a subnet on the Outpost';
const REPLICATION_GROUP = '`OutpostReplicationGroup`';
const CACHE = { OutpostMode: REPLICATION_GROUP, PreferredOutpostArn: REPLICATION_GROUP, PreferredOutpostArns: REPLICATION_GROUP };

/**
 * Properties of APIs, as templates that were ported from an API or from another tool specify them. Checked 2026-11-28 with the resource
 * schemas of CloudFormation.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateLocationS3.html
 */
export const NOT_IN_CLOUDFORMATION: Unsupported = {
  'AWS::AutoScaling::AutoScalingGroup': { OutpostArn: `${SUBNET} in VPCZoneIdentifier` },
  'AWS::DataSync::LocationS3': { AgentArns: '`BackupSource.s3Outposts` of `BackupLink`' },
  'AWS::EC2::EIP': { CustomerOwnedIp: '`CoipAddress`', CustomerOwnedIpv4Pool: '`CoipAddress`' },
  'AWS::EC2::Instance': { OutpostArn: `${SUBNET} in SubnetId` },
  'AWS::EC2::LaunchTemplate': { OutpostArn: `${SUBNET} for the instances` },
  'AWS::EC2::NetworkInterface': { OutpostArn: `${SUBNET} in SubnetId` },
  'AWS::EC2::Subnet': { CustomerOwnedIpv4Pool: '`CoipAutoAssign`', MapCustomerOwnedIpOnLaunch: '`CoipAutoAssign`' },
  'AWS::EKS::Cluster': { OutpostArn: 'OutpostConfig.OutpostArns', OutpostArns: 'OutpostConfig.OutpostArns' },
  'AWS::ElastiCache::CacheCluster': CACHE,
  'AWS::ElastiCache::ReplicationGroup': CACHE,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { CustomerOwnedIpv4Pool: '`CoipLoadBalancer`', OutpostArn: `${SUBNET} in Subnets` },
  'AWS::RDS::DBInstance': { EnableCustomerOwnedIp: '`DbInstanceCoip`', OutpostArn: `a DB subnet group with ${SUBNET}` },
  'AWS::S3::Bucket': { OutpostArn: 'AWS::S3Outposts::Bucket', OutpostId: 'AWS::S3Outposts::Bucket' },
  'AWS::S3Outposts::Bucket': {
    OutpostArn: 'OutpostId',
    ReplicationConfiguration: '`S3OutpostsBucketReplication`',
    VersioningConfiguration: '`versioned` of `S3OutpostsBucket`',
  },
  'AWS::S3Outposts::Endpoint': { OutpostArn: 'OutpostId' },
};
