import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { orDefault } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
import type { NetworkInterface } from './network-interface';
import type { Vpc } from './vpc';

/** `AWS::EC2::LocalGatewayRouteTable`. */
export interface LocalGatewayRouteTable extends Fact {
  readonly localGatewayId: Value<string>;
  /** Outpost of the local gateway. */
  readonly outpost: Value<Outpost>;
  /** Account that owns an existing route table, if an inventory or an import says so. */
  readonly ownerId: Value<string>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
  /** `direct-vpc-routing` by default. */
  readonly mode: Value<string>;
  /** `undefined` if others may exist outside the templates. */
  readonly vifGroupAssociations: Value<readonly LocalGatewayVifGroupAssociation[]>;
  /** `undefined` if others may exist outside the templates. */
  readonly routes: Value<readonly LocalGatewayRoute[]>;
}

/** `AWS::EC2::LocalGatewayRoute`. */
export interface LocalGatewayRoute extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly destination: Value<string>;
  readonly virtualInterfaceGroup: Value<LocalGatewayVirtualInterfaceGroup>;
  readonly networkInterface: Value<NetworkInterface>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
}

/** `AWS::EC2::LocalGatewayRouteTableVPCAssociation`. */
export interface LocalGatewayVpcAssociation extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly vpc: Value<Vpc>;
}

/** `AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation`. */
export interface LocalGatewayVifGroupAssociation extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly virtualInterfaceGroup: Value<LocalGatewayVirtualInterfaceGroup>;
  /** Logical IDs in `DependsOn`. */
  readonly dependsOn: readonly string[];
}

/** `AWS::EC2::LocalGatewayVirtualInterfaceGroup`. */
export interface LocalGatewayVirtualInterfaceGroup extends Fact {
  readonly localGatewayId: Value<string>;
  /** Outpost of the local gateway. */
  readonly outpost: Value<Outpost>;
  readonly localBgpAsn: Value<number>;
  readonly localBgpAsnExtended: Value<number>;
  /** `undefined` if others may exist outside the templates. */
  readonly virtualInterfaces: Value<readonly LocalGatewayVirtualInterface[]>;
}

/** `AWS::EC2::LocalGatewayVirtualInterface`. */
export interface LocalGatewayVirtualInterface extends Fact {
  readonly group: Value<LocalGatewayVirtualInterfaceGroup>;
  readonly outpostLagId: Value<string>;
  readonly vlan: Value<number>;
  readonly localAddress: Value<string>;
  readonly peerAddress: Value<string>;
  readonly peerBgpAsn: Value<number>;
  readonly peerBgpAsnExtended: Value<number>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly localGatewayRouteTable: LocalGatewayRouteTable;
    readonly localGatewayRoute: LocalGatewayRoute;
    readonly localGatewayVpcAssociation: LocalGatewayVpcAssociation;
    readonly localGatewayVifGroupAssociation: LocalGatewayVifGroupAssociation;
    readonly localGatewayVirtualInterfaceGroup: LocalGatewayVirtualInterfaceGroup;
    readonly localGatewayVirtualInterface: LocalGatewayVirtualInterface;
  }
}

export const localGatewayReaders: {
  readonly [
    K in
      | 'localGatewayRouteTable'
      | 'localGatewayRoute'
      | 'localGatewayVpcAssociation'
      | 'localGatewayVifGroupAssociation'
      | 'localGatewayVirtualInterfaceGroup'
      | 'localGatewayVirtualInterface'
  ]: FactReader<K>;
} = {
  localGatewayRouteTable: {
    types: ['AWS::EC2::LocalGatewayRouteTable'],
    read: ({ properties: p, account }) => ({
      localGatewayId: p.text('LocalGatewayId'),
      outpost: undefined,
      ownerId: undefined,
      account,
      mode: orDefault(p.text('Mode'), 'direct-vpc-routing'),
      vifGroupAssociations: undefined,
      routes: undefined,
    }),
  },
  localGatewayRoute: {
    types: ['AWS::EC2::LocalGatewayRoute'],
    read: ({ properties: p, account }) => ({
      routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'),
      destination: p.text('DestinationCidrBlock'),
      virtualInterfaceGroup: p.one('localGatewayVirtualInterfaceGroup', 'LocalGatewayVirtualInterfaceGroupId'),
      networkInterface: p.one('networkInterface', 'NetworkInterfaceId'),
      account,
    }),
  },
  localGatewayVpcAssociation: {
    types: ['AWS::EC2::LocalGatewayRouteTableVPCAssociation'],
    read: ({ properties: p }) => ({ routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'), vpc: p.one('vpc', 'VpcId') }),
  },
  localGatewayVifGroupAssociation: {
    types: ['AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation'],
    read: ({ properties: p, dependsOn }) => ({
      routeTable: p.one('localGatewayRouteTable', 'LocalGatewayRouteTableId'),
      virtualInterfaceGroup: p.one('localGatewayVirtualInterfaceGroup', 'LocalGatewayVirtualInterfaceGroupId'),
      dependsOn,
    }),
  },
  localGatewayVirtualInterfaceGroup: {
    types: ['AWS::EC2::LocalGatewayVirtualInterfaceGroup'],
    read: ({ properties: p }) => ({
      localGatewayId: p.text('LocalGatewayId'),
      outpost: undefined,
      localBgpAsn: p.number('LocalBgpAsn'),
      localBgpAsnExtended: p.number('LocalBgpAsnExtended'),
      virtualInterfaces: undefined,
    }),
  },
  localGatewayVirtualInterface: {
    types: ['AWS::EC2::LocalGatewayVirtualInterface'],
    read: ({ properties: p }) => ({
      group: p.one('localGatewayVirtualInterfaceGroup', 'LocalGatewayVirtualInterfaceGroupId'),
      outpostLagId: p.text('OutpostLagId'),
      vlan: p.number('Vlan'),
      localAddress: p.text('LocalAddress'),
      peerAddress: p.text('PeerAddress'),
      peerBgpAsn: p.number('PeerBgpAsn'),
      peerBgpAsnExtended: p.number('PeerBgpAsnExtended'),
    }),
  },
};

/** Assigns Outposts by the declared local gateway ID. */
export function outpostsOfLocalGateways(table: FactTable): void {
  const outposts = new Map(table.all('outpost').map((outpost) => [outpost.localGatewayId, outpost]));
  for (const fact of [...table.all('localGatewayRouteTable'), ...table.all('localGatewayVirtualInterfaceGroup')]) {
    if (!fact.outpost && fact.localGatewayId) Object.assign(fact, { outpost: outposts.get(fact.localGatewayId) });
  }
}
