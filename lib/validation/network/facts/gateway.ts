import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Properties } from '../../facts/properties';
import type { Subnet } from './subnet';

/** A gateway, or another target of a route, that is not the local gateway of an Outpost. */
export interface Gateway extends Fact {
  /** CloudFormation type, such as `AWS::EC2::InternetGateway`. */
  readonly type: Value<string>;
  /** Subnet of a NAT gateway. `null`: it is not in a subnet. */
  readonly subnet: Value<Subnet>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly gateway: Gateway;
  }
}

/** Properties of `AWS::EC2::Route` that specify a gateway. */
export const GATEWAY_TARGETS = [
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'NatGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
] as const;

export const gatewayReaders: { readonly [K in 'gateway']: FactReader<K> } = {
  gateway: {
    types: [
      'AWS::EC2::EgressOnlyInternetGateway',
      'AWS::EC2::InternetGateway',
      'AWS::EC2::NatGateway',
      'AWS::EC2::TransitGateway',
      'AWS::EC2::VPCPeeringConnection',
      'AWS::EC2::VPNGateway',
      'AWS::NetworkManager::CoreNetwork',
    ],
    read: ({ type, properties: p }) => ({ type, subnet: type === 'AWS::EC2::NatGateway' ? p.one('subnet', 'SubnetId') : null }),
  },
};

/** The gateway of a route; `null` if it has another target. */
export function gatewayOf(p: Properties): Value<Gateway> {
  const target = GATEWAY_TARGETS.find((name) => p.has(name) !== false);
  return target ? p.one('gateway', target) : null;
}
