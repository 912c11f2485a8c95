import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const group = (outpost: object) =>
  inTemplate({
    Reservation: resource('AWS::EC2::CapacityReservation', {
      ...outpost,
      AvailabilityZone: 'us-west-2a',
      InstanceCount: 2,
      InstancePlatform: 'Linux/UNIX',
      InstanceType: 'm5.xlarge',
    }),
    Group: resource('AWS::ResourceGroups::Group', {
      Name: 'plant',
      Configuration: [
        { Type: 'AWS::EC2::CapacityReservationPool' },
        {
          Type: 'AWS::ResourceGroups::Generic',
          Parameters: [{ Name: 'allowed-resource-types', Values: ['AWS::EC2::CapacityReservation'] }],
        },
      ],
      Resources: [{ 'Fn::GetAtt': ['Reservation', 'CapacityReservationArn'] }],
    }),
  });

export const capacityReservationOnOutpostInGroup = rule({
  id: 'capacity-reservation-on-outpost-in-group',
  enforces: ['CR-2'],
  severity: 'error',
  title: 'A Capacity Reservation group contains a Capacity Reservation on an Outpost',
  fix: 'Remove the Capacity Reservation from the group, and target it by its CapacityReservationId when you launch instances',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-outposts.html',
  on: 'capacityReservationGroup',
  needs: ['capacityReservations.outpost?'],
  check: ({ capacityReservations }) => {
    const onOutpost = capacityReservations?.find(({ outpost }) => outpost);
    return (
      onOutpost && {
        property: 'Resources',
        message: `${onOutpost.id} is on ${onOutpost.outpost?.id}, and Outposts do not support Capacity Reservation groups`,
      }
    );
  },
  get examples() {
    return { bad: group({ OutPostArn: OUTPOST_ARN }), good: group({}) };
  },
});
