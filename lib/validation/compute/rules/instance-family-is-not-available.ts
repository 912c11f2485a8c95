import { instanceOnOutpost } from '../example';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { availableFamilies, isAnyAvailable, LISTED_FAMILIES } from '../../capacity/available-families';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (InstanceType: string) => ({
  ...inTemplate(instanceOnOutpost({ InstanceType })),
  inventory: {
    outposts: [
      { outpost: { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', AvailabilityZone: 'us-west-2a' } },
    ],
  },
});

export const instanceFamilyIsNotAvailable = rule({
  id: 'instance-family-is-not-available',
  enforces: ['EC2-1', 'EC2-2', 'EC2-3', 'EC2-5'],
  severity: 'warning',
  title: 'Instance family is not available on the Outpost hardware',
  fix: 'Use an available family: M5, C5, R5, G4dn and I3en on first-generation Outposts racks, M7i, C7i, R7i and the 8i families on second-generation Outposts racks, C6id and C6gd on Outposts servers',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
  on: 'launch',
  onOutpost: true,
  // The types that an Outpost is configured for are more precise than its families: instance-type-is-not-slotted checks them, unless the instance
  // can be on a Dedicated Host, which is of the same hardware.
  when: ({ outpost, isOnDedicatedHost }) => !outpost?.instanceTypes || isOnDedicatedHost !== false,
  needs: [...LISTED_FAMILIES, 'outpost.hardware?', 'outpost.generation', 'instanceTypes', 'isOnDedicatedHost?'],
  check: (launch) => {
    const { outpost, instanceTypes } = launch;
    if (!outpost || !instanceTypes || isAnyAvailable(outpost, instanceTypes)) return undefined;
    return {
      ...placeOf(launch, 'InstanceType'),
      message: `instance type ${instanceTypes.join(' or ')} is not available on the hardware of ${outpost.id}; available families: ${availableFamilies(outpost)!.join(', ')}`,
    };
  },
  get examples() {
    return { bad: instance('t3.large'), good: instance('m7i.large') };
  },
});
