import type { CapacityReservation } from '../facts/dedicated-capacity';
import type { Launch } from '../facts/launch';
import { coexist, differ, type Facts } from '../../facts/fact';
import { capacityReservation, instanceOnOutpost } from '../example';
import { onFirstGenerationRack, resource } from '../../example';
import { rule } from '../../rule';

const instance = (InstanceType: string) =>
  onFirstGenerationRack({
    ...instanceOnOutpost({ LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } }),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        InstanceType: 'm5.xlarge',
        CapacityReservationSpecification: { CapacityReservationTarget: { CapacityReservationId: { Ref: 'Reservation' } } },
      },
    }),
    Reservation: capacityReservation({ InstanceType }),
  });

/** Launches from launch templates that target the Capacity Reservation. */
function launchesIn(reservation: CapacityReservation, facts: Facts): Launch[] {
  return facts
    .by('launchTemplate', 'capacityReservation', reservation)
    .flatMap((template) => [
      ...facts.by('instance', 'launchTemplate', template),
      ...facts.by('autoScalingGroup', 'launchTemplate', template),
    ])
    .flatMap(({ id }) => facts.by('launch', 'id', id))
    .filter((launch) => coexist(launch, reservation));
}

export const capacityReservationDiffersFromInstances = rule({
  id: 'capacity-reservation-differs-from-instances',
  enforces: ['CR-4'],
  severity: 'error',
  title: 'Instances do not match the Capacity Reservation on an Outpost that they target',
  fix: 'Launch instances of the reserved instance type in a subnet on the Outpost of the Capacity Reservation',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-launch.html',
  on: 'capacityReservation',
  onOutpost: true,
  needs: ['instanceType'],
  check: (reservation, facts) => {
    const { outpost: reserved, instanceType } = reservation;
    for (const { id, outpost, instanceTypes } of launchesIn(reservation, facts)) {
      if (outpost === null || differ(outpost, reserved))
        return { message: `${id} is not launched on ${reserved?.id}, which has the reserved slots` };
      if (instanceType && instanceTypes && !instanceTypes.includes(instanceType)) {
        return {
          property: 'InstanceType',
          message: `${id} launches ${instanceTypes.join(' or ')}, but the Capacity Reservation is for ${instanceType}`,
        };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: instance('m5.2xlarge'), good: instance('m5.xlarge') };
  },
});
