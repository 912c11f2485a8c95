import { GENERATION_2 } from '../../../catalog/generations';
import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { onSecondGenerationRack, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const volume = (properties: object) =>
  onSecondGenerationRack({
    Data: resource('AWS::EC2::Volume', {
      OutpostArn: OUTPOST_ARN,
      AvailabilityZone: 'us-west-2a',
      Size: 100,
      Encrypted: true,
      ...properties,
    }),
  });

export const volumeTypeIsNotSupportedOnSecondGeneration = rule({
  id: 'volume-type-is-not-supported-on-second-generation',
  enforces: ['EBS-2', 'EBS-3'],
  severity: 'error',
  title: 'An EBS volume on a second-generation Outposts rack uses a volume type other than gp2 and gp3',
  fix: 'Set VolumeType to gp3 or gp2, the volume types of second-generation Outposts racks',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'volume',
  onOutpost: true,
  needs: ['outpost.generation', 'volumeType'],
  check: ({ outpost, volumeType }) =>
    outpost?.generation === GENERATION_2 && volumeType && !VOLUME_TYPES[GENERATION_2].includes(volumeType)
      ? {
          property: 'VolumeType',
          message: `volume type ${volumeType} is neither gp2 nor gp3, the volume types of second-generation Outposts racks (${outpost.id})`,
        }
      : undefined,
  get examples() {
    return { bad: volume({ VolumeType: 'io2', Iops: 3000 }), good: volume({ VolumeType: 'gp3' }) };
  },
});
