import type { OutpostInventoryEntry } from './inventory';

type ByHand = Pick<OutpostInventoryEntry, 'storage' | 'spareHosts' | 'expectedDisconnectHours'>;

/** Outpost facts that no AWS API returns. */
export function declaredByHand({ storage, spareHosts, expectedDisconnectHours }: OutpostInventoryEntry): ByHand {
  return { storage, spareHosts, expectedDisconnectHours };
}
