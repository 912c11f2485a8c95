import { OUTPOST_ARN, outpostSubnet, resource } from '../example';
import type { Json } from '../facts/template';
import type { Example } from '../rule';

/** The instance `App` in the subnet `Plant` on the Outpost of the examples. */
export const instanceOnOutpost = (properties: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  App: resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' }, ImageId: 'ami-0123456789abcdef0', ...properties }),
});

/** A Capacity Reservation on the example Outpost for two instances of m5.xlarge. */
export const capacityReservation = (properties: object = {}): Json =>
  resource('AWS::EC2::CapacityReservation', {
    OutPostArn: OUTPOST_ARN,
    AvailabilityZone: 'us-west-2a',
    InstanceCount: 2,
    InstancePlatform: 'Linux/UNIX',
    InstanceType: 'm5.xlarge',
    ...properties,
  });

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
