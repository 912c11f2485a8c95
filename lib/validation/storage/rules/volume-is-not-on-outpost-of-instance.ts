import { differ } from '../../facts/fact';
import { instanceOnOutpost } from '../../compute/example';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const attachment = (outpost: object) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: 'm5.xlarge' }),
    Data: resource('AWS::EC2::Volume', { AvailabilityZone: 'us-west-2a', Size: 100, VolumeType: 'gp2', ...outpost }),
    Attachment: resource('AWS::EC2::VolumeAttachment', { InstanceId: { Ref: 'App' }, VolumeId: { Ref: 'Data' }, Device: '/dev/sdf' }),
  });

export const volumeIsNotOnOutpostOfInstance = rule({
  id: 'volume-is-not-on-outpost-of-instance',
  enforces: ['EBS-5'],
  severity: 'error',
  title: 'An EBS volume and the instance that it is attached to are not on the same Outpost',
  fix: 'Create the volume in the location of the instance, with the same OutpostArn and AvailabilityZone; `volume.with(outpost.placement)` sets them',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html',
  on: 'volumeAttachment',
  when: ({ instance, volume }) => !!instance?.outpost || !!volume?.outpost,
  needs: ['instance.outpost', 'volume.outpost'],
  check: ({ instance, volume }) => {
    if (!instance || !volume || instance.outpost === volume.outpost) return undefined;
    const apart = instance.outpost === null || volume.outpost === null || differ(instance.outpost, volume.outpost);
    const where = (outpost: typeof volume.outpost) => (outpost ? `on ${outpost.id}` : 'in the Region');
    return apart
      ? { property: 'VolumeId', message: `the volume is ${where(volume.outpost)}, but the instance is ${where(instance.outpost)}` }
      : undefined;
  },
  get examples() {
    return { bad: attachment({}), good: attachment({ OutpostArn: OUTPOST_ARN }) };
  },
});
