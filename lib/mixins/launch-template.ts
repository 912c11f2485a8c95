import { Mixin, Token } from 'aws-cdk-lib';
import { CfnLaunchTemplate, type ICapacityReservationRef, type IHostRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';

export type LaunchTemplateData = CfnLaunchTemplate.LaunchTemplateDataProperty;

/** Changes what a launch template says, unless only deployment knows it. */
export abstract class LaunchTemplateMixin extends Mixin {
  public override supports(construct: IConstruct): construct is CfnLaunchTemplate {
    return CfnLaunchTemplate.isCfnLaunchTemplate(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || Token.isUnresolved(construct.launchTemplateData)) return;
    const data = construct.launchTemplateData as LaunchTemplateData;
    construct.launchTemplateData = { ...data, ...this._changes(data) };
  }

  /** @internal */
  protected abstract _changes(data: LaunchTemplateData): LaunchTemplateData;
}

/**
 * Launches the instances of a launch template on a Dedicated Host, which on an Outpost may be pinned to one piece of hardware by its
 * `AssetId`. The CDK's own `LaunchTemplate` has no property for it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html
 *
 * @example
 * declare const template: ec2.LaunchTemplate;
 *
 * const host = new ec2.CfnHost(this, 'Host', { availabilityZone: outpost.availabilityZone, instanceFamily: 'm5' });
 * host.with(outpost.placement);
 * template.with(new mixins.LaunchTemplateDedicatedHost(host));
 */
export class LaunchTemplateDedicatedHost extends LaunchTemplateMixin {
  constructor(private readonly host: IHostRef) {
    super();
  }

  /** @internal */
  protected _changes({ placement }: LaunchTemplateData): LaunchTemplateData {
    return { placement: { ...placement, tenancy: 'host', hostId: this.host.hostRef.hostId } };
  }
}

/**
 * Launches the instances of a launch template in a Capacity Reservation, so that on a full Outpost the slots that were kept for them are
 * theirs. The CDK's own `LaunchTemplate` has no property for it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-outposts.html
 *
 * @example
 * declare const template: ec2.LaunchTemplate;
 *
 * const reservation = new ec2.CfnCapacityReservation(this, 'Reservation', {
 *   instanceType: 'm5.large',
 *   instancePlatform: 'Linux/UNIX',
 *   instanceCount: 2,
 *   instanceMatchCriteria: 'targeted',
 * });
 * reservation.with(outpost.placement);
 * template.with(new mixins.LaunchTemplateCapacityReservation(reservation));
 */
export class LaunchTemplateCapacityReservation extends LaunchTemplateMixin {
  constructor(private readonly capacityReservation: ICapacityReservationRef) {
    super();
  }

  /** @internal */
  protected _changes(): LaunchTemplateData {
    const { capacityReservationId } = this.capacityReservation.capacityReservationRef;
    return { capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId } } };
  }
}
