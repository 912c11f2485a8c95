import { onFirstGenerationRack, OUTPOST_ARN, resource } from '../example';
import { rule } from '../rule';

const volume = (properties: object) =>
  onFirstGenerationRack({
    Data: resource('AWS::EC2::Volume', {
      OutpostArn: OUTPOST_ARN,
      AvailabilityZone: 'us-west-2a',
      Size: 100,
      Encrypted: true,
      ...properties,
    }),
  });

export const multiAttachVolumeOnOutpost = rule({
  id: 'multi-attach-volume-on-outpost',
  enforces: ['EBS-3'],
  severity: 'error',
  title: 'An EBS volume on an Outpost is to be attached to several instances, which takes volumes of type io1 or io2',
  fix: 'Remove MultiAttachEnabled, and share data over the network or on storage in the building',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes-multi.html',
  on: 'volume',
  knowing: ['outpost', 'multiAttach', 'volumeType'],
  check: ({ outpost, multiAttach, volumeType }) =>
    outpost && multiAttach && volumeType?.startsWith('gp')
      ? { property: 'MultiAttachEnabled', message: `the volume is of type ${volumeType}, which attaches to one instance at a time` }
      : undefined,
  examples: { bad: volume({ MultiAttachEnabled: true }), good: volume({ MultiAttachEnabled: false }) },
});
