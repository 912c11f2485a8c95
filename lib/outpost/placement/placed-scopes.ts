import { CfnResource, Resource, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Scopes that a mixin was applied to as a whole. A mixin applies to the constructs that exist: at synthesis, one walk of each scope finds
 * the resources that were added later.
 */
export class PlacedScopes {
  private readonly visited = new WeakSet<IConstruct>();

  /** @param onLateResource called at synthesis, before the templates are written, for each resource that was added to a scope later */
  constructor(private readonly onLateResource: (resource: CfnResource, scope: IConstruct) => void) {}

  /** Notes a construct that a mixin visits. The AWS CDK visits a scope before the constructs in it. */
  public visit(construct: IConstruct): void {
    if (this.visited.has(construct)) return;
    this.visited.add(construct);
    // An L2 creates its resources itself. A scope in a scope is part of the walk, except a Stage, which is synthesized first.
    if (CfnResource.isCfnResource(construct) || Resource.isResource(construct)) return;
    const { scope, children } = construct.node;
    if (scope && this.visited.has(scope) && !Stage.isStage(construct)) return;
    construct.node.addValidation({
      validate: () => {
        // A selector can select the scope without the constructs in it.
        if (children.every((child) => this.visited.has(child))) this.findLateResources(construct, construct);
        return [];
      },
    });
  }

  private findLateResources(construct: IConstruct, scope: IConstruct): void {
    if (CfnResource.isCfnResource(construct) && !this.visited.has(construct)) this.onLateResource(construct, scope);
    for (const child of construct.node.children) if (!Stage.isStage(child)) this.findLateResources(child, scope);
  }
}
