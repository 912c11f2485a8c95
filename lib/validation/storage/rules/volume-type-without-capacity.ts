import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { onOutpostWith, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const volume = (...ordered: string[]) =>
  onOutpostWith(
    { storage: { ebs: ordered.map((volumeType) => ({ volumeType, capacityTiB: 11 })) } },
    { Data: resource('AWS::EC2::Volume', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', Size: 100, VolumeType: 'gp2' }) },
  );

export const volumeTypeWithoutCapacity = rule({
  id: 'volume-type-without-capacity',
  enforces: ['EBS-2', 'EBS-7'],
  severity: 'warning',
  title: 'The Outpost has no EBS capacity for the volume type',
  fix: 'Use a volume type that the Outpost has capacity for, or order EBS capacity first',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  on: 'volume',
  onOutpost: true,
  needs: ['outpost.ebsVolumeTypes?', 'outpost.generation?', 'volumeType'],
  check: ({ outpost, volumeType }) => {
    const ordered = outpost?.ebsVolumeTypes;
    // Other rules report a type that the generation does not support.
    const supported = VOLUME_TYPES[outpost?.generation ?? ''];
    return ordered && volumeType && !ordered.includes(volumeType) && supported?.includes(volumeType) !== false
      ? {
          property: 'VolumeType',
          message: `volume type ${volumeType} is not available on ${outpost?.id}, which has ${ordered.join(', ') || 'no EBS'} capacity`,
        }
      : undefined;
  },
  get examples() {
    return { bad: volume(), good: volume('gp2') };
  },
});
