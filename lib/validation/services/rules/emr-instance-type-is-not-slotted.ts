import { GENERATION_1 } from '../../../catalog/generations';
import { EMR_INSTANCE_TYPES } from '../../../catalog/services';
import { onFirstGenerationRack } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (InstanceType: string) => onFirstGenerationRack(emrOnOutpost({}, {}, { InstanceType }));

export const emrInstanceTypeIsNotSlotted = rule({
  id: 'emr-instance-type-is-not-slotted',
  enforces: ['EC2-4'],
  severity: 'error',
  title: 'The Outpost is not configured for an instance type of an EMR cluster',
  fix: 'Use one of the instance types that the Outpost is configured for, or first change its instance capacity with a capacity task, for a type that its hardware has',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'outpost.generation?', 'instances.instanceTypes'],
  check: ({ outpost, instances }) => {
    const slotted = outpost?.instanceTypes;
    // Another rule reports a type that Amazon EMR does not list for the generation.
    const isListed = (type: string) => outpost?.generation !== GENERATION_1 || EMR_INSTANCE_TYPES.includes(type);
    const missing = instances?.find(
      ({ instanceTypes }) => slotted && instanceTypes?.length && instanceTypes.every((type) => isListed(type) && !slotted.includes(type)),
    );
    return missing?.instanceTypes
      ? {
          property: 'Instances',
          message: `${outpost?.id} is not configured for ${missing.instanceTypes.join(' or ')} of ${missing.property}; configured: ${slotted?.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cluster('m5.2xlarge'), good: cluster('m5.xlarge') };
  },
});
