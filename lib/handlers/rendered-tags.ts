import { Lazy, type IResolvable, type TagManager } from 'aws-cdk-lib';

/** Tags as they stand in a template, which the CDK renders for the types of CloudFormation only. Tags may be added until synthesis. */
export function renderedTags(tags: TagManager): IResolvable {
  return Lazy.any({ produce: () => Object.entries(tags.tagValues()).map(([Key, Value]) => ({ Key, Value })) }, { omitEmptyArray: true });
}
