import { Resource, type IResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { LocalGatewayRouteTable, type ILocalGatewayRouteTable, type LocalGatewayRouteTableOptions } from './local-gateway-route-table';

/** The local gateway of a rack: the way between subnets on the Outpost and the network of the building. AWS makes it. */
export interface ILocalGateway extends IResource {
  /**
   * ID of the local gateway, such as `lgw-0123456789abcdef0`.
   * @attribute
   */
  readonly localGatewayId: string;
  /** The route table that subnets use where they name no other; undefined where none was declared. */
  readonly routeTable?: ILocalGatewayRouteTable;
  /** Makes a route table of this local gateway. Only the account that owns the Outpost can. */
  addRouteTable(id: string, options?: LocalGatewayRouteTableOptions): LocalGatewayRouteTable;
}

/** What is known of a local gateway. */
export interface LocalGatewayAttributes {
  /** ID of the local gateway. */
  readonly localGatewayId: string;
  /**
   * ID of the route table that subnets use where they name no other.
   *
   * @default - none: subnets have to name one
   */
  readonly localGatewayRouteTableId?: string;
}

/**
 * The local gateway of a rack. AWS makes one with the Outpost, so it can only be imported.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/outposts-local-gateways.html
 */
export class LocalGateway extends Resource implements ILocalGateway {
  /** A local gateway of which nothing is known but its ID. */
  public static fromLocalGatewayId(scope: Construct, id: string, localGatewayId: string): ILocalGateway {
    return LocalGateway.fromLocalGatewayAttributes(scope, id, { localGatewayId });
  }

  /** A local gateway with the route table that its subnets use. */
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
  }

  public addRouteTable(id: string, options: LocalGatewayRouteTableOptions = {}): LocalGatewayRouteTable {
    return new LocalGatewayRouteTable(this, id, { localGateway: this, ...options });
  }
}
