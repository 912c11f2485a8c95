import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, STACK_TAG } from '../owned-by-stack';

/**
 * An Amazon Machine Image whose snapshots are on an Outpost, which CloudFormation has no type for: a copy of one of the Region, or the
 * image of an instance on the Outpost. `Ref` and `ImageId` are its ID.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const IMAGE_TYPE = 'Custom::OutpostsImage';

/** Properties of `Custom::OutpostsImage`, as they stand in the template. Another value of any but tags and `NoReboot` replaces it. */
export interface ImageResourceProperties {
  /** ID of the image of the Region that is copied. */
  readonly SourceImageId?: string;
  /** ARN of the Outpost to which it is copied. */
  readonly OutpostArn?: string;
  /** Key of the snapshots of the copy. */
  readonly KmsKeyId?: string;
  /** ID of the instance on the Outpost that the image is made from, where none is copied. */
  readonly SourceInstanceId?: string;
  /** Whether that instance runs on meanwhile. */
  readonly NoReboot?: boolean;
  /** Tags of the image and of its snapshots, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/**
 * The service token of the resource.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/copy-ami-permissions.html
 */
export function imageServiceToken(scope: Construct): string {
  const ofNoAccount = (resource: string) =>
    Stack.of(scope).formatArn({ service: 'ec2', account: '', resource, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  const made = [ofNoAccount('image'), ofNoAccount('snapshot')];
  const actions = (...names: string[]) => names.map((name) => `ec2:${name}`);
  return handlerProvider(scope, IMAGE_TYPE, __dirname, [
    // It knows no resources: what lists cannot be granted for some of a list.
    { Effect: 'Allow', Action: 'ec2:DescribeImages', Resource: '*' },
    // The source counts as well, which carries no tag of the stack.
    { Effect: 'Allow', Action: actions('CopyImage', 'CreateImage'), Resource: made },
    { Effect: 'Allow', Action: 'ec2:CreateImage', Resource: allOf(scope, 'instance') },
    {
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: made,
      Condition: { StringEquals: { 'ec2:CreateAction': ['CopyImage', 'CreateImage'] } },
    },
    {
      Effect: 'Allow',
      Action: actions('DeregisterImage', 'DeleteSnapshot', 'CreateTags', 'DeleteTags'),
      Resource: made,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // Keys of copies whose policies leave it to IAM: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
    {
      Effect: 'Allow',
      Action: ['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncrypt*'].map((action) => `kms:${action}`),
      Resource: Stack.of(scope).formatArn({
        service: 'kms',
        resource: 'key',
        resourceName: '*',
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
      Condition: { StringEquals: { 'kms:ViaService': `ec2.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
    },
  ]).serviceToken;
}
