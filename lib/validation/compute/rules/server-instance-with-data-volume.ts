import { SERVER } from '../../../catalog/generations';
import { instanceOnOutpost } from '../example';
import { onServer } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

/** Device names that no AMI uses for its boot volume. */
const DATA = /^([/]dev[/])?(sd|xvd)[b-z]/;

const instance = (...devices: object[]) =>
  onServer(
    instanceOnOutpost({
      InstanceType: 'c6id.4xlarge',
      BlockDeviceMappings: devices.map((device, index) => ({ DeviceName: `/dev/sd${'abc'[index]}`, ...device })),
    }),
  );

export const serverInstanceWithDataVolume = rule({
  id: 'server-instance-with-data-volume',
  enforces: ['EC2-13', 'EC2-14'],
  severity: 'error',
  title: 'An instance on an Outposts server has EBS volumes in addition to the boot volume of its AMI',
  fix: 'Use the instance store or on-premises storage for data: Outposts servers support AMIs with a single snapshot and no other EBS volumes',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/launch-instance.html',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.hardware', 'blockDevices.isEbs', 'blockDevices.deviceName?'],
  check: (launch) => {
    const { outpost, blockDevices } = launch;
    const volumes = blockDevices?.filter(({ isEbs }) => isEbs) ?? [];
    const data = volumes.find(({ deviceName }) => DATA.test(deviceName ?? '')) ?? (volumes.length > 1 ? volumes[1] : undefined);
    return outpost?.hardware === SERVER && data
      ? {
          ...placeOf(launch, 'BlockDeviceMappings'),
          message: `an EBS volume is mapped to ${data.deviceName ?? 'a second device'}, but ${outpost.id}, an Outposts server, supports only the boot volume`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({ Ebs: { VolumeSize: 8 } }, { Ebs: { VolumeSize: 100 } }),
      good: instance({ Ebs: { VolumeSize: 8 } }, { VirtualName: 'ephemeral0' }),
    };
  },
});
