import { CfnResource, Mixin } from 'aws-cdk-lib';
import type { IConstruct, IMixin } from 'constructs';
import { CapacityReservationPlacement } from './capacity-reservation';
import { ClusterPlacement } from './cluster';
import { DbInstancePlacement } from './db-instance';
import { HostPlacement } from './host';
import { InstancePlacement } from './instance';
import { LaunchTemplatePlacement } from './launch-template';
import { PlacedScopes } from './placed-scopes';
import { ResolverEndpointPlacement } from './resolver-endpoint';
import { SubnetPlacement } from './subnet';
import { VolumePlacement } from './volume';
import type { IOutpost } from '../outpost';
import { PlacementRequest } from './placement-request';

/**
 * Places supported resources on this Outpost, and records the placement request on other resources that run or store data, and on those that
 * are added to a scope after its placement.
 */
export class OutpostPlacement extends Mixin {
  /** The placement of a type, or undefined if there is none. An App places many resources of few types. */
  private readonly byType = new Map<string, IMixin | undefined>();
  private readonly request: PlacementRequest;
  private readonly scopes = new PlacedScopes((resource, scope) => {
    if (this.isPlaceable(resource)) this.request.recordLate(resource, scope);
  });

  constructor(private readonly outpost: IOutpost) {
    super();
    this.request = new PlacementRequest(outpost);
  }

  public override supports(construct: IConstruct): boolean {
    this.scopes.visit(construct);
    return this.isPlaceable(construct);
  }

  public applyTo(construct: IConstruct): void {
    this.placementOf(construct)?.applyTo(construct);
    this.request.applyTo(construct);
  }

  private isPlaceable(construct: IConstruct): boolean {
    return this.placementOf(construct) !== undefined || this.request.supports(construct);
  }

  private placementOf(construct: IConstruct): IMixin | undefined {
    if (!CfnResource.isCfnResource(construct)) return undefined;
    const { cfnResourceType } = construct;
    if (!this.byType.has(cfnResourceType)) {
      const { outpost } = this;
      const placements = [
        new SubnetPlacement(outpost),
        new InstancePlacement(outpost),
        new LaunchTemplatePlacement(outpost),
        new VolumePlacement(outpost),
        new HostPlacement(outpost),
        new CapacityReservationPlacement(outpost),
        new DbInstancePlacement(outpost),
        new ClusterPlacement(outpost),
        new ResolverEndpointPlacement(outpost),
      ];
      this.byType.set(
        cfnResourceType,
        placements.find((placement) => placement.supports(construct)),
      );
    }
    return this.byType.get(cfnResourceType);
  }
}
