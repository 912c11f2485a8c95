import { createInterface } from 'node:readline/promises';
import { GENERATION_1, GENERATION_2, MULTI_RACK, RACK, SERVER, SINGLE_RACK } from '../../catalog/generations';
import type { Inventory } from '../../inventory/inventory';

/** Asks one question. An empty answer skips it. */
export type Ask = (question: string) => Promise<string>;

const ARN = /^arn:(aws[\w-]*):outposts:([a-z0-9-]+):(\d{12}):outpost\/(op-[0-9a-f]{17})$/;

const HARDWARE = [
  { words: 'first-generation racks', SupportedHardwareType: RACK, Generation: GENERATION_1 },
  { words: 'second-generation racks', SupportedHardwareType: RACK, Generation: GENERATION_2, RackScalingType: MULTI_RACK },
  { words: 'a single second-generation rack', SupportedHardwareType: RACK, Generation: GENERATION_2, RackScalingType: SINGLE_RACK },
  { words: 'a server', SupportedHardwareType: SERVER },
];

/** Asks on the terminal. */
export async function onTerminal<T>(talk: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await talk((question) => terminal.question(`${question} `));
  } finally {
    terminal.close();
  }
}

/** Asks about each Outpost of an example, as an inventory. Undefined if the first answer is empty. */
export async function askForOutposts(ask: Ask, names: readonly string[]): Promise<Inventory | undefined> {
  let all: Inventory | undefined;
  for (const name of names) {
    const inventory = await askForOutpost(ask, name);
    if (!inventory) return undefined;
    all = {
      ...inventory,
      outposts: [...(all?.outposts ?? []), ...(inventory.outposts ?? [])],
      localGateways: [...(all?.localGateways ?? []), ...(inventory.localGateways ?? [])],
      localGatewayRouteTables: [...(all?.localGatewayRouteTables ?? []), ...(inventory.localGatewayRouteTables ?? [])],
    };
  }
  return all;
}

async function askForOutpost(ask: Ask, name: string): Promise<Inventory | undefined> {
  const arn = await untilValid(
    ask,
    `ARN of the Outpost for '${name}' (empty: keep the values of the example)?`,
    ARN,
    'an ARN such as arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718',
  );
  if (arn === '') return undefined;
  const [OutpostArn, partition, region, account, OutpostId] = ARN.exec(arn)!;
  const AvailabilityZone = await untilValid(
    ask,
    'Availability Zone of the Outpost, such as us-west-2a?',
    /^[a-z]+(-[a-z]+)+-\d[a-z]$/,
    'the name of an Availability Zone',
  );
  const options = HARDWARE.map(({ words }, index) => `${index + 1} ${words}`).join(', ');
  const number = await untilValid(ask, `Hardware: ${options}?`, /^[1-4]$/, 'a number from 1 to 4');
  const { words: _, ...hardware } = HARDWARE[Number(number) - 1] ?? HARDWARE[0];
  const outpost = {
    OutpostId,
    OutpostArn,
    OwnerId: account,
    AvailabilityZone: AvailabilityZone || undefined,
    ...(number !== '' && hardware),
  };
  const inventory = { schemaVersion: 1, partition, region, account, outposts: [{ outpost }] };
  if (hardware.SupportedHardwareType === SERVER) return inventory;
  const LocalGatewayId = await untilValid(ask, 'ID of its local gateway?', /^lgw-[0-9a-f]{17}$/, 'an ID such as lgw-0a1b2c3d4e5f60718');
  if (LocalGatewayId === '') return inventory;
  const tableId = await untilValid(
    ask,
    'ID of the local gateway route table?',
    /^lgw-rtb-[0-9a-f]{17}$/,
    'an ID such as lgw-rtb-0a1b2c3d4e5f60718',
  );
  const tables = tableId === '' ? {} : { localGatewayRouteTables: [{ LocalGatewayRouteTableId: tableId, LocalGatewayId, OutpostArn }] };
  return { ...inventory, localGateways: [{ LocalGatewayId, OutpostArn, OwnerId: account }], ...tables };
}

async function untilValid(ask: Ask, question: string, form: RegExp, allowed: string): Promise<string> {
  for (let text = question; ;) {
    const answer = (await ask(text)).trim();
    if (answer === '' || form.test(answer)) return answer;
    text = `'${answer}' is not ${allowed}. ${question}`;
  }
}
