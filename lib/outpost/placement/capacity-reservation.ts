import { Mixin } from 'aws-cdk-lib';
import { CfnCapacityReservation } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { setAvailabilityZone } from './availability-zone';
import { isOnAnotherOutpost } from './other-outpost';

/**
 * Places a Capacity Reservation on an Outpost: sets its `OutPostArn`, as CloudFormation spells it, and its Availability Zone to that
 * of the Outpost.
 */
export class CapacityReservationPlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnCapacityReservation {
    return CfnCapacityReservation.isCfnCapacityReservation(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || isOnAnotherOutpost(construct.outPostArn, this.outpost)) return;
    construct.outPostArn = this.outpost.outpostArn;
    setAvailabilityZone(construct, this.outpost);
  }
}
