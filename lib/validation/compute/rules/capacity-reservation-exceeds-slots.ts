import { capacityReservation } from '../example';
import { onFirstGenerationRack } from '../../example';
import { rule } from '../../rule';

const reservation = (InstanceCount: number) => onFirstGenerationRack({ Reservation: capacityReservation({ InstanceCount }) });

export const capacityReservationExceedsSlots = rule({
  id: 'capacity-reservation-exceeds-slots',
  enforces: ['CR-5'],
  severity: 'warning',
  title: 'A Capacity Reservation reserves more instances than the Outpost has slots for',
  fix: 'Reserve fewer instances, or change the instance capacity of the Outpost with a capacity task first',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-outposts.html',
  on: 'capacityReservation',
  onOutpost: true,
  needs: ['outpost.slots', 'instanceType', 'instanceCount'],
  check: ({ outpost, instanceType, instanceCount }) => {
    const slots = outpost?.slots?.find((slot) => slot.instanceType === instanceType);
    return slots && instanceCount && instanceCount > slots.count
      ? {
          property: 'InstanceCount',
          message: `${instanceType}: ${instanceCount} slots required, ${slots.count} available on ${outpost?.id}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: reservation(9), good: reservation(8) };
  },
});
