import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { allOf, STACK_TAG } from '../owned-by-stack';

/**
 * An AMI whose snapshots are on an Outpost, which CloudFormation does not support: a copy of an AMI in the Region, or an AMI from an
 * instance on the Outpost. `Ref` and `ImageId` return its ID.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const IMAGE_TYPE = 'Custom::OutpostsImage';

/** Properties of `Custom::OutpostsImage` in the template. A change of any property except `Tags` and `NoReboot` replaces the AMI. */
export interface ImageResourceProperties {
  /** ID of the AMI in the Region to copy. */
  readonly SourceImageId?: string;
  /** ARN of the destination Outpost of the copy. */
  readonly OutpostArn?: string;
  /** KMS key of the snapshots of the copy. */
  readonly KmsKeyId?: string;
  /** ID of the instance on the Outpost to create the AMI from, if no AMI is copied. */
  readonly SourceInstanceId?: string;
  /** Whether EC2 creates the AMI without a reboot of the instance. */
  readonly NoReboot?: boolean;
  /** Tags of the AMI and its snapshots, as `{ Key, Value }`. */
  readonly Tags?: unknown;
}

/**
 * Service token of the custom resource.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/copy-ami-permissions.html
 */
export function imageServiceToken(scope: Construct): string {
  const withoutAccount = (resource: string) =>
    Stack.of(scope).formatArn({ service: 'ec2', account: '', resource, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  const created = ['image', 'snapshot'].map(withoutAccount);
  const [image, snapshot] = created;
  const ownedByStack = { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } };
  const actions = (...names: string[]) => names.map((name) => `ec2:${name}`);
  return handlerProvider(scope, IMAGE_TYPE, __dirname, [
    // Describe actions do not support resource-level permissions.
    { Effect: 'Allow', Action: 'ec2:DescribeImages', Resource: '*' },
    // These actions also apply to the source, which does not have the stack tag.
    { Effect: 'Allow', Action: actions('CopyImage', 'CreateImage'), Resource: created },
    { Effect: 'Allow', Action: 'ec2:CreateImage', Resource: allOf(scope, 'instance') },
    {
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: created,
      Condition: { StringEquals: { 'ec2:CreateAction': ['CopyImage', 'CreateImage'] } },
    },
    {
      Effect: 'Allow',
      Action: actions('DeregisterImage', 'CreateTags', 'DeleteTags'),
      Resource: image,
      Condition: ownedByStack,
    },
    {
      Effect: 'Allow',
      Action: actions('DeleteSnapshot', 'CreateTags', 'DeleteTags'),
      Resource: snapshot,
      Condition: ownedByStack,
    },
    // Keys of copies, and those of their sources, which are not in the template, if their key policies allow access through IAM: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
    {
      Effect: 'Allow',
      Action: ['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo'].map(
        (action) => `kms:${action}`,
      ),
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
