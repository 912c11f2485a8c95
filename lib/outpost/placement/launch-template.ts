import { type LaunchTemplateData, LaunchTemplateMixin } from '../../mixins/launch-template';
import type { IOutpost } from '../outpost';
import { fitBlockDevices } from './block-device';

/**
 * Configures a launch template for an Outpost: on a first-generation Outposts rack, its EBS volumes are gp2 unless they specify another
 * type, and so is the boot volume of Amazon Linux 2023, which uses gp3 by default. The subnets of the Auto Scaling group or of the instance
 * determine the Outpost.
 */
export class LaunchTemplatePlacement extends LaunchTemplateMixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  /** @internal */
  protected _changes({ blockDeviceMappings, imageId }: LaunchTemplateData): LaunchTemplateData {
    return { blockDeviceMappings: fitBlockDevices(this.outpost, blockDeviceMappings, imageId) };
  }
}
