import { Mixin } from 'aws-cdk-lib';
import type { IConstruct, IMixin } from 'constructs';
import { CapacityReservationPlacement } from '../mixins/capacity-reservation';
import { ClusterPlacement } from '../mixins/cluster';
import { DbInstancePlacement } from '../mixins/db-instance';
import { HostPlacement } from '../mixins/host';
import { ResolverEndpointPlacement } from '../mixins/resolver-endpoint';
import { SubnetPlacement } from '../mixins/subnet';
import { VolumePlacement } from '../mixins/volume';
import type { IOutpost } from './outpost';

/** Puts whatever can say that it is on an Outpost on this one. */
export class OutpostPlacement extends Mixin {
  private readonly placements: readonly IMixin[];

  constructor(outpost: IOutpost) {
    super();
    this.placements = [
      new SubnetPlacement(outpost),
      new VolumePlacement(outpost),
      new HostPlacement(outpost),
      new CapacityReservationPlacement(outpost),
      new DbInstancePlacement(outpost),
      new ClusterPlacement(outpost),
      new ResolverEndpointPlacement(outpost),
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
