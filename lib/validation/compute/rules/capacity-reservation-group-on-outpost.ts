import { instanceOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (CapacityReservationTarget: object) =>
  inTemplate({
    ...instanceOnOutpost({ LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } }),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 'm5.xlarge', CapacityReservationSpecification: { CapacityReservationTarget } },
    }),
  });

const TARGET = 'CapacityReservationSpecification.CapacityReservationTarget';

export const capacityReservationGroupOnOutpost = rule({
  id: 'capacity-reservation-group-on-outpost',
  enforces: ['CR-2'],
  severity: 'error',
  title: 'An instance on an Outpost targets a Capacity Reservation group',
  fix: 'Target a Capacity Reservation by its CapacityReservationId: Outposts do not support Capacity Reservation groups',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-outposts.html',
  on: 'launch',
  onOutpost: true,
  needs: ['hasCapacityReservationGroup'],
  check: (launch) => {
    const { outpost, hasCapacityReservationGroup } = launch;
    return outpost && hasCapacityReservationGroup
      ? {
          ...placeOf(launch, TARGET),
          message: `the launch template targets a Capacity Reservation group, which is not supported on Outposts (${outpost.id})`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({ CapacityReservationResourceGroupArn: 'arn:aws:resource-groups:us-west-2:111122223333:group/plant' }),
      good: instance({ CapacityReservationId: 'cr-0123456789abcdef0' }),
    };
  },
});
