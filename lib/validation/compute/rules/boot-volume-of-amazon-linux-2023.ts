import { AMAZON_LINUX_2023 } from '../../../catalog/amazon-linux';
import { GENERATION_1 } from '../../../catalog/generations';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { rule } from '../../rule';

const instance = (properties: object) =>
  onFirstGenerationRack(
    instanceOnOutpost({
      InstanceType: 'm5.xlarge',
      ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}',
      ...properties,
    }),
  );

export const bootVolumeOfAmazonLinux2023 = rule({
  id: 'boot-volume-of-amazon-linux-2023',
  enforces: ['EBS-1', 'EBS-4'],
  severity: 'warning',
  title: 'An instance on a first-generation rack leaves the type of its boot volume to Amazon Linux 2023, which takes gp3',
  fix: 'Add the root device, /dev/xvda, as a block device of type gp2, or give the instance the placement of the Outpost',
  source: 'https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html',
  on: 'launch',
  onOutpost: true,
  needs: ['imageParameter', 'outpost.generation', 'blockDevices'],
  check: ({ imageParameter, outpost, blockDevices }) =>
    outpost?.generation === GENERATION_1 && imageParameter?.startsWith(AMAZON_LINUX_2023) && blockDevices === null
      ? { property: 'BlockDeviceMappings', message: `no block device is named, and the image is ${imageParameter}` }
      : undefined,
  get examples() {
    return {
      bad: instance({}),
      good: instance({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp2' } }] }),
    };
  },
});
