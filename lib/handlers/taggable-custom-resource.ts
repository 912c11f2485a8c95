import { CustomResource, Lazy, TagManager, TagType, type ITaggable } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Properties of a taggable custom resource. */
export interface TaggableCustomResourceProps {
  /** The service token of its handler. */
  readonly serviceToken: string;
  /** Its CloudFormation type, such as `Custom::OutpostsCoipPool`. */
  readonly resourceType: string;
  /** Its properties in the template, without `Tags`. */
  readonly properties: object;
}

/**
 * The custom resource of an L2 whose handler tags what it creates. `Tags.of(scope)` reaches it as it reaches an L1: its property `Tags`
 * holds the tags that are added until synthesis, and `Name`, which is the path of the L2 by default.
 */
export class TaggableCustomResource extends CustomResource implements ITaggable {
  public readonly tags: TagManager;

  constructor(scope: Construct, id: string, props: TaggableCustomResourceProps) {
    const { serviceToken, resourceType, properties } = props;
    const tags = new TagManager(TagType.STANDARD, resourceType);
    tags.setTag('Name', asTagValue(scope.node.path));
    super(scope, id, { serviceToken, resourceType, properties: { ...properties, Tags: rendered(tags) } });
    this.tags = tags;
    // The CfnResource, which `applyRemovalPolicy` of the L2 changes.
    scope.node.defaultChild = this.node.defaultChild;
  }
}

/**
 * A text as a tag value, with the characters that all services accept, 256 at most.
 *
 * @see https://docs.aws.amazon.com/personalize/latest/dg/personalize-managing-tags.html
 */
function asTagValue(text: string): string {
  return [...text.replace(/[^\p{L}\p{Z}\p{N}_.:/=+@-]/gu, '-')].slice(-256).join('');
}

/** As `{ Key, Value }`: aws-cdk-lib renders the tags of CloudFormation types only. */
function rendered(tags: TagManager) {
  return Lazy.any({ produce: () => Object.entries(tags.tagValues()).map(([Key, Value]) => ({ Key, Value })) }, { omitEmptyArray: true });
}
