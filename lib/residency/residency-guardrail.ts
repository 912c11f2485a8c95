/** A way by which data leaves an Outpost, and which a service control policy closes. The values are the statement IDs of the policies. */
export enum ResidencyGuardrail {
  /**
   * Exports, imports, shared images and snapshots, and backups of services that have no backup on an Outpost. `ec2:CopyImage` and
   * `ec2:CopySnapshot` are not denied: nothing can be copied out of an Outpost by them, and images get onto an Outpost by them.
   */
  DENY_COPY_TO_REGION = 'DenyCopyToRegion',
  /** DB instances whose backups are in the Region, and snapshots and restores of such. Those whose backups are on the Outpost are allowed. */
  DENY_DATABASE_BACKUPS_IN_REGION = 'DenyDatabaseBackupsInRegion',
  /** Locations and tasks of DataSync, but for the declared backup links. */
  DENY_DATA_SYNC = 'DenyDataSync',
  /** Services that keep or pass on data in the Region, such as DynamoDB, SQS, EFS, SageMaker and Redshift. */
  DENY_DIRECT_TRANSFER_TO_REGION = 'DenyDirectTransferToRegion',
  /** Repositories of container images and what is pushed to them, but for the assets of the CDK. */
  DENY_CONTAINER_IMAGES_IN_REGION = 'DenyContainerImagesInRegion',
  /** Objects in buckets in the Region, but for the assets of the CDK and the declared backup links. S3 on Outposts is not concerned. */
  DENY_PUT_OBJECT_TO_REGIONAL_BUCKETS = 'DenyPutObjectToRegionalBuckets',
  /** Snapshots of what is on an Outpost, and images of instances there, that are not kept on one of the Outposts. */
  DENY_SNAPSHOTS_TO_REGION = 'DenySnapshotsToRegion',
  /** Instances and network interfaces outside the given subnets, but for the network interfaces of the declared backup links. */
  DENY_NOT_OUTPOST_SUBNET = 'DenyNotOutpostSubnet',
}
