import { AMAZON_LINUX_2023 } from '../../../catalog/amazon-linux';
import { GENERATION_1 } from '../../../catalog/generations';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (properties: object) =>
  onFirstGenerationRack(
    instanceOnOutpost({
      InstanceType: 'm5.xlarge',
      ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}',
      ...properties,
    }),
  );

export const amazonLinux2023BootVolumeOnFirstGeneration = rule({
  id: 'amazon-linux-2023-boot-volume-on-first-generation',
  enforces: ['EBS-1', 'EBS-4'],
  severity: 'warning',
  title: 'An instance on a first-generation Outposts rack uses the default boot volume type of Amazon Linux 2023, which is gp3',
  fix: 'Set VolumeType of the root device /dev/xvda in BlockDeviceMappings to gp2; `with(outpost.placement)` sets it',
  source: 'https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html',
  on: 'launch',
  onOutpost: true,
  needs: ['imageParameter', 'outpost.generation', 'blockDevices'],
  check: (launch) => {
    const { imageParameter, outpost, blockDevices } = launch;
    return outpost?.generation === GENERATION_1 && imageParameter?.startsWith(AMAZON_LINUX_2023) && blockDevices === null
      ? {
          ...placeOf(launch, 'ImageId'),
          message: `boot volume type gp3 of ${imageParameter} is not supported on first-generation Outposts racks (${outpost.id}), and no block device mapping changes it`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({}),
      good: instance({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp2' } }] }),
    };
  },
});
