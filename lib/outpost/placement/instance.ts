import { Lazy, Mixin, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnInstance, CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { interfacesOf } from '../../mixins/instance';
import type { IOutpost } from '../outpost';
import { fitBlockDevices } from './block-device';

/**
 * Fits an instance to an Outpost: where it names an Availability Zone, as the CDK's `Instance` does, to that of its subnet, also when the
 * subnet is moved to another one. On a first-generation rack its EBS volumes are of type gp2 unless they were chosen otherwise, and so
 * is the boot volume of Amazon Linux 2023, which asks for gp3.
 *
 * The Outpost it runs on follows from its subnet.
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

/** The L1 of the subnet of an instance, where it is part of the App. */
function subnetOf(instance: CfnInstance): CfnSubnet | undefined {
  const [primary] = interfacesOf(instance) ?? [];
  const [reference] = Tokenization.reverseString(instance.subnetId ?? primary?.subnetId ?? '').tokens;
  return Reference.isReference(reference) && CfnSubnet.isCfnSubnet(reference.target) ? reference.target : undefined;
}
