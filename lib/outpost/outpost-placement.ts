import { Mixin } from 'aws-cdk-lib';
import type { IConstruct, IMixin } from 'constructs';
import { CapacityReservationPlacement } from '../mixins/capacity-reservation';
import { ClusterPlacement } from '../mixins/cluster';
import { DbInstancePlacement } from '../mixins/db-instance';
import { HostPlacement } from '../mixins/host';
import { InstancePlacement } from '../mixins/instance';
import { LaunchTemplatePlacement } from '../mixins/launch-template';
import { ResolverEndpointPlacement } from '../mixins/resolver-endpoint';
import { SubnetPlacement } from '../mixins/subnet';
import { VolumePlacement } from '../mixins/volume';
import type { IOutpost } from './outpost';
import { PlacementRequest } from './placement-request';

/** Puts whatever can say that it is on an Outpost on this one, and notes of what else runs or keeps data that it was asked to be. */
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
