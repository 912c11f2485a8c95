import { Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';

/**
 * A DataSync location for an S3 on Outposts bucket: `AWS::DataSync::LocationS3` does not support agents and the storage class OUTPOSTS.
 * `Ref` and `LocationArn` return the ARN.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datasync-locations3.html
 */
export const DATA_SYNC_LOCATION_TYPE = 'Custom::OutpostsDataSyncLocation';

/** Properties of `Custom::OutpostsDataSyncLocation` in the template. A change of any property replaces the location. */
export interface DataSyncLocationResourceProperties {
  /** ARN of the access point of the bucket. */
  readonly AccessPointArn: string;
  /** ARN of the role that DataSync assumes to use the access point. */
  readonly BucketAccessRoleArn: string;
  /** ARNs of the agents, which must reach the S3 on Outposts endpoint. */
  readonly AgentArns: string[];
}

/**
 * Service token of the custom resource.
 *
 * @param roleArn the role of the location
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatasync.html
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-datasync for the permissions of the caller that DataSync uses
 */
export function dataSyncLocationServiceToken(scope: Construct, roleArn: string): string {
  const { partition, account, region } = Stack.of(scope);
  const locations = `arn:${partition}:datasync:${region}:${account}:location/*`;
  const actions = (...names: string[]) => names.map((name) => `datasync:${name}`);
  const provider = handlerProvider(scope, DATA_SYNC_LOCATION_TYPE, __dirname, [
    // List actions do not support resource-level permissions.
    { Effect: 'Allow', Action: actions('ListLocations'), Resource: '*' },
    {
      Effect: 'Allow',
      Action: actions('CreateLocationS3'),
      // The action does not support resource-level permissions.
      Resource: '*',
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    {
      Effect: 'Allow',
      Action: actions('TagResource'),
      Resource: locations,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    { Effect: 'Allow', Action: actions('DescribeLocationS3', 'ListTagsForResource'), Resource: locations },
    {
      Effect: 'Allow',
      Action: actions('DeleteLocation'),
      Resource: locations,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
  ]);
  // DataSync checks the role of a location. The handler can pass it to DataSync only.
  provider.addToRolePolicy({ Effect: 'Allow', Action: 'iam:GetRole', Resource: roleArn });
  provider.addToRolePolicy({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: roleArn,
    Condition: { StringEquals: { 'iam:PassedToService': 'datasync.amazonaws.com' } },
  });
  return provider.serviceToken;
}
