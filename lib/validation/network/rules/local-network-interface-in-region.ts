import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const subnet = (properties: object) =>
  inTemplate({
    Subnet: resource('AWS::EC2::Subnet', {
      VpcId: 'vpc-0123456789abcdef0',
      CidrBlock: '10.0.8.0/24',
      AvailabilityZone: 'us-west-2a',
      EnableLniAtDeviceIndex: 1,
      ...properties,
    }),
  });

export const localNetworkInterfaceInRegion = rule({
  id: 'local-network-interface-in-region',
  enforces: ['LNI-3'],
  severity: 'error',
  title: 'A subnet in the Region enables local network interfaces, which only Outposts servers support',
  fix: 'Remove EnableLniAtDeviceIndex, or set OutpostArn to the ARN of the Outposts server; `OutpostSubnet` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/local-network-interface.html',
  on: 'subnet',
  when: ({ enableLniAtDeviceIndex }) => enableLniAtDeviceIndex !== null,
  needs: ['outpost', 'enableLniAtDeviceIndex'],
  check: ({ outpost, enableLniAtDeviceIndex }) =>
    outpost === null && typeof enableLniAtDeviceIndex === 'number'
      ? {
          property: 'EnableLniAtDeviceIndex',
          message: `EnableLniAtDeviceIndex is ${enableLniAtDeviceIndex}, but the subnet is not on an Outpost`,
        }
      : undefined,
  get examples() {
    return { bad: subnet({}), good: subnet({ OutpostArn: OUTPOST_ARN }) };
  },
});
