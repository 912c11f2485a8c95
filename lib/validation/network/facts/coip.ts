import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { LocalGatewayRouteTable } from './local-gateway';
import type { Subnet } from './subnet';

/** A pool of customer-owned IP addresses: created by `Custom::OutpostsCoipPool`, or found in an inventory. */
export interface CoipPool extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly cidrs: Value<readonly string[]>;
  /** What takes addresses from it. `undefined`: others than those in the templates may exist. */
  readonly uses: Value<readonly CustomerOwnedIpUse[]>;
}

/** A resource that takes addresses from a pool, such as `Custom::OutpostsCustomerOwnedIp` or `AWS::S3Outposts::Endpoint`. */
export interface CustomerOwnedIpUse extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  readonly pool: Value<CoipPool>;
  /** The subnet that the addresses are for. `null`: it names none. */
  readonly subnet: Value<Subnet>;
  /** The one address that it takes. `null`: AWS chooses. */
  readonly address: Value<string>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly coipPool: CoipPool;
    readonly customerOwnedIpUse: CustomerOwnedIpUse;
  }
}

export const coipReaders: { readonly [K in 'coipPool' | 'customerOwnedIpUse']: FactReader<K> } = {
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
