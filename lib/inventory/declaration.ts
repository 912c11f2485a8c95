import type { Inventory, OutpostInventoryEntry } from './inventory';

/**
 * Key in the `Metadata` of a template for the declarations of Outposts, and in the `Metadata` of a resource for its placement request.
 */
export const DECLARATION_KEY = 'cdk-outposts';

/** An Outpost that a construct declares, in the format of an inventory entry. */
export interface DeclaredOutpost extends OutpostInventoryEntry {
  /** Logical ID of the Outpost, if the same template creates it. */
  readonly logicalId?: string;
  /** ID of the local gateway, for an Outpost whose ARN may be unknown before deployment. */
  readonly localGatewayId?: string;
}

/** Placement request of a resource. */
export interface PlacementDeclaration {
  /** Construct path of the Outpost. */
  readonly placement?: string;
  /** Construct path of the scope with `outpost.placement`, if the resource was added to the scope later. */
  readonly addedLaterTo?: string;
}

/** Declarations of the constructs in a stack, in the format of an inventory. */
export interface Declaration extends Pick<
  Inventory,
  | 'account'
  | 'localGateways'
  | 'localGatewayRouteTables'
  | 'localGatewayRouteTableVpcAssociations'
  | 'localGatewayRouteTableVirtualInterfaceGroupAssociations'
  | 'localGatewayVirtualInterfaces'
  | 'coipPools'
  | 'subnets'
  | 'vpcs'
  | 'routeTables'
  | 's3Endpoints'
> {
  readonly outposts?: readonly DeclaredOutpost[];
}
