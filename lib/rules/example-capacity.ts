import type { Example } from './rule';
import { resource } from './example';

/** An Auto Scaling group of `m5.xlarge` in the subnet `Plant`. */
export function groupOnOutpost(sizes: { readonly DesiredCapacity: string; readonly MaxSize: string }): Example['resources'] {
  return {
    Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge' } }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      ...sizes,
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
    }),
  };
}
