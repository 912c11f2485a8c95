import { inTemplate, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const subnet = (zone: object) =>
  inTemplate({
    Plant: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.8.0/24', OutpostArn: OUTPOST_ARN, ...zone },
    },
  });

export const subnetWithoutAvailabilityZone = rule({
  id: 'subnet-without-availability-zone',
  enforces: ['NET-1'],
  severity: 'error',
  title: 'A subnet on an Outpost specifies no Availability Zone',
  fix: 'Set AvailabilityZone to the Availability Zone of the Outpost; `OutpostSubnet` does it',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
  on: 'subnet',
  onOutpost: true,
  needs: ['availabilityZone', 'availabilityZoneId'],
  check: ({ outpost, availabilityZone, availabilityZoneId }) =>
    outpost && availabilityZone === null && availabilityZoneId === null
      ? { property: 'AvailabilityZone', message: `the subnet on Outpost ${outpost.id} has no AvailabilityZone` }
      : undefined,
  get examples() {
    return { bad: subnet({}), good: subnet({ AvailabilityZone: 'us-west-2a' }) };
  },
});
