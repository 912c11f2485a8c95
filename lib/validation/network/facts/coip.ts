import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Outpost } from '../../outpost/facts';
import type { DbInstance } from '../../database/facts';
import type { LocalGatewayRouteTable } from './local-gateway';
import type { Subnet } from './subnet';

/** A CoIP pool that `Custom::OutpostsCoipPool` creates or an inventory contains. */
export interface CoipPool extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly cidrs: Value<readonly string[]>;
  /** Resources that use addresses from the pool. `undefined` if others may exist outside the templates. */
  readonly uses: Value<readonly CustomerOwnedIpUse[]>;
}

/** A resource that uses addresses from a CoIP pool, such as `Custom::OutpostsCustomerOwnedIp` or `AWS::S3Outposts::Endpoint`. */
export interface CustomerOwnedIpUse extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  readonly pool: Value<CoipPool>;
  /** Subnet of the addresses. `null`: no subnet is specified. */
  readonly subnet: Value<Subnet>;
  /** Specified address. `null`: AWS selects an address. */
  readonly address: Value<string>;
}

/** `Custom::OutpostsDbInstanceCoip`: a DB instance with a customer-owned IP address. */
export interface DbInstanceCoip extends Fact {
  readonly dbInstance: Value<DbInstance>;
  /** Outpost of the DB instance. */
  readonly outpost: Value<Outpost>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly coipPool: CoipPool;
    readonly customerOwnedIpUse: CustomerOwnedIpUse;
    readonly dbInstanceCoip: DbInstanceCoip;
  }
}

export const coipReaders: { readonly [K in 'coipPool' | 'customerOwnedIpUse' | 'dbInstanceCoip']: FactReader<K> } = {
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
  dbInstanceCoip: {
    types: ['Custom::OutpostsDbInstanceCoip'],
    read: ({ properties: p }) => {
      const dbInstance = p.one('dbInstance', 'DBInstanceIdentifier');
      return { dbInstance, outpost: dbInstance && dbInstance.outpost };
    },
  },
};
