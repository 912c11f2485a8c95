import { GENERATION_1 } from '../../../catalog/generations';
import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (...devices: object[]) =>
  onFirstGenerationRack(
    instanceOnOutpost({
      InstanceType: 'm5.xlarge',
      BlockDeviceMappings: devices.map((device, index) => ({ DeviceName: `/dev/sd${'abc'[index]}`, ...device })),
    }),
  );

export const blockDeviceTypeIsNotSupportedOnFirstGeneration = rule({
  id: 'block-device-type-is-not-supported-on-first-generation',
  enforces: ['EBS-1', 'EBS-3', 'EBS-4'],
  severity: 'error',
  title: 'Volume type of a block device is not supported on first-generation Outposts racks',
  fix: 'Set VolumeType of the block device to gp2, the only volume type that first-generation Outposts racks support',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/launch-instance.html',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.generation', 'blockDevices.volumeType'],
  check: (launch) => {
    const { outpost, blockDevices } = launch;
    const device = blockDevices?.find(({ volumeType }) => volumeType && !VOLUME_TYPES[GENERATION_1].includes(volumeType));
    return outpost?.generation === GENERATION_1 && device
      ? {
          ...placeOf(launch, 'BlockDeviceMappings'),
          message: `volume type ${device.volumeType} of a block device is not supported on first-generation Outposts racks (${outpost.id})`,
        }
      : undefined;
  },
  get examples() {
    return { bad: instance({ Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }), good: instance({ Ebs: { VolumeSize: 8, VolumeType: 'gp2' } }) };
  },
});
