import { Mixin } from 'aws-cdk-lib';
import { CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { setAvailabilityZone } from './availability-zone';
import { isOnAnotherOutpost } from './other-outpost';

/**
 * Places a subnet on an Outpost: sets its `OutpostArn`, and its Availability Zone to that of the Outpost.
 *
 * A subnet of `ec2.Vpc` keeps its routes, so its traffic to the Region uses the service link; an `OutpostSubnet` has its own route table.
 * Keep public subnets with NAT gateways in the Region.
 *
 * Use it for subnets that are not deployed yet. A change of the Outpost or of the Availability Zone replaces a subnet: CloudFormation
 * creates the new subnet before it deletes the old one, and fails because the old subnet still uses the CIDR block.
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
    setAvailabilityZone(construct, this.outpost);
  }
}
