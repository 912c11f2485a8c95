import type { Inventory, OutpostInventoryEntry } from './inventory';

/** Key of a template's `Metadata` under which constructs keep what an Outpost was declared to be. */
export const DECLARATION_KEY = 'cdk-outposts';

/** An Outpost as a construct declares it: an entry of an inventory. */
export interface DeclaredOutpost extends OutpostInventoryEntry {
  /** Its logical ID, where the same template creates it. */
  readonly logicalId?: string;
  /** Its local gateway, also where the ARN of the Outpost is not known before deployment. */
  readonly localGatewayId?: string;
}

/** What the constructs of a stack declare, in the form of an inventory. */
export interface Declaration extends Pick<
  Inventory,
  'localGateways' | 'localGatewayRouteTables' | 'localGatewayRouteTableVpcAssociations'
> {
  readonly outposts?: readonly DeclaredOutpost[];
}
