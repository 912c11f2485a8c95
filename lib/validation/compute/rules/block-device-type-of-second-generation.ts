import { GENERATION_2 } from '../../../catalog/generations';
import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { instanceOnOutpost } from '../example';
import { onSecondGenerationRack } from '../../example';
import { rule } from '../../rule';

const instance = (...devices: object[]) =>
  onSecondGenerationRack(
    instanceOnOutpost({
      InstanceType: 'm7i.xlarge',
      BlockDeviceMappings: devices.map((device, index) => ({ DeviceName: `/dev/sd${'abc'[index]}`, ...device })),
    }),
  );

export const blockDeviceTypeOfSecondGeneration = rule({
  id: 'block-device-type-of-second-generation',
  enforces: ['EBS-2', 'EBS-3'],
  severity: 'warning',
  title: 'A block device of an instance on a second-generation rack is neither of type gp2 nor gp3',
  fix: 'Set VolumeType of the block device to gp3 or gp2, the volume types of second-generation racks',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.generation', 'blockDevices.volumeType'],
  check: ({ outpost, blockDevices }) => {
    const device = blockDevices?.find(({ volumeType }) => volumeType && !VOLUME_TYPES[GENERATION_2].includes(volumeType));
    return outpost?.generation === GENERATION_2 && device
      ? { property: 'BlockDeviceMappings', message: `a block device is of type ${device.volumeType}, on a second-generation rack` }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({ Ebs: { VolumeSize: 8, VolumeType: 'io2', Iops: 3000 } }),
      good: instance({ Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }),
    };
  },
});
