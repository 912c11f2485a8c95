import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Statement } from './handler-provider';

/** The tag that says which stack a resource was made for. */
export const STACK_TAG = 'cdk-outposts:stack-id';

/** All resources of EC2 of one type, in the account and Region of the stack. */
export function allOf(scope: IConstruct, resource: string): string {
  return Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

/**
 * Lets a handler make resources that carry the tag of its stack, and change and delete those that do.
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
    // What is made carries its tags from the beginning.
    { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: arn, Condition: { StringEquals: { 'ec2:CreateAction': create } } },
    {
      Effect: 'Allow',
      Action: [...others, 'CreateTags', 'DeleteTags'].map((action) => `ec2:${action}`),
      Resource: arn,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
  ];
}
