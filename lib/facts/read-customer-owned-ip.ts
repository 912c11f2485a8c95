import type { FactReader } from './read';

type CustomerOwnedIpKind = 'coipPool' | 'customerOwnedIpUse';

export const customerOwnedIpReaders: { readonly [K in CustomerOwnedIpKind]: FactReader<K> } = {
  coipPool: {
    types: ['Custom::OutpostsCoipPool'],
    read: ({ properties: p }) => ({
      routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'),
      cidrs: p.texts('Cidrs'),
      uses: undefined,
    }),
  },
  customerOwnedIpUse: {
    types: ['Custom::OutpostsSubnetCoip', 'Custom::OutpostsCustomerOwnedIp', 'Custom::OutpostsLoadBalancer', 'AWS::S3Outposts::Endpoint'],
    read: ({ type, properties: p }) => {
      const pool = p.one('coipPool', 'CustomerOwnedIpv4Pool');
      return pool === null ? undefined : { type, pool, subnet: p.one('subnet', 'SubnetId'), address: p.text('Address') };
    },
  },
};
