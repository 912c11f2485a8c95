import type { Inventory } from '../../../inventory/inventory';
import type { LocalGatewayVirtualInterfaceElement, ServiceLinkVirtualInterfaceElement } from '../../../inventory/local-gateway';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { assignKnown } from '../../facts/inventory';

/** An existing virtual interface of a LAG, from the inventory. */
export interface LagInterface extends Fact {
  readonly outpostLagId: Value<string>;
  /** Whether it is a virtual interface of the service link, otherwise of a local gateway. */
  readonly isOfServiceLink: boolean;
  readonly vlan: Value<number>;
  readonly localAddress: Value<string>;
  readonly peerAddress: Value<string>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly lagInterface: LagInterface;
  }
}

export const lagInterfaceReaders: { readonly [K in 'lagInterface']: FactReader<K> } = {
  // Templates create other facts: the virtual interfaces of local gateways.
  lagInterface: { types: [], read: () => undefined },
};

/** Adds the existing virtual interfaces of an inventory. */
export function addLagInterfaces(inventory: Inventory, table: FactTable): void {
  for (const vif of inventory.serviceLinkVirtualInterfaces ?? []) add(vif.ServiceLinkVirtualInterfaceId, vif, true, table);
  for (const vif of inventory.localGatewayVirtualInterfaces ?? []) add(vif.LocalGatewayVirtualInterfaceId, vif, false, table);
}

function add(
  id: string | undefined,
  element: LocalGatewayVirtualInterfaceElement | ServiceLinkVirtualInterfaceElement,
  isOfServiceLink: boolean,
  table: FactTable,
): void {
  if (!id) return;
  const fact = table.reference('lagInterface', id, 'account');
  const { OutpostLagId: outpostLagId, Vlan: vlan, LocalAddress: localAddress, PeerAddress: peerAddress } = element;
  assignKnown(fact, { outpostLagId, isOfServiceLink, vlan, localAddress, peerAddress });
  table.publish('lagInterface', fact);
}
