import { Mixin } from 'aws-cdk-lib';
import type { IConstruct, IMixin } from 'constructs';
import { CapacityReservationPlacement } from './capacity-reservation';
import { ClusterPlacement } from './cluster';
import { DbInstancePlacement } from './db-instance';
import { HostPlacement } from './host';
import { InstancePlacement } from './instance';
import { LaunchTemplatePlacement } from './launch-template';
import { ResolverEndpointPlacement } from './resolver-endpoint';
import { SubnetPlacement } from './subnet';
import { VolumePlacement } from './volume';
import type { IOutpost } from '../outpost';
import { PlacementRequest } from './placement-request';

/** Places supported resources on this Outpost, and records the placement request on other resources that run or store data. */
export class OutpostPlacement extends Mixin {
  private readonly placements: readonly IMixin[];

  constructor(outpost: IOutpost) {
    super();
    this.placements = [
      new SubnetPlacement(outpost),
      new InstancePlacement(outpost),
      new LaunchTemplatePlacement(outpost),
      new VolumePlacement(outpost),
      new HostPlacement(outpost),
      new CapacityReservationPlacement(outpost),
      new DbInstancePlacement(outpost),
      new ClusterPlacement(outpost),
      new ResolverEndpointPlacement(outpost),
      new PlacementRequest(outpost),
    ];
  }

  public override supports(construct: IConstruct): boolean {
    return this.placements.some((placement) => placement.supports(construct));
  }

  public applyTo(construct: IConstruct): void {
    for (const placement of this.placements) {
      if (placement.supports(construct)) placement.applyTo(construct);
    }
  }
}
