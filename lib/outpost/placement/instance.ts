import { Lazy, Mixin, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnInstance, CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { interfacesOf } from '../../mixins/instance';
import type { IOutpost } from '../outpost';
import { fitBlockDevices } from './block-device';

/**
 * Configures an instance for an Outpost. If it specifies an Availability Zone, as `Instance` of the AWS CDK does, the zone becomes that of
 * its subnet, also if the placement moves the subnet to another zone. On a first-generation Outposts rack, its EBS volumes are gp2 unless
 * they specify another type, and so is the boot volume of Amazon Linux 2023, which uses gp3 by default.
 *
 * The subnet determines the Outpost.
 */
export class InstancePlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnInstance {
    return CfnInstance.isCfnInstance(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    construct.blockDeviceMappings = fitBlockDevices(this.outpost, construct.blockDeviceMappings, construct.imageId);
    const { availabilityZone } = construct;
    const subnet = subnetOf(construct);
    if (subnet && availabilityZone !== undefined && !Token.isUnresolved(availabilityZone)) {
      construct.availabilityZone = Lazy.string({ produce: () => (subnet.outpostArn ? subnet.availabilityZone : availabilityZone) });
    }
  }
}

/** The L1 of the subnet of an instance; undefined if the app does not create the subnet. */
function subnetOf(instance: CfnInstance): CfnSubnet | undefined {
  const [primary] = interfacesOf(instance) ?? [];
  const [reference] = Tokenization.reverseString(instance.subnetId ?? primary?.subnetId ?? '').tokens;
  return Reference.isReference(reference) && CfnSubnet.isCfnSubnet(reference.target) ? reference.target : undefined;
}
