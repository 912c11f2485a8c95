import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const endpoint = (subnet: object) =>
  inTemplate({
    Plant: outpostSubnet(subnet),
    Endpoint: resource('AWS::Route53Resolver::ResolverEndpoint', {
      Direction: 'OUTBOUND',
      SecurityGroupIds: ['sg-0123456789abcdef0'],
      IpAddresses: [{ SubnetId: { Ref: 'Plant' } }, { SubnetId: { Ref: 'Plant' } }],
    }),
  });

export const resolverEndpointWithLocalNetworkInterface = rule({
  id: 'resolver-endpoint-with-local-network-interface',
  enforces: ['LNI-3'],
  severity: 'error',
  title: 'A Resolver endpoint is in a subnet that enables local network interfaces, in which the endpoint does not function',
  fix: 'Specify subnets without EnableLniAtDeviceIndex in IpAddresses',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_IpAddressRequest.html',
  on: 'resolverEndpoint',
  when: ({ subnets }) => subnets.some(({ outpost }) => outpost),
  needs: ['subnets.outpost?', 'subnets.enableLniAtDeviceIndex'],
  check: ({ subnets }) => {
    const subnet = subnets.find(({ outpost, enableLniAtDeviceIndex }) => outpost && typeof enableLniAtDeviceIndex === 'number');
    return (
      subnet && {
        property: 'IpAddresses',
        message: `subnet ${subnet.id} enables local network interfaces at device index ${subnet.enableLniAtDeviceIndex}`,
      }
    );
  },
  get examples() {
    return { bad: endpoint({ EnableLniAtDeviceIndex: 1 }), good: endpoint({}) };
  },
});
