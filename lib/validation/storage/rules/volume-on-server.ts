import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const volume = {
  Data: resource('AWS::EC2::Volume', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', Size: 100, VolumeType: 'gp2' }),
};

export const volumeOnServer = rule({
  id: 'volume-on-server',
  enforces: ['EBS-6', 'EC2-14'],
  severity: 'error',
  title: 'An EBS volume is on an Outposts server, which provides instance store only',
  fix: 'Remove the volume and use the instance store, or place both the instance and the volume on an Outposts rack',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'volume',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) =>
    outpost?.hardware === SERVER
      ? { property: 'OutpostArn', message: `EBS volumes are not supported on Outposts servers (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: onServer(volume), good: onFirstGenerationRack(volume) };
  },
});
