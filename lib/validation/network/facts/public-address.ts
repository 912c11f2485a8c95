import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Properties } from '../../facts/properties';
import type { Subnet } from './subnet';

/** A resource that requests or associates a public IPv4 address of Amazon. */
export interface PublicAddress extends Fact {
  readonly property: string;
  /** Subnet of the network interface with the address. */
  readonly subnet: Value<Subnet>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly publicAddress: PublicAddress;
  }
}

const EIP = 'AWS::EC2::EIP';

export const publicAddressReaders: { readonly [K in 'publicAddress']: FactReader<K> } = {
  publicAddress: {
    types: ['AWS::EC2::Instance', EIP, 'AWS::EC2::EIPAssociation'],
    read: ({ type, properties: p }) => {
      if (type === 'AWS::EC2::Instance') return ofInstance(p);
      // An address that exists already can be a customer-owned IP address.
      if (type !== EIP && p.referencedType('AllocationId') !== EIP) return undefined;
      if (p.has('InstanceId') !== false) return { property: 'InstanceId', subnet: p.one('instance', 'InstanceId')?.subnet };
      if (p.has('NetworkInterfaceId') === false) return undefined;
      return { property: 'NetworkInterfaceId', subnet: p.one('networkInterface', 'NetworkInterfaceId')?.subnet };
    },
  },
};

function ofInstance(p: Properties): Omit<PublicAddress, keyof Fact> | undefined {
  const primary = p.objects('NetworkInterfaces')?.[0];
  if (primary?.flag('AssociatePublicIpAddress') !== true) return undefined;
  return { property: 'NetworkInterfaces', subnet: primary.one('subnet', 'SubnetId') };
}
