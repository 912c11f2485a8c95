import { VPC_COMPONENTS } from '../../../catalog/vpc-components';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Outpost } from '../../outpost/facts';
import { outpostOf, type Subnet } from './subnet';

/** A NAT gateway, a transit gateway attachment, a VPC endpoint or another component of a VPC that is in subnets. */
export interface VpcComponent extends Fact {
  /** Name in messages, such as `NAT gateway`. */
  readonly name: string;
  /** Property that specifies the subnets. */
  readonly property: string;
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly vpcComponent: VpcComponent;
  }
}

export const vpcComponentReaders: { readonly [K in 'vpcComponent']: FactReader<K> } = {
  vpcComponent: {
    types: Object.keys(VPC_COMPONENTS),
    read: ({ type, properties: p }) => {
      const { name, subnets: property } = VPC_COMPONENTS[type];
      const single = property.endsWith('Id') ? p.one('subnet', property) : undefined;
      const subnets = property.endsWith('Id') ? single && [single] : p.many('subnet', property);
      return { name, property, subnets, outpost: outpostOf(subnets) };
    },
  },
};
