import { howToAddSlots } from '../../capacity/how-to-add-slots';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (InstanceType: string) => onFirstGenerationRack(instanceOnOutpost({ InstanceType }));

export const instanceTypeIsNotSlotted = rule({
  id: 'instance-type-is-not-slotted',
  enforces: ['EC2-4', 'EC2-9'],
  severity: 'error',
  title: 'The Outpost is not configured for the instance type',
  fix: 'Use one of the instance types that the Outpost is configured for, or first change its instance capacity with a capacity task, for a type that its hardware has',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'launch',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'outpost.supportedTypes?', 'outpost.orderableTypes?', 'instanceTypes', 'isOnDedicatedHost'],
  check: (launch) => {
    const { outpost, instanceTypes, isOnDedicatedHost } = launch;
    const slotted = outpost?.instanceTypes;
    // A Dedicated Host has its own instance capacity.
    if (!slotted || !instanceTypes || isOnDedicatedHost !== false || instanceTypes.some((type) => slotted.includes(type))) return undefined;
    return {
      ...placeOf(launch, 'InstanceType'),
      message: `${outpost.id} is not configured for ${instanceTypes.join(' or ')}; configured: ${slotted.join(', ')}${howToAddSlots(outpost, instanceTypes)}`,
    };
  },
  get examples() {
    return { bad: instance('m5.2xlarge'), good: instance('m5.xlarge') };
  },
});
