import { missingStorageMessage } from '../../capacity/ebs-storage';
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
  title: 'EBS volumes on an Outpost take more than the Outpost was ordered with',
  fix: 'Make volumes smaller, or order more EBS capacity first; snapshots and free space come on top',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'launch',
  knowing: ['outpost.id'],
  check: (launch, facts) => {
    const { outpost } = launch;
    // The first one speaks for all.
    if (!outpost || facts.by('launch', 'outpost', outpost)[0] !== launch) return undefined;
    const message = missingStorageMessage(outpost, facts);
    return message === undefined ? undefined : { message };
  },
  get examples() {
    return { bad: volume(12_000), good: volume(11_000) };
  },
});
