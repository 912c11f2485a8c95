import { CfnResource, Resource, type IResource } from 'aws-cdk-lib';
import { CfnRoute, type ISubnet, type IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IDependable } from 'constructs';
import { declarationOf } from '../outpost/declaration';
import { OutpostsValidation } from '../validation/plugin';
import { LocalGatewayRouteTable, type ILocalGatewayRouteTable, type LocalGatewayRouteTableOptions } from './local-gateway-route-table';

/** The local gateway of an Outposts rack: it routes between subnets on the Outpost and the on-premises network. AWS creates it. */
export interface ILocalGateway extends IResource {
  /**
   * ID of the local gateway, such as `lgw-0123456789abcdef0`.
   * @attribute
   */
  readonly localGatewayId: string;
  /** The local gateway route table that subnets use by default; undefined if none is declared. */
  readonly routeTable?: ILocalGatewayRouteTable;
  /** Creates a local gateway route table. Only the account that owns the Outpost can create one. */
  addRouteTable(id: string, options?: LocalGatewayRouteTableOptions): LocalGatewayRouteTable;
  /**
   * Adds a route from a subnet on the Outpost to this local gateway. It associates the VPC with the local gateway route table, once for all
   * subnets of the VPC, and the route depends on the association. Use it for subnets of an `ec2.Vpc` that `outpost.placement` placed; an
   * `OutpostSubnet` has `addLocalGatewayRoute`.
   *
   * If another app has associated the VPC, use `subnet.addRoute` with `RouterType.LOCAL_GATEWAY` instead.
   *
   * @returns what a resource that needs the route must depend on
   * @throws if `routeTable` is not specified and no route table is declared, with those that are known
   */
  addSubnetRoute(id: string, options: LocalGatewaySubnetRouteOptions): IDependable;
}

/** Attributes of a local gateway. */
export interface LocalGatewayAttributes {
  /** ID of the local gateway, such as `lgw-0123456789abcdef0`. */
  readonly localGatewayId: string;
  /**
   * ID of the local gateway route table that subnets use by default, such as `lgw-rtb-0123456789abcdef0`.
   *
   * @default - none; each route to the local gateway must specify one
   */
  readonly localGatewayRouteTableId?: string;
}

/** Options of a route from a subnet to a local gateway. */
export interface LocalGatewaySubnetRouteOptions {
  /** The VPC of the subnet. */
  readonly vpc: IVPCRef;
  /** The subnet on the Outpost. The route is added to its route table. */
  readonly subnet: ISubnet;
  /** Destination in the on-premises network, an IPv4 CIDR block such as `192.168.0.0/16`. */
  readonly destinationCidrBlock: string;
  /**
   * The local gateway route table that the VPC uses.
   *
   * @default - the one that is declared for the local gateway
   */
  readonly routeTable?: ILocalGatewayRouteTable;
}

/**
 * The local gateway of an Outposts rack. AWS creates it with the Outpost, so it can only be imported.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/outposts-local-gateways.html
 *
 * @example
 * const localGateway = LocalGateway.fromLocalGatewayAttributes(this, 'LocalGateway', {
 *   localGatewayId: 'lgw-0a1b2c3d4e5f60711',
 *   localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60711',
 * });
 * localGateway.addSubnetRoute('OnPremises', { vpc, subnet, destinationCidrBlock: '192.168.0.0/16' });
 */
export class LocalGateway extends Resource implements ILocalGateway {
  /** Imports a local gateway by its ID. */
  public static fromLocalGatewayId(scope: Construct, id: string, localGatewayId: string): ILocalGateway {
    return LocalGateway.fromLocalGatewayAttributes(scope, id, { localGatewayId });
  }

  /** Imports a local gateway with the route table that subnets use by default. */
  public static fromLocalGatewayAttributes(scope: Construct, id: string, attrs: LocalGatewayAttributes): ILocalGateway {
    return new LocalGateway(scope, id, attrs);
  }

  public readonly localGatewayId: string;
  public readonly routeTable?: ILocalGatewayRouteTable;

  private constructor(scope: Construct, id: string, attrs: LocalGatewayAttributes) {
    super(scope, id);
    const { localGatewayId, localGatewayRouteTableId } = attrs;
    this.localGatewayId = localGatewayId;
    if (localGatewayRouteTableId) {
      this.routeTable = LocalGatewayRouteTable.fromLocalGatewayRouteTableId(this, 'DeclaredRouteTable', localGatewayRouteTableId);
    }
    OutpostsValidation.register(this);
  }

  public addRouteTable(id: string, options: LocalGatewayRouteTableOptions = {}): LocalGatewayRouteTable {
    return new LocalGatewayRouteTable(this, id, { localGateway: this, ...options });
  }

  public addSubnetRoute(id: string, options: LocalGatewaySubnetRouteOptions): IDependable {
    const { vpc, subnet, destinationCidrBlock, routeTable = this.routeTable ?? this.failWithoutRouteTable(subnet) } = options;
    const { localGatewayId } = this;
    const route = new CfnRoute(subnet, id, { routeTableId: subnet.routeTable.routeTableId, destinationCidrBlock, localGatewayId });
    const association = routeTable.associateVpc(vpc);
    // Cheaper at synthesis than a dependency between constructs.
    if (CfnResource.isCfnResource(association)) route.addResourceDependency(association);
    else route.node.addDependency(association);
    return route;
  }

  private failWithoutRouteTable(subnet: ISubnet): never {
    const { localGatewayId } = this;
    const outpost = this.node.scope!;
    const known = (declarationOf(outpost)?.localGatewayRouteTables ?? []).filter(
      (table) => table.LocalGatewayRouteTableId && (table.LocalGatewayId ?? localGatewayId) === localGatewayId,
    );
    const problem = `the route from subnet '${subnet.node.path}' to the local gateway of '${outpost.node.path}' specifies no local gateway route table`;
    const place = 'when you create or import the Outpost';
    if (known.length === 0) {
      throw new Error(`${problem}; specify routeTable, or declare localGateway.localGatewayRouteTableId ${place}`);
    }
    const [{ LocalGatewayRouteTableId: id }] = known;
    const choices = known.map(({ LocalGatewayRouteTableId, Mode = 'unknown mode' }) => `${LocalGatewayRouteTableId} (${Mode})`).join(', ');
    throw new Error(
      `${problem}, and the local gateway has ${choices}; specify the one of the VPC, such as routeTable: LocalGatewayRouteTable.fromLocalGatewayRouteTableId(this, 'RouteTable', '${id}'), or declare it for all subnets ${place}: localGateway: { localGatewayId: '${localGatewayId}', localGatewayRouteTableId: '${id}' }`,
    );
  }
}
