import { storageShortage, usesStorage } from '../../capacity/ebs-storage';
import { instanceOnOutpost } from '../../compute/example';
import { onOutpostWith, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const volume = (Size: number) =>
  onOutpostWith(
    { storage: { ebs: [{ volumeType: 'gp2', capacityTiB: 11 }] } },
    {
      ...instanceOnOutpost({ InstanceType: 'm5.xlarge' }),
      Data: resource('AWS::EC2::Volume', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', Size, VolumeType: 'gp2' }),
    },
  );

export const volumesExceedEbsCapacity = rule({
  id: 'volumes-exceed-ebs-capacity',
  enforces: ['EBS-2'],
  severity: 'warning',
  title: 'EBS volumes on an Outpost require more than its EBS capacity',
  fix: 'Use smaller volumes, allocate less storage to databases, or order more EBS capacity first; snapshots and free space require additional capacity',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'outpost',
  when: usesStorage,
  needs: ['ebsCapacityTiB?', 'ebsVolumeTypes?'],
  check: storageShortage,
  get examples() {
    return { bad: volume(12_000), good: volume(11_000) };
  },
});
