import { howToAddSlots } from '../../capacity/how-to-add-slots';
import { capacityReservation } from '../example';
import { onFirstGenerationRack } from '../../example';
import { rule } from '../../rule';

const reservation = (InstanceType: string) => onFirstGenerationRack({ Reservation: capacityReservation({ InstanceType }) });

export const capacityReservationTypeIsNotSlotted = rule({
  id: 'capacity-reservation-type-is-not-slotted',
  enforces: ['EC2-4'],
  severity: 'error',
  title: 'The Outpost is not configured for the instance type of a Capacity Reservation',
  fix: 'Reserve one of the instance types that the Outpost is configured for, or first change its instance capacity with a capacity task, for a type that its hardware has',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-outposts.html',
  on: 'capacityReservation',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'outpost.supportedTypes?', 'outpost.orderableTypes?', 'instanceType'],
  check: ({ outpost, instanceType }) =>
    outpost?.instanceTypes && instanceType && !outpost.instanceTypes.includes(instanceType)
      ? {
          property: 'InstanceType',
          message: `${outpost.id} is not configured for ${instanceType}; configured: ${outpost.instanceTypes.join(', ')}${howToAddSlots(outpost, [instanceType])}`,
        }
      : undefined,
  get examples() {
    return { bad: reservation('m5.2xlarge'), good: reservation('m5.xlarge') };
  },
});
