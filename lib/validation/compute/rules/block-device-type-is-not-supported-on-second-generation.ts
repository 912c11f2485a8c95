import { GENERATION_2 } from '../../../catalog/generations';
import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { instanceOnOutpost } from '../example';
import { onSecondGenerationRack } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (...devices: object[]) =>
  onSecondGenerationRack(
    instanceOnOutpost({
      InstanceType: 'm7i.xlarge',
      BlockDeviceMappings: devices.map((device, index) => ({ DeviceName: `/dev/sd${'abc'[index]}`, ...device })),
    }),
  );

export const blockDeviceTypeIsNotSupportedOnSecondGeneration = rule({
  id: 'block-device-type-is-not-supported-on-second-generation',
  enforces: ['EBS-2', 'EBS-3'],
  severity: 'error',
  title: 'A block device on a second-generation Outposts rack uses a volume type other than gp2 and gp3',
  fix: 'Set VolumeType of the block device to gp3 or gp2, the volume types of second-generation Outposts racks',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.generation', 'blockDevices.volumeType'],
  check: (launch) => {
    const { outpost, blockDevices } = launch;
    const device = blockDevices?.find(({ volumeType }) => volumeType && !VOLUME_TYPES[GENERATION_2].includes(volumeType));
    return outpost?.generation === GENERATION_2 && device
      ? {
          ...placeOf(launch, 'BlockDeviceMappings'),
          message: `volume type ${device.volumeType} of a block device is neither gp2 nor gp3, the volume types of second-generation Outposts racks (${outpost.id})`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({ Ebs: { VolumeSize: 8, VolumeType: 'io2', Iops: 3000 } }),
      good: instance({ Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }),
    };
  },
});
