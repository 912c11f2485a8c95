import { Lazy, type IResolvable, type TagManager } from 'aws-cdk-lib';

/** Renders tags for a custom resource, which the CDK does for CloudFormation types only. Tags can be added until synthesis. */
export function renderedTags(tags: TagManager): IResolvable {
  return Lazy.any({ produce: () => Object.entries(tags.tagValues()).map(([Key, Value]) => ({ Key, Value })) }, { omitEmptyArray: true });
}
