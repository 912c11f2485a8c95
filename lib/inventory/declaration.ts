import type { Inventory, OutpostInventoryEntry } from './inventory';

/**
 * Key of a template's `Metadata` under which constructs keep what an Outpost was declared to be, and of a resource's `Metadata` under
 * which they keep that it was to be placed on one.
 */
export const DECLARATION_KEY = 'cdk-outposts';

/** An Outpost as a construct declares it: an entry of an inventory. */
export interface DeclaredOutpost extends OutpostInventoryEntry {
  /** Its logical ID, where the same template creates it. */
  readonly logicalId?: string;
  /** Its local gateway, also where the ARN of the Outpost is not known before deployment. */
  readonly localGatewayId?: string;
}

/** What is kept of a resource that was to be placed on an Outpost. */
export interface PlacementDeclaration {
  /** Path of the construct of the Outpost. */
  readonly placement?: string;
}

/** What the constructs of a stack declare, in the form of an inventory. */
export interface Declaration extends Pick<
  Inventory,
  'localGateways' | 'localGatewayRouteTables' | 'localGatewayRouteTableVpcAssociations' | 'coipPools'
> {
  readonly outposts?: readonly DeclaredOutpost[];
}
