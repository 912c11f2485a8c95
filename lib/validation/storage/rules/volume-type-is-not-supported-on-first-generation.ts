import { OUTPOST_ARN, onFirstGenerationRack } from '../../example';
import { rule } from '../../rule';

const volume = (VolumeType: string) =>
  onFirstGenerationRack({
    Data: {
      Type: 'AWS::EC2::Volume',
      Properties: { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', Size: 100, Encrypted: true, VolumeType },
    },
  });

export const volumeTypeIsNotSupportedOnFirstGeneration = rule({
  id: 'volume-type-is-not-supported-on-first-generation',
  enforces: ['EBS-1', 'EBS-3', 'EBS-4'],
  severity: 'error',
  title: 'Volume type is not supported on first-generation Outposts racks',
  fix: 'Set VolumeType to gp2, the only volume type of first-generation Outposts racks; `volume.with(outpost.placement)` sets it',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/launch-instance.html',
  on: 'volume',
  onOutpost: true,
  needs: ['outpost.generation', 'volumeType'],
  check: ({ outpost, volumeType }) =>
    outpost?.generation === 'GENERATION_1' && volumeType && volumeType !== 'gp2'
      ? { property: 'VolumeType', message: `volume type ${volumeType} is not supported on first-generation Outposts racks (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: volume('gp3'), good: volume('gp2') };
  },
});
