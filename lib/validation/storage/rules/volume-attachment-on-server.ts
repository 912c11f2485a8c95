import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const resources = {
  Plant: outpostSubnet(),
  App: resource('AWS::EC2::Instance', {
    SubnetId: { Ref: 'Plant' },
    ImageId: 'ami-0123456789abcdef0',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp2' } }],
  }),
  Attachment: resource('AWS::EC2::VolumeAttachment', {
    InstanceId: { Ref: 'App' },
    VolumeId: 'vol-0123456789abcdef0',
    Device: '/dev/sdf',
  }),
};

export const volumeAttachmentOnServer = rule({
  id: 'volume-attachment-on-server',
  enforces: ['EBS-6', 'EC2-14'],
  severity: 'error',
  title: 'An EBS volume is attached to an instance on an Outposts server, which provides instance store only',
  fix: 'Remove the attachment and use the instance store, or place both the instance and the volume on an Outposts rack',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'volumeAttachment',
  // `volume-is-not-on-outpost-of-instance` and `volume-on-server` report volumes that the templates create.
  when: ({ volume }) => volume?.origin !== 'template',
  needs: ['instance.outpost.hardware', 'volume?'],
  check: ({ instance }) =>
    instance?.outpost?.hardware === SERVER
      ? {
          property: 'InstanceId',
          message: `instance ${instance.id} is on Outposts server ${instance.outpost.id}, which does not support EBS volumes`,
        }
      : undefined,
  get examples() {
    return { bad: onServer(resources), good: onFirstGenerationRack(resources) };
  },
});
