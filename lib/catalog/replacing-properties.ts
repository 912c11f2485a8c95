/** A type of resource whose replacement loses data, or cuts the network of an Outpost. */
export interface Replaceable {
  /** What is lost. */
  readonly loses: string;
  /** Properties of which another value replaces it, with what AWS takes where one is left out. */
  readonly properties: { readonly [name: string]: string | undefined };
  /** What to do before. */
  readonly fix: string;
  /** The AWS page that says so: "Update requires: Replacement". */
  readonly source: string;
}

const cloudFormation = (type: string) =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${type.replace('AWS::', '').replace('::', '-').toLowerCase()}.html`;

/** By types of CloudFormation. Checked 2026-11-23. */
export const REPLACEABLE: { readonly [type: string]: Replaceable } = {
  'AWS::RDS::DBInstance': {
    loses: 'the database begins empty, with another endpoint',
    properties: {
      BackupTarget: 'region',
      CharacterSetName: undefined,
      DBInstanceIdentifier: undefined,
      DBName: undefined,
      DBSubnetGroupName: undefined,
      KmsKeyId: undefined,
      MasterUsername: undefined,
      StorageEncrypted: 'false',
      Timezone: undefined,
    },
    fix: 'Keep the value, or take a snapshot, create a second DB instance from it with DBSnapshotIdentifier, and remove the first when nobody uses it',
    source: cloudFormation('AWS::RDS::DBInstance'),
  },
  'AWS::S3Outposts::Bucket': {
    loses: 'the bucket begins empty',
    properties: { BucketName: undefined, OutpostId: undefined },
    fix: 'Keep the value, or create a second bucket, copy the objects with AWS DataSync, and remove the first afterwards',
    source: cloudFormation('AWS::S3Outposts::Bucket'),
  },
  'AWS::EKS::Cluster': {
    loses: 'the cluster begins without nodes and workloads',
    properties: { Name: undefined, OutpostConfig: undefined, EncryptionConfig: undefined, RoleArn: undefined },
    fix: 'Keep the value, or create a second cluster and move the workloads',
    source: cloudFormation('AWS::EKS::Cluster'),
  },
  'AWS::EC2::LocalGatewayRouteTable': {
    loses: 'its routes and associations go first, and the Outpost has no way into the building meanwhile',
    properties: { LocalGatewayId: undefined, Mode: 'direct-vpc-routing' },
    fix: 'Keep the value, or plan an outage',
    source: cloudFormation('AWS::EC2::LocalGatewayRouteTable'),
  },
  'Custom::OutpostsReplicationGroup': {
    loses: 'the cache begins empty',
    properties: { OutpostArn: undefined, CacheSubnetGroupName: undefined, Engine: undefined, KmsKeyId: undefined },
    fix: 'Keep the value, or plan for a cache that fills again',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html',
  },
};
