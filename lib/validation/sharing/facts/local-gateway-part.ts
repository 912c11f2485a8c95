import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { LocalGatewayRouteTable } from '../../network/facts/local-gateway';

/** A resource of a local gateway or of its route table, which only the owner of the local gateway can create. */
export interface LocalGatewayPart extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Property that specifies the local gateway or the route table. */
  readonly property: string;
  /** `null`: the property specifies a route table. */
  readonly localGatewayId: Value<string>;
  /** `null`: the property specifies a local gateway. */
  readonly routeTable: Value<LocalGatewayRouteTable>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly localGatewayPart: LocalGatewayPart;
  }
}

const VIF_GROUP = 'AWS::EC2::LocalGatewayVirtualInterfaceGroup';

export const localGatewayPartReaders: { readonly [K in 'localGatewayPart']: FactReader<K> } = {
  localGatewayPart: {
    types: [VIF_GROUP, 'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', 'Custom::OutpostsCoipPool'],
    read: ({ type, properties: p, account }) => ({
      type,
      property: type === VIF_GROUP ? 'LocalGatewayId' : 'LocalGatewayRouteTableId',
      localGatewayId: type === VIF_GROUP ? p.text('LocalGatewayId') : null,
      routeTable: type === VIF_GROUP ? null : p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'),
      account,
    }),
  },
};
