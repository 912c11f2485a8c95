import { onFirstGenerationRack, outpostSubnet, resource } from '../../example';
import { isAnyAvailable } from '../../capacity/available-families';
import { placeOf } from '../place-of';
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
  title: 'The Outpost is not configured for some instance types of a mixed instances policy or an EC2 Fleet',
  fix: 'List only instance types that the Outpost is configured for, so the group can fall back on each of them',
  source:
    'https://aws.amazon.com/blogs/compute/insulating-aws-outposts-workloads-from-amazon-ec2-instance-size-family-and-generation-dependencies',
  on: 'launch',
  onOutpost: true,
  needs: [
    'outpost.instanceTypes',
    'outpost.generation?',
    'outpost.hardware?',
    'outpost.supportedTypes?',
    'outpost.orderableTypes?',
    'instanceTypes',
    'isOnDedicatedHost?',
  ],
  check: (launch) => {
    const { outpost, instanceTypes, hasTypeOverrides, isOnDedicatedHost } = launch;
    const slotted = outpost?.instanceTypes;
    if (!slotted || !instanceTypes || !hasTypeOverrides || isOnDedicatedHost) return undefined;
    const missing = instanceTypes.filter((type) => !slotted.includes(type));
    const mayBeOnHost = isOnDedicatedHost === undefined;
    // If none of the types is configured, instance-type-is-not-slotted reports it, or instance-family-is-not-available does.
    const isReported = mayBeOnHost ? !isAnyAvailable(outpost, instanceTypes) : missing.length === instanceTypes.length;
    if (missing.length === 0 || isReported) return undefined;
    const unless = mayBeOnHost ? ', unless the launch template specifies a Dedicated Host' : '';
    return {
      ...placeOf(launch, 'InstanceType'),
      message: `${outpost.id} is not configured for ${missing.join(', ')}${unless}; configured: ${slotted.join(', ')}`,
    };
  },
  get examples() {
    return { bad: group('m5.xlarge', 'm5.2xlarge'), good: group('m5.xlarge') };
  },
});
