import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';

/** Network interface that an `AWS::EC2::LocalGatewayRoute` targets. */
export interface LocalGatewayRouteTarget extends Fact {
  /** CloudFormation type of the resource that the network interface belongs to, such as `AWS::EC2::VPCEndpoint`. */
  readonly type: Value<string>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly localGatewayRouteTarget: LocalGatewayRouteTarget;
  }
}

export const localGatewayRouteTargetReaders: { readonly [K in 'localGatewayRouteTarget']: FactReader<K> } = {
  localGatewayRouteTarget: {
    types: ['AWS::EC2::LocalGatewayRoute'],
    read: ({ properties: p }) => {
      const target = p.arns('NetworkInterfaceId');
      return target === null ? undefined : { type: target && target[0].beginsWith };
    },
  },
};
