import { Mixin } from 'aws-cdk-lib';
import { CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { isOnAnotherOutpost } from './other-outpost';

/**
 * Puts a subnet on an Outpost: sets its `OutpostArn`, and its Availability Zone to that of the Outpost.
 *
 * A subnet of `ec2.Vpc` keeps its routes, so that its traffic goes over the service link; `OutpostSubnet` has a route table of
 * its own. Keep public subnets with NAT gateways in the Region.
 *
 * It is for subnets that are not deployed yet: a change of the Outpost or the zone replaces a subnet, and CloudFormation makes the new
 * one while the old one still has the addresses, which fails.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export class SubnetPlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnSubnet {
    return CfnSubnet.isCfnSubnet(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || isOnAnotherOutpost(construct.outpostArn, this.outpost)) return;
    construct.outpostArn = this.outpost.outpostArn;
    const { availabilityZoneId } = this.outpost;
    construct.availabilityZoneId = availabilityZoneId;
    construct.availabilityZone = availabilityZoneId ? undefined : this.outpost.availabilityZone;
  }
}
