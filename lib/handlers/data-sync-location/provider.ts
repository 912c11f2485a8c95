import { Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';

/**
 * A DataSync location of a bucket of S3 on Outposts: `AWS::DataSync::LocationS3` has neither agents nor the storage class OUTPOSTS. `Ref`
 * is its ARN, and so is the attribute `LocationArn`.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datasync-locations3.html
 */
export const DATA_SYNC_LOCATION_TYPE = 'Custom::OutpostsDataSyncLocation';

/** Properties of `Custom::OutpostsDataSyncLocation`, as they stand in the template. Another value of any replaces the location. */
export interface DataSyncLocationResourceProperties {
  /** ARN of the access point of the bucket. */
  readonly AccessPointArn: string;
  /** ARN of the role by which DataSync uses the access point. */
  readonly BucketAccessRoleArn: string;
  /** ARNs of the agents, which reach the endpoint of S3 on Outposts. */
  readonly AgentArns: string[];
}

/**
 * The service token of the resource.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatasync.html
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-datasync for the rights that DataSync uses of the caller
 */
export function dataSyncLocationServiceToken(scope: Construct): string {
  const { partition, account, region } = Stack.of(scope);
  const roles = `arn:${partition}:iam::${account}:role/*`;
  const locations = `arn:${partition}:datasync:${region}:${account}:location/*`;
  const actions = (...names: string[]) => names.map((name) => `datasync:${name}`);
  return handlerProvider(scope, DATA_SYNC_LOCATION_TYPE, __dirname, [
    // Neither knows resources.
    { Effect: 'Allow', Action: actions('ListLocations'), Resource: '*' },
    {
      Effect: 'Allow',
      Action: actions('CreateLocationS3', 'TagResource'),
      Resource: '*',
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    { Effect: 'Allow', Action: actions('DescribeLocationS3', 'ListTagsForResource'), Resource: locations },
    {
      Effect: 'Allow',
      Action: actions('DeleteLocation'),
      Resource: locations,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // The roles of links, which have no names of their own: DataSync looks at them, and alone may be given them.
    { Effect: 'Allow', Action: 'iam:GetRole', Resource: roles },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: roles,
      Condition: { StringEquals: { 'iam:PassedToService': 'datasync.amazonaws.com' } },
    },
  ]).serviceToken;
}
