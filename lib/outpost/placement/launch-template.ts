import { type LaunchTemplateData, LaunchTemplateMixin } from '../../mixins/launch-template';
import type { IOutpost } from '../outpost';
import { fitBlockDevices } from './block-device';

/**
 * Fits a launch template to an Outpost: on a first-generation rack its EBS volumes are of type gp2 unless they were chosen otherwise, and
 * so is the boot volume of Amazon Linux 2023, which asks for gp3. Where it launches is said by the subnets of the Auto Scaling group or the instance.
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
