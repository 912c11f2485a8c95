import { CfnResource, Mixin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { SERVICE_BY_TYPE } from '../../catalog/services';
import { PLACED_BY_SUBNETS, SERVICES_IN_REGION } from '../../catalog/services-in-region';
import { DECLARATION_KEY, type PlacementDeclaration } from '../../inventory/declaration';
import type { IOutpost } from '../outpost';

const TYPES: ReadonlySet<string> = new Set([...PLACED_BY_SUBNETS, ...SERVICE_BY_TYPE.keys(), ...Object.keys(SERVICES_IN_REGION)]);

/** Paths of the resources that the AWS CDK and this library add for the deployment. They run in the Region. */
const SERVES_DEPLOYMENT = /(^|\/)(Custom::|framework-)|[0-9a-f]{32}(\/|$)/;

/**
 * Records the placement request in the `Metadata` of a resource whose subnets or service determine whether it is on an Outpost, so that a
 * rule can list what stays in the Region.
 */
export class PlacementRequest extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return CfnResource.isCfnResource(construct) && TYPES.has(construct.cfnResourceType) && !SERVES_DEPLOYMENT.test(construct.node.path);
  }

  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) this.record(construct, {});
  }

  /** Records the request on a resource that was added to a scope after its placement, unless the resource has its own request. */
  public recordLate(resource: CfnResource, scope: IConstruct): void {
    if (resource.getMetadata(DECLARATION_KEY) === undefined) this.record(resource, { addedLaterTo: scope.node.path || 'the App' });
  }

  private record(resource: CfnResource, declaration: PlacementDeclaration): void {
    resource.addMetadata(DECLARATION_KEY, { placement: this.outpost.node.path, ...declaration });
  }
}
