import { inTemplate, regionSubnet, resource } from '../../example';
import { localGatewayRouteToInterface } from '../example';
import { rule } from '../../rule';

const toEndpoint = inTemplate({
  Region: regionSubnet(),
  Endpoint: resource('AWS::EC2::VPCEndpoint', {
    VpcId: 'vpc-0123456789abcdef0',
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-west-2.ssm',
    SubnetIds: [{ Ref: 'Region' }],
  }),
  Route: resource('AWS::EC2::LocalGatewayRoute', {
    LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0',
    DestinationCidrBlock: '172.16.0.0/16',
    NetworkInterfaceId: { 'Fn::Select': [0, { 'Fn::GetAtt': ['Endpoint', 'NetworkInterfaceIds'] }] },
  }),
});

export const localGatewayRouteToVpcEndpoint = rule({
  id: 'local-gateway-route-to-vpc-endpoint',
  enforces: ['LGW-9', 'LGW-15'],
  severity: 'error',
  title: 'A local gateway route targets the network interface of a VPC endpoint, which local gateway routes do not support',
  fix: 'Target a network interface of an instance on the Outpost; clients on premises reach a VPC endpoint over AWS Direct Connect or a VPN',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/manage-lgw-routes.html',
  on: 'localGatewayRouteTarget',
  needs: ['type'],
  check: ({ type }) =>
    type === 'AWS::EC2::VPCEndpoint'
      ? { property: 'NetworkInterfaceId', message: 'the network interface belongs to a VPC endpoint' }
      : undefined,
  get examples() {
    return { bad: toEndpoint, good: inTemplate(localGatewayRouteToInterface()) };
  },
});
