import type { Inventory, OutpostInventoryEntry } from '../../inventory/inventory';
import { isOutpost, listOutposts } from '../is-outpost';
import { UnusableInput } from '../unusable-input';

/**
 * The Outposts in the settings of an example. One that is declared by its `availabilityZoneId` is used by several accounts, and the inventory
 * of one account does not describe it for the others.
 */
const DECLARATION = /^const (\w+): OutpostAttributes = \{\n(?:(?! {2}availabilityZoneId:) .*\n)*\};/gm;

/** Account and Region of an example, in the ARN of its Outpost or in the environment of its stacks. */
const ENVIRONMENTS = [
  /'arn:aws[\w-]*:outposts:(?<region>[a-z0-9-]+):(?<account>\d{12}):outpost\/op-[0-9a-f]+'/,
  /env: \{ account: '(?<account>\d{12})', region: '(?<region>[a-z0-9-]+)' \}/,
];

/** The settings of a user, and what they still have to replace. */
export interface Settings {
  readonly text: string;
  /** Account and Region of the settings differ from those of the example. */
  readonly environmentChanged: boolean;
  /** Values of the example that remain, such as CIDR blocks. */
  readonly remaining: readonly string[];
}

/** Names of the Outposts that the settings of an example declare. */
export function outpostsOf(settings: string): readonly string[] {
  return [...settings.matchAll(DECLARATION)].map(([, name]) => name);
}

/**
 * Imports the Outposts of an inventory instead of those that the settings of an example declare, in this order.
 *
 * @param file - path of the inventory from the folder of the settings
 * @throws UnusableInput
 */
export function importOutposts(settings: string, inventory: Inventory, outpostIds: readonly string[], file: string): Settings {
  const names = outpostsOf(settings);
  if (names.length === 0)
    throw new UnusableInput(
      'the example is for several accounts, and an inventory describes one; specify no --inventory, and replace the values in settings.ts',
    );
  const entries = chooseOutposts(inventory, outpostIds, names);
  let index = 0;
  const imported = settings.replace(DECLARATION, (_, name: string) => {
    return `const ${name}: OutpostAttributes = inventory.outpostAttributes('${entries[index++].outpost!.OutpostId}');`;
  });
  const [first] = outpostsOf(settings);
  const withInventory = imported
    .replace(`const ${first}: OutpostAttributes`, `const inventory = OutpostInventory.fromFile('${file}');\n$&`)
    .replace(/import \{ OutpostHardware, type OutpostAttributes \} from 'cdk-outposts';/, (line) =>
      line.replace('OutpostHardware', imported.includes('OutpostHardware.') ? 'OutpostHardware, OutpostInventory' : 'OutpostInventory'),
    );
  return move(settings, withGroups(withInventory, inventory, entries), { outposts: entries });
}

/** Moves an example that imports an inventory of its own to the account and Region of another one. */
export function move(example: string, settings: string, { region, account, outposts }: Inventory): Settings {
  const from = ENVIRONMENTS.map((form) => form.exec(example)?.groups).find(Boolean)!;
  const [, , , regionOfOutpost, accountOfOutpost] = outposts?.[0]?.outpost?.OutpostArn?.split(':') ?? [];
  const to = { region: regionOfOutpost ?? region ?? from.region, account: accountOfOutpost ?? account ?? from.account };
  const text = settings.replaceAll(from.region, to.region).replaceAll(`'${from.account}'`, `'${to.account}'`);
  return {
    text,
    environmentChanged: to.region !== from.region || to.account !== from.account,
    remaining: remaining(example, text, to.account),
  };
}

/** The Outposts with these IDs or names; without them, all Outposts of the inventory, if there are as many as the example has. */
function chooseOutposts(
  { outposts = [] }: Inventory,
  chosen: readonly string[],
  names: readonly string[],
): readonly OutpostInventoryEntry[] {
  const known = listOutposts(outposts) || 'no Outposts';
  const entries = chosen.length > 0 ? chosen.map((wanted) => chooseOutpost(outposts, wanted, known)) : outposts;
  const repeated = chosen.find((_, index) => entries.indexOf(entries[index]) < index);
  if (repeated !== undefined) throw new UnusableInput(`${repeated} is specified twice; specify another Outpost with --outpost: ${known}`);
  const needs = `the example is for ${names.length === 1 ? 'one Outpost' : `${names.length} Outposts (${names.join(', ')})`}`;
  if (entries.length !== names.length)
    throw new UnusableInput(`${needs}; specify ${names.length === 1 ? 'it' : 'them'} with --outpost: the inventory has ${known}`);
  return entries;
}

function chooseOutpost(outposts: readonly OutpostInventoryEntry[], wanted: string, known: string): OutpostInventoryEntry {
  const found = outposts.filter(({ outpost }) => isOutpost(outpost, wanted));
  if (found.length === 0) throw new UnusableInput(`the inventory has no Outpost ${wanted}; it has ${known}`);
  if (found.length > 1)
    throw new UnusableInput(
      `the inventory has ${found.length} Outposts called ${wanted}; specify one of ${listOutposts(found)} with --outpost`,
    );
  return found[0];
}

/** Uses the virtual interface group of the local gateway where there is only one. */
function withGroups(settings: string, inventory: Inventory, entries: readonly OutpostInventoryEntry[]): string {
  if (entries.length !== 1) return settings;
  const gateway = inventory.localGateways?.find(({ OutpostArn }) => OutpostArn === entries[0].outpost!.OutpostArn);
  const groups = inventory.localGatewayVirtualInterfaceGroups?.filter(({ LocalGatewayId }) => LocalGatewayId === gateway?.LocalGatewayId);
  if (!gateway || groups?.length !== 1) return settings;
  return settings.replace(/'lgw-vif-grp-[0-9a-f]+'/, `'${groups[0].LocalGatewayVirtualInterfaceGroupId}'`);
}

/** Values of the example that the user still has to replace. */
function remaining(example: string, own: string, account: string): readonly string[] {
  const kept = new Set(valuesOf(own).filter((value) => value !== account));
  return [...new Set(valuesOf(example))].filter((value) => kept.has(value));
}

/** IDs, CIDR blocks, addresses, accounts and ARNs: what belongs to one customer. */
function valuesOf(settings: string): readonly string[] {
  return [...settings.matchAll(/'([a-z-]+-[0-9a-f]{17}|[\d.]+\/\d+|\d[\d.]{6,}|arn:[^']+)'/g)].map(([, value]) => value);
}
