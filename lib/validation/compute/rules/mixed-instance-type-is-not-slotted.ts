import { onFirstGenerationRack, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const group = (...types: string[]) =>
  onFirstGenerationRack({
    Plant: outpostSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0' } }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          Overrides: types.map((InstanceType) => ({ InstanceType })),
        },
      },
    }),
  });

export const mixedInstanceTypeIsNotSlotted = rule({
  id: 'mixed-instance-type-is-not-slotted',
  enforces: ['EC2-4', 'EC2-10'],
  severity: 'warning',
  title: 'The Outpost is not configured for some instance types of an Auto Scaling group',
  fix: 'List only instance types that the Outpost is configured for, so the group can fall back on each of them',
  source:
    'https://aws.amazon.com/blogs/compute/insulating-aws-outposts-workloads-from-amazon-ec2-instance-size-family-and-generation-dependencies',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'instanceTypes', 'isOnDedicatedHost'],
  check: ({ outpost, instanceTypes, isOnDedicatedHost }) => {
    const slotted = outpost?.instanceTypes;
    if (!slotted || !instanceTypes || isOnDedicatedHost !== false) return undefined;
    const missing = instanceTypes.filter((type) => !slotted.includes(type));
    // If none of the types is configured, instance-type-is-not-slotted reports it.
    return missing.length && missing.length < instanceTypes.length
      ? {
          property: 'MixedInstancesPolicy',
          message: `${outpost?.id} is not configured for ${missing.join(', ')}; configured: ${slotted.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: group('m5.xlarge', 'm5.2xlarge'), good: group('m5.xlarge') };
  },
});
