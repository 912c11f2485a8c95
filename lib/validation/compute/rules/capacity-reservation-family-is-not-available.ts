import { familyOf } from '../../../catalog/instance-families';
import { availableFamilies, LISTED_FAMILIES } from '../../capacity/available-families';
import { capacityReservation } from '../example';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const reservation = (InstanceType: string) => ({
  ...inTemplate({ Reservation: capacityReservation({ InstanceType }) }),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'SERVER', AvailabilityZone: 'us-west-2a' } }] },
});

export const capacityReservationFamilyIsNotAvailable = rule({
  id: 'capacity-reservation-family-is-not-available',
  enforces: ['EC2-1', 'EC2-2', 'EC2-3', 'EC2-5'],
  severity: 'warning',
  title: 'Instance family of a Capacity Reservation is not available on the Outpost hardware',
  fix: 'Reserve an instance type that is available on the Outpost hardware',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
  on: 'capacityReservation',
  onOutpost: true,
  // The types that an Outpost is configured for are more precise than its families: capacity-reservation-type-is-not-slotted checks them.
  when: ({ outpost }) => !outpost?.instanceTypes,
  needs: [...LISTED_FAMILIES, 'outpost.hardware?', 'outpost.generation', 'instanceType'],
  check: ({ outpost, instanceType }) => {
    const families = outpost && availableFamilies(outpost);
    if (!families || !instanceType || families.includes(familyOf(instanceType))) return undefined;
    return {
      property: 'InstanceType',
      message: `instance type ${instanceType} is not available on the hardware of ${outpost.id}; available families: ${families.join(', ')}`,
    };
  },
  get examples() {
    return { bad: reservation('m5.xlarge'), good: reservation('c6id.4xlarge') };
  },
});
