import { createInterface, type ReadLineOptions } from 'node:readline/promises';
import { GENERATION_1, GENERATION_2, MULTI_RACK, RACK, SERVER, SINGLE_RACK } from '../../catalog/generations';
import type { Inventory } from '../../inventory/inventory';
import { ExitCode } from '../exit-code';

/** Asks one question. */
export type Ask = (question: string) => Promise<string>;

const ARN = /^arn:(aws[\w-]*):outposts:([a-z0-9-]+):(\d{12}):outpost\/(op-[0-9a-f]{17})$/;

const HARDWARE = [
  { words: 'first-generation racks', SupportedHardwareType: RACK, Generation: GENERATION_1 },
  { words: 'second-generation racks', SupportedHardwareType: RACK, Generation: GENERATION_2, RackScalingType: MULTI_RACK },
  { words: 'a single second-generation rack', SupportedHardwareType: RACK, Generation: GENERATION_2, RackScalingType: SINGLE_RACK },
  { words: 'a server', SupportedHardwareType: SERVER },
];

/** Asks on the terminal. Ctrl-C and the end of the input end the command, as in any other program. */
export async function onTerminal<T>(
  talk: (ask: Ask) => Promise<T>,
  streams: Pick<ReadLineOptions, 'input' | 'output' | 'terminal'> = { input: process.stdin, output: process.stderr },
): Promise<T> {
  const terminal = createInterface(streams);
  let isOver = false;
  terminal.on('SIGINT', () => terminal.close());
  terminal.on('close', () => {
    if (isOver) return;
    streams.output?.write('\n');
    process.exit(ExitCode.INTERRUPTED);
  });
  try {
    return await talk((question) => terminal.question(`${question} `));
  } finally {
    isOver = true;
    terminal.close();
  }
}

/** Asks about each Outpost of an example, as an inventory. Undefined if the first answer about an Outpost is empty. */
export async function askForOutposts(ask: Ask, names: readonly string[]): Promise<Inventory | undefined> {
  let all: Inventory | undefined;
  for (const name of names) {
    const inventory = await askForOutpost(
      ask,
      name,
      (all?.outposts ?? []).map(({ outpost }) => outpost!.OutpostArn!),
    );
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

async function askForOutpost(ask: Ask, name: string, others: readonly string[]): Promise<Inventory | undefined> {
  const arn = await untilValid(ask, {
    text: `ARN of the Outpost for '${name}'`,
    isValid: (answer) => ARN.test(answer) && !others.includes(answer),
    allowed: `an ARN${others.length > 0 ? ' of another Outpost,' : ''} such as arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718`,
    ifEmpty: 'keep the values of the example',
  });
  if (arn === '') return undefined;
  const [OutpostArn, partition, region, account, OutpostId] = ARN.exec(arn)!;
  const AvailabilityZone = await untilValid(ask, {
    text: `Availability Zone of the Outpost, such as ${region}a`,
    isValid: (answer) => answer.slice(0, -1) === region && /[a-z]$/.test(answer),
    allowed: `the name of an Availability Zone in ${region}`,
  });
  const number = await untilValid(ask, {
    text: `Hardware: ${HARDWARE.map(({ words }, index) => `${index + 1} ${words}`).join(', ')}`,
    isValid: (answer) => HARDWARE[Number(answer) - 1] !== undefined,
    allowed: `a number from 1 to ${HARDWARE.length}`,
  });
  const { words: _, ...hardware } = HARDWARE[Number(number) - 1];
  const outpost = { OutpostId, OutpostArn, OwnerId: account, AvailabilityZone, ...hardware };
  const inventory = { schemaVersion: 1, partition, region, account, outposts: [{ outpost }] };
  if (hardware.SupportedHardwareType === SERVER) return inventory;
  const LocalGatewayId = await untilValid(ask, idOf('its local gateway', 'lgw'));
  if (LocalGatewayId === '') return inventory;
  const localGateways = [{ LocalGatewayId, OutpostArn, OwnerId: account }];
  const LocalGatewayRouteTableId = await untilValid(ask, idOf('the local gateway route table', 'lgw-rtb'));
  if (LocalGatewayRouteTableId === '') return { ...inventory, localGateways };
  return { ...inventory, localGateways, localGatewayRouteTables: [{ LocalGatewayRouteTableId, LocalGatewayId, OutpostArn }] };
}

interface Question {
  readonly text: string;
  readonly isValid: (answer: string) => boolean;
  /** What a valid answer is. */
  readonly allowed: string;
  /** What an empty answer means. @default - the question requires an answer */
  readonly ifEmpty?: string;
}

/** A question about what an Outpost may have without the example using it. */
function idOf(what: string, prefix: string): Question {
  return {
    text: `ID of ${what}`,
    isValid: (answer) => new RegExp(`^${prefix}-[0-9a-f]{17}$`).test(answer),
    allowed: `an ID such as ${prefix}-0a1b2c3d4e5f60718`,
    ifEmpty: 'not known; an app that uses it fails in cdk synth until outposts.json has it',
  };
}

/** Asks again until the answer is valid, or empty where that means something. */
async function untilValid(ask: Ask, { text, isValid, allowed, ifEmpty }: Question): Promise<string> {
  const question = `${text}${ifEmpty === undefined ? '' : ` (empty: ${ifEmpty})`}?`;
  for (let next = question; ;) {
    const answer = (await ask(next)).trim();
    if (answer === '' ? ifEmpty !== undefined : isValid(answer)) return answer;
    next = `${answer === '' ? 'The answer is empty; specify' : `'${answer}' is not`} ${allowed}. ${question}`;
  }
}
