import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { onFirstGenerationRack, outpostSubnet, regionSubnet, resource } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const group = (VolumeType: string) =>
  onFirstGenerationRack({
    Plant: outpostSubnet(),
    Region: regionSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 'm5.xlarge', BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType } }] },
    }),
    Fleet: resource('AWS::EC2::EC2Fleet', {
      TargetCapacitySpecification: { TotalTargetCapacity: 2, DefaultTargetCapacityType: 'on-demand' },
      LaunchTemplateConfigs: [
        {
          LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          Overrides: [{ SubnetId: { Ref: 'Plant' } }, { SubnetId: { Ref: 'Region' } }],
        },
      ],
    }),
  });

export const autoScalingGroupOnOutpostWithoutItsVolumeType = rule({
  id: 'auto-scaling-group-on-outpost-without-its-volume-type',
  enforces: ['EBS-1', 'EBS-3', 'EC2-9'],
  severity: 'warning',
  title: 'An Auto Scaling group or a fleet has a subnet on an Outpost that does not support the volume type of its block devices',
  fix: 'Set VolumeType of the block device to gp2, which all Outposts racks and the Region support, or use a group and a launch template for each of them',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/launch-instance.html',
  on: 'launch',
  // For one Outpost, the rules about block devices report it as an error.
  when: ({ subnets }) => new Set(subnets?.map(({ outpost }) => outpost)).size > 1 && !!subnets?.some(({ outpost }) => outpost),
  needs: ['subnets.outpost.generation', 'blockDevices.volumeType'],
  check: (launch) => {
    for (const { outpost } of launch.subnets ?? []) {
      const supported = outpost?.generation ? VOLUME_TYPES[outpost.generation] : undefined;
      const device = launch.blockDevices?.find(({ volumeType }) => volumeType && supported && !supported.includes(volumeType));
      if (outpost && supported && device) {
        const message = `volume type ${device.volumeType} of a block device is not supported on ${outpost.id}; supported: ${supported.join(', ')}`;
        return { ...placeOf(launch, 'BlockDeviceMappings'), message };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: group('gp3'), good: group('gp2') };
  },
});
