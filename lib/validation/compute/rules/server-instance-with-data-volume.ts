import { SERVER } from '../../../catalog/generations';
import { instanceOnOutpost } from '../example';
import { onServer } from '../../example';
import { rule } from '../../rule';

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
  title: 'An instance on an Outposts server has more EBS volumes than that of its AMI',
  fix: 'Keep data on the instance store or on storage in the building: AMIs for servers have one snapshot, and servers no other EBS volumes',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/launch-instance.html',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.hardware', 'blockDevices.isEbs'],
  check: ({ outpost, blockDevices }) => {
    const volumes = blockDevices?.filter(({ isEbs }) => isEbs) ?? [];
    return outpost?.hardware === SERVER && volumes.length > 1
      ? { property: 'BlockDeviceMappings', message: `the instance is on a server and maps ${volumes.length} EBS volumes` }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({ Ebs: { VolumeSize: 8 } }, { Ebs: { VolumeSize: 100 } }),
      good: instance({ Ebs: { VolumeSize: 8 } }, { VirtualName: 'ephemeral0' }),
    };
  },
});
