import type { Inventory } from '../../../inventory/inventory';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { assignKnown } from '../../facts/inventory';
import type { Subnet } from '../../network/facts/subnet';

/** Account that owns an existing subnet, from the inventory. The ID is that of the subnet. */
export interface SubnetOwner extends Fact {
  readonly ownerId: Value<string>;
}

/** An S3 on Outposts endpoint in a subnet, which has to belong to the account of the stack. */
export interface S3EndpointSubnet extends Fact {
  readonly subnet: Value<Subnet>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly subnetOwner: SubnetOwner;
    readonly s3EndpointSubnet: S3EndpointSubnet;
  }
}

export const subnetOwnerReaders: { readonly [K in 'subnetOwner' | 's3EndpointSubnet']: FactReader<K> } = {
  // The account of a stack owns the subnets that the stack creates.
  subnetOwner: { types: [], read: () => undefined },
  s3EndpointSubnet: {
    types: ['AWS::S3Outposts::Endpoint'],
    read: ({ properties: p, account }) => ({ subnet: p.one('subnet', 'SubnetId'), account }),
  },
};

/** Adds the owners of the existing subnets of an inventory. */
export function addSubnetOwners(inventory: Inventory, table: FactTable): void {
  for (const { SubnetId: id, OwnerId: ownerId } of inventory.subnets ?? []) {
    if (!id || !ownerId) continue;
    const fact = table.reference('subnetOwner', id, 'account');
    assignKnown(fact, { ownerId });
    table.publish('subnetOwner', fact);
  }
}
