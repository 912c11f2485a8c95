import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3outposts-bucket.html */
const BUCKET_NAME = /^(?=.{3,63}$)(?!(\d+\.)+\d+$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3outposts-accesspoint.html */
const ACCESS_POINT_NAME = /^(?=.{3,50}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Throws if CloudFormation rejects the name of a bucket. */
export function checkBucketName(name: string, bucket: IConstruct): void {
  if (!Token.isUnresolved(name) && !BUCKET_NAME.test(name)) {
    const allowed = '3 to 63 lowercase letters, digits, dots and hyphens, with a letter or digit at both ends';
    throw new Error(`bucketName of bucket '${bucket.node.path}' must be ${allowed}, got '${name}'; specify another name`);
  }
}

/** Throws if CloudFormation rejects the name of an access point. */
export function checkAccessPointName(name: string, accessPoint: IConstruct): void {
  if (!Token.isUnresolved(name) && !ACCESS_POINT_NAME.test(name)) {
    const allowed = '3 to 50 lowercase letters, digits and hyphens, with a letter or digit at both ends';
    throw new Error(`accessPointName of access point '${accessPoint.node.path}' must be ${allowed}, got '${name}'; specify another name`);
  }
}
