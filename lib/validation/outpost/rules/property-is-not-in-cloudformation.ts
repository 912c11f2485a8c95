import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const reservation = (property: string) =>
  inTemplate({
    Reservation: resource('AWS::EC2::CapacityReservation', {
      AvailabilityZone: 'us-west-2a',
      InstanceType: 'm5.xlarge',
      InstancePlatform: 'Linux/UNIX',
      InstanceCount: 1,
      [property]: OUTPOST_ARN,
    }),
  });

export const propertyIsNotInCloudFormation = rule({
  id: 'property-is-not-in-cloudformation',
  enforces: ['CR-1', 'COIP-4', 'COIP-5', 'COIP-7', 'COIP-8', 'EC-5', 'S3-18'],
  severity: 'error',
  title: 'A resource sets a property for Outposts that CloudFormation does not support',
  fix: 'Remove the property, and use the property in the message, or the construct in a CDK app: CloudFormation rejects properties that are not in the schema of a resource',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html',
  on: 'outpostsProperties',
  needs: [],
  check: ({ type, unsupported }) =>
    unsupported.map(({ path, instead }) => ({
      property: path,
      message: `${type} does not have property ${path} in CloudFormation; use ${instead}`,
    })),
  get examples() {
    return { bad: reservation('OutpostArn'), good: reservation('OutPostArn') };
  },
});
