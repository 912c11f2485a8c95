/** A resource type whose replacement causes data loss or a network outage. */
export interface Replaceable {
  /** What the replacement causes. */
  readonly effect: string;
  /** Properties whose change replaces the resource, with the default value of AWS. */
  readonly properties: { readonly [name: string]: string | undefined };
  /** What to change. */
  readonly fix: string;
  /** AWS page that documents "Update requires: Replacement". */
  readonly source: string;
}

const cloudFormation = (type: string) =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${type.replace('AWS::', '').replace('::', '-').toLowerCase()}.html`;

/** By CloudFormation type. Checked 2026-11-23. */
export const REPLACEABLE: { readonly [type: string]: Replaceable } = {
  'AWS::RDS::DBInstance': {
    effect: 'the new DB instance is empty and has another endpoint',
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
    fix: 'Keep the value, or take a snapshot, create a second DB instance from it with DBSnapshotIdentifier, and delete the first when it is not in use',
    source: cloudFormation('AWS::RDS::DBInstance'),
  },
  'AWS::S3Outposts::Bucket': {
    effect: 'the new bucket is empty',
    properties: { BucketName: undefined, OutpostId: undefined },
    fix: 'Keep the value, or create a second bucket, copy the objects with AWS DataSync, and delete the first bucket',
    source: cloudFormation('AWS::S3Outposts::Bucket'),
  },
  'AWS::EKS::Cluster': {
    effect: 'the new cluster has no nodes and no workloads',
    properties: { Name: undefined, OutpostConfig: undefined, EncryptionConfig: undefined, RoleArn: undefined },
    fix: 'Keep the value, or create a second cluster and move the workloads',
    source: cloudFormation('AWS::EKS::Cluster'),
  },
  'AWS::EC2::LocalGatewayRouteTable': {
    effect: 'its routes and associations are deleted first, and the Outpost cannot reach the on-premises network until they are recreated',
    properties: { LocalGatewayId: undefined, Mode: 'direct-vpc-routing' },
    fix: 'Keep the value, or deploy the change in a maintenance window',
    source: cloudFormation('AWS::EC2::LocalGatewayRouteTable'),
  },
  'Custom::OutpostsReplicationGroup': {
    effect: 'the new cache is empty',
    properties: { OutpostArn: undefined, CacheSubnetGroupName: undefined, Engine: undefined, KmsKeyId: undefined },
    fix: 'Keep the value, or make sure that your application can repopulate the cache',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html',
  },
};
