import type { Inventory } from './inventory';

export function parseInventory(text: string, source: string): Inventory {
  void source;
  return JSON.parse(text) as Inventory;
}
