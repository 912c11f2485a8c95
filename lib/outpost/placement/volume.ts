import { Mixin } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { setAvailabilityZone } from './availability-zone';
import { becomesGp2 } from './block-device';
import { isOnAnotherOutpost } from './other-outpost';

/**
 * Places an EBS volume on an Outpost: sets its `OutpostArn`, and its Availability Zone to that of the Outpost.
 *
 * On a first-generation Outposts rack, which supports gp2 volumes only, it also changes gp3, the default of the AWS CDK, to gp2. A gp3
 * volume that specifies IOPS or throughput is intentional: it is not changed, and a rule reports it.
 */
export class VolumePlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnVolume {
    return CfnVolume.isCfnVolume(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || isOnAnotherOutpost(construct.outpostArn, this.outpost)) return;
    construct.outpostArn = this.outpost.outpostArn;
    setAvailabilityZone(construct, this.outpost);
    if (becomesGp2(this.outpost, construct)) construct.volumeType = 'gp2';
  }
}
