import { Mixin } from 'aws-cdk-lib';
import { CfnHost } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { isOnAnotherOutpost } from './other-outpost';

/**
 * Places a Dedicated Host on an Outpost: sets its `OutpostArn`, and its Availability Zone to that of the Outpost. CloudFormation requires the
 * name of the Availability Zone of a Dedicated Host, so the Outpost must declare it.
 */
export class HostPlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnHost {
    return CfnHost.isCfnHost(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || isOnAnotherOutpost(construct.outpostArn, this.outpost)) return;
    construct.outpostArn = this.outpost.outpostArn;
    construct.availabilityZone = this.outpost.availabilityZone;
  }
}
