import { onFirstGenerationRack, OTHER_OUTPOST_ARN, otherOutpostSubnet, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const group = (...slotted: string[]) => {
  const example = onFirstGenerationRack({
    Plant: outpostSubnet(),
    OtherPlant: otherOutpostSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge' } }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '2',
      MaxSize: '4',
      VPCZoneIdentifier: [{ Ref: 'Plant' }, { Ref: 'OtherPlant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
    }),
  });
  const other = {
    outpost: { OutpostArn: OTHER_OUTPOST_ARN, AvailabilityZone: 'us-west-2b', SupportedHardwareType: 'RACK' },
    instanceTypes: slotted.map((InstanceType) => ({ InstanceType })),
  };
  return { ...example, inventory: { ...example.inventory, outposts: [...(example.inventory?.outposts ?? []), other] } };
};

export const autoScalingGroupOnOutpostWithoutItsTypes = rule({
  id: 'auto-scaling-group-on-outpost-without-its-types',
  enforces: ['EC2-4', 'EC2-9'],
  severity: 'warning',
  title: 'An Auto Scaling group launches on an Outpost that is not configured for any of its instance types',
  fix: 'Add an instance type that the Outpost is configured for to the mixed instances policy, or remove the Outpost subnet from the group',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html',
  on: 'launch',
  // If all subnets are on one Outpost, instance-type-is-not-slotted reports it.
  when: ({ subnets }) => new Set(subnets?.map(({ outpost }) => outpost)).size > 1 && !!subnets?.some(({ outpost }) => outpost),
  needs: ['subnets.outpost.instanceTypes', 'instanceTypes', 'isOnDedicatedHost?'],
  check: ({ subnets, instanceTypes, isOnDedicatedHost }) => {
    const outposts = new Set(subnets?.map((subnet) => subnet.outpost));
    if (!instanceTypes || isOnDedicatedHost) return undefined;
    const unfit = [...outposts].find(
      (outpost) => outpost?.instanceTypes && !instanceTypes.some((type) => outpost.instanceTypes?.includes(type)),
    );
    return unfit
      ? {
          property: 'VPCZoneIdentifier',
          message: `${unfit.id} is not configured for ${instanceTypes.join(' or ')}; configured: ${unfit.instanceTypes?.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: group('r5.xlarge'), good: group('m5.xlarge', 'r5.xlarge') };
  },
});
