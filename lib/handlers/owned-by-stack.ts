import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Statement } from './handler-provider';

/** Tag with the ID of the stack that a resource belongs to. */
export const STACK_TAG = 'cdk-outposts:stack-id';

/** ARN of all EC2 resources of a type, in the account and Region of the stack. */
export function allOf(scope: IConstruct, resource: string): string {
  return Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

/**
 * Allows a handler to create resources with the tag of its stack, and to modify and delete resources with this tag.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function ownedByStack(arn: string, create: string, others: string[]): Statement[] {
  return [
    {
      Effect: 'Allow',
      Action: `ec2:${create}`,
      Resource: arn,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    // Allows tags in the creation request only.
    { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: arn, Condition: { StringEquals: { 'ec2:CreateAction': create } } },
    {
      Effect: 'Allow',
      Action: [...others, 'CreateTags', 'DeleteTags'].map((action) => `ec2:${action}`),
      Resource: arn,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
  ];
}
