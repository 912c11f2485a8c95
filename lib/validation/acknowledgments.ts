import * as path from 'path';
import { CfnElement, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Location } from './facts/fact';

/** Which findings the user acknowledged, on a construct or on one of its parents, as the CDK decides it. */
export class Acknowledgments {
  private paths: ReadonlyMap<string, string> | undefined;

  constructor(private readonly app: IConstruct) {}

  public include(ruleId: string, location: Location): boolean {
    const found = this.pathOf(location);
    let scope = found === undefined ? undefined : constructAt(this.app, found);
    for (; scope; scope = scope.node.scope) {
      const isAcknowledged = scope.node.metadata.some(
        ({ type, data }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && `cdk-outposts::${ruleId}` in (data as object),
      );
      if (isAcknowledged) return true;
    }
    return false;
  }

  /** Construct path of a resource, which the template contains unless path metadata is switched off. */
  public pathOf({ constructPath, template, logicalId }: Location): string | undefined {
    return constructPath ?? this.pathsByLogicalId.get(`${path.basename(template)} ${logicalId}`);
  }

  /** Construct paths by template file and logical ID. */
  private get pathsByLogicalId(): ReadonlyMap<string, string> {
    if (!this.paths) {
      const elements = this.app.node.findAll().filter((construct) => CfnElement.isCfnElement(construct));
      this.paths = new Map(
        elements.map(({ stack, logicalId, node }) => [`${stack.templateFile} ${String(stack.resolve(logicalId))}`, node.path]),
      );
    }
    return this.paths;
  }
}

/** The construct at a path below the App. */
export function constructAt(app: IConstruct, constructPath: string): IConstruct | undefined {
  return constructPath.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), app);
}
