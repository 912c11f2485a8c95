import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * A role that DataSync assumes for the account of the stack only.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export class DataSyncRole extends Role {
  constructor(scope: Construct, id: string) {
    const anyOfDataSync = Stack.of(scope).formatArn({ service: 'datasync', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME });
    super(scope, id, {
      assumedBy: new ServicePrincipal('datasync.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': anyOfDataSync } },
      }),
    });
  }

  /**
   * Allows what DataSync needs for a destination bucket. It does not include the deletion of object versions, so no copy can be lost by it.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html#create-s3-location-required-permissions
   */
  public grantWrite(bucket: IBucket): void {
    Grant.addToPrincipalOrResource({
      grantee: this,
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      resourceArns: [bucket.bucketArn],
      resource: bucket,
    });
    Grant.addToPrincipalOrResource({
      grantee: this,
      actions: [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:GetObjectTagging',
        's3:GetObjectVersion',
        's3:GetObjectVersionTagging',
        's3:ListMultipartUploadParts',
        's3:PutObject',
        's3:PutObjectTagging',
      ],
      resourceArns: [bucket.arnForObjects('*')],
      resource: bucket,
    });
    bucket.encryptionKey?.grantEncryptDecrypt(this);
  }
}
