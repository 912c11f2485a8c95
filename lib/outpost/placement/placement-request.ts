import { CfnResource, Mixin } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { SERVICE_BY_TYPE } from '../../catalog/services';
import { PLACED_BY_SUBNETS, SERVICES_IN_REGION } from '../../catalog/services-in-region';
import { DECLARATION_KEY } from '../../inventory/declaration';
import type { IOutpost } from '../outpost';

const TYPES: ReadonlySet<string> = new Set([...PLACED_BY_SUBNETS, ...SERVICE_BY_TYPE.keys(), ...Object.keys(SERVICES_IN_REGION)]);

/** How the CDK and this library call what they add to serve the deployment: it runs in the Region, and is not the user's. */
const SERVES_DEPLOYMENT = /(^|\/)(Custom::|framework-)|[0-9a-f]{32}(\/|$)/;

/**
 * Keeps in the `Metadata` of a resource that it was to be placed on an Outpost, where its subnets or its service decide about that, so
 * that a rule can list what stays in the Region.
 */
export class PlacementRequest extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return CfnResource.isCfnResource(construct) && TYPES.has(construct.cfnResourceType) && !SERVES_DEPLOYMENT.test(construct.node.path);
  }

  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) construct.addMetadata(DECLARATION_KEY, { placement: this.outpost.node.path });
  }
}
