import type { OutpostInventoryEntry } from './inventory';

type ByHand = Pick<OutpostInventoryEntry, 'storage' | 'spareHosts' | 'expectedDisconnectHours'>;

/** What of an Outpost no API tells. */
export function declaredByHand({ storage, spareHosts, expectedDisconnectHours }: OutpostInventoryEntry): ByHand {
  return { storage, spareHosts, expectedDisconnectHours };
}
