import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { PassThrough } from 'stream';
import type { App } from 'aws-cdk-lib';
import { findExample, readExamples } from '../../lib/cli/init/examples';
import { askForOutposts, onTerminal } from '../../lib/cli/init/questions';
import { outpostsOf } from '../../lib/cli/init/settings';
import { writeExample } from '../../lib/cli/init/write-example';
import type { Inventory } from '../../lib/inventory/inventory';
import { parseInventory } from '../../lib/inventory/parse';

const ROOT = path.join(__dirname, '../..');
const EXAMPLES = readExamples();

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-init-'));
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});

afterEach(() => {
  process.chdir(home);
  fs.rmSync(folder, { recursive: true });
});

/** Templates of a written app, as text. */
function synthesize(app: string): string {
  process.chdir(app);
  process.env.CDK_CONTEXT_JSON = fs.readFileSync('cdk.context.json', 'utf8');
  try {
    let assembly: ReturnType<App['synth']> | undefined;
    jest.isolateModules(() => {
      assembly = jest.requireActual<{ app: App }>(path.join(app, 'app.ts')).app.synth();
    });
    return JSON.stringify(assembly!.stacksRecursively.map(({ template }) => template));
  } finally {
    delete process.env.CDK_CONTEXT_JSON;
  }
}

/** An inventory with Outposts of a customer in the account and Region of the examples. */
function inventoryOf(count: number, hardware: object, account: string): Inventory {
  const outposts = Array.from({ length: count }, (_, index) => {
    const OutpostId = `op-${String(index + 1).repeat(17)}`;
    const OutpostArn = `arn:aws:outposts:us-west-2:${account}:outpost/${OutpostId}`;
    return {
      outpost: {
        OutpostId,
        OutpostArn,
        OwnerId: account,
        Name: `own-${index + 1}`,
        AvailabilityZone: `us-west-2${'abc'[index]}`,
        ...hardware,
      },
    };
  });
  const localGateways = outposts.map(({ outpost: { OutpostArn } }, index) => ({
    LocalGatewayId: `lgw-${String(index + 1).repeat(17)}`,
    OutpostArn,
    OwnerId: account,
  }));
  const localGatewayRouteTables = localGateways.map((gateway, index) => ({
    ...gateway,
    LocalGatewayRouteTableId: `lgw-rtb-${String(index + 1).repeat(17)}`,
    Mode: 'direct-vpc-routing',
  }));
  return { schemaVersion: 1, partition: 'aws', region: 'us-west-2', account, outposts, localGateways, localGatewayRouteTables };
}

test('each example of the repository is one of the command', () => {
  const folders = fs.readdirSync(path.join(ROOT, 'examples')).filter((name) => /^\d/.test(name));
  expect(EXAMPLES.map(({ name }) => name)).toEqual(folders.map((name) => name.replace(/^\d+-/, '')));
});

test.each(EXAMPLES.map((example) => [example.name, example] as const))('%s is written whole, and as an app of npm', (_, example) => {
  const { files, remaining } = writeExample(example, path.join(folder, 'own'));
  for (const file of example.files.keys()) expect(fs.existsSync(path.join(folder, 'own', file))).toBe(true);
  expect(files).toEqual(expect.arrayContaining(['.gitignore', 'tsconfig.json', 'app.ts', 'cdk.json', 'package.json', 'settings.ts']));
  expect(JSON.parse(fs.readFileSync(path.join(folder, 'own/package.json'), 'utf8')).name).toBe('own');
  expect(fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8')).toBe(example.files.get('settings.ts'));
  expect(remaining).toEqual([]);
});

const WITH_INVENTORY = EXAMPLES.map((example) => [example.name, example] as const).filter(
  ([name]) => !['shared-outpost', 'fleet'].includes(name),
);

test.each(WITH_INVENTORY)("%s is synthesized with the Outposts of the user's inventory", (_, example) => {
  const settings = example.files.get('settings.ts')!;
  const [, account] = /outposts:us-west-2:(\d{12}):/.exec(settings)!;
  const hardware = settings.includes('OutpostHardware.SERVER')
    ? { SupportedHardwareType: 'SERVER' }
    : { SupportedHardwareType: 'RACK', Generation: settings.includes('GENERATION_1') ? 'GENERATION_1' : 'GENERATION_2' };
  const inventory = inventoryOf(outpostsOf(settings).length, hardware, account);
  writeExample(example, path.join(folder, 'own'), inventory);
  const templates = synthesize(path.join(folder, 'own'));
  for (const { outpost } of inventory.outposts!) expect(templates).toContain(outpost!.OutpostId);
  for (const [id] of settings.matchAll(/op-[0-9a-f]{17}/g)) expect(templates).not.toContain(id);
  expect(fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8')).not.toContain('OutpostHardware');
});

const inventory = parseInventory(fs.readFileSync(path.join(ROOT, 'docs/inventory.example.json'), 'utf8'), 'inventory.example.json');

test('the values that the user still has to replace are listed, and those of the inventory are used', () => {
  const { remaining } = writeExample(findExample('low-latency'), path.join(folder, 'own'), inventory);
  expect(remaining).toEqual(['10.30.0.0/16', '10.30.8.0/24', '192.168.0.0/16']);
  const [group] = inventory.localGatewayVirtualInterfaceGroups!;
  expect(fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8')).toContain(group.LocalGatewayVirtualInterfaceGroupId);
});

test('in another account or Region, the Availability Zones of the example are not kept', () => {
  const text = JSON.stringify(inventoryOf(1, { SupportedHardwareType: 'RACK' }, '999988887777')).replaceAll('us-west-2', 'eu-west-3');
  const { files } = writeExample(findExample('low-latency'), path.join(folder, 'own'), parseInventory(text, 'outposts.json'));
  expect(files).not.toContain('cdk.context.json');
  expect(fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8')).toContain("env: { account: '999988887777', region: 'eu-west-3' }");
});

test('an Outpost of several is chosen by ID or name', () => {
  const several = inventoryOf(3, { SupportedHardwareType: 'RACK' }, '111122223333');
  const example = findExample('low-latency');
  expect(() => writeExample(example, path.join(folder, 'own'), several)).toThrow(
    'the example is for one Outpost; specify it with --outpost: the inventory has op-11111111111111111 (own-1), op-22222222222222222 (own-2), op-33333333333333333 (own-3)',
  );
  expect(() => writeExample(example, path.join(folder, 'own'), several, ['own-4'])).toThrow(
    'the inventory has no Outpost own-4; it has op-1',
  );
  expect(fs.existsSync(path.join(folder, 'own'))).toBe(false);
  writeExample(example, path.join(folder, 'own'), several, ['own-2']);
  expect(fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8')).toContain("outpostAttributes('op-22222222222222222')");
});

test('the same Outpost is not used twice, and a name of several is not guessed', () => {
  const several = inventoryOf(2, { SupportedHardwareType: 'RACK' }, '111122223333');
  const write = (inventory: Inventory, ...outposts: string[]) =>
    writeExample(findExample('multi-outpost'), path.join(folder, 'own'), inventory, outposts);
  expect(() => write(several, 'own-1', 'own-1')).toThrow(
    'own-1 is specified twice; specify another Outpost with --outpost: op-11111111111111111 (own-1), op-22222222222222222 (own-2)',
  );
  expect(() => write(several, 'own-1', 'op-11111111111111111')).toThrow('op-11111111111111111 is specified twice');
  const same = parseInventory(JSON.stringify(several).replace('own-2', 'own-1'), 'outposts.json');
  expect(() => write(same, 'own-1', 'op-22222222222222222')).toThrow('the inventory has 2 Outposts called own-1; specify one of op-1');
  expect(fs.existsSync(path.join(folder, 'own'))).toBe(false);
});

test('two Outposts keep the order of the options', () => {
  const several = inventoryOf(2, { SupportedHardwareType: 'RACK' }, '111122223333');
  writeExample(findExample('multi-outpost'), path.join(folder, 'own'), several, ['own-2', 'own-1']);
  const settings = fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8');
  expect(settings).toContain("const north: OutpostAttributes = inventory.outpostAttributes('op-22222222222222222');");
  expect(settings).toContain("const south: OutpostAttributes = inventory.outpostAttributes('op-11111111111111111');");
});

test('an example for several accounts takes no inventory', () => {
  expect(() => writeExample(findExample('shared-outpost'), path.join(folder, 'own'), inventory)).toThrow(
    'the example is for several accounts, and an inventory describes one; specify no --inventory, and replace the values in settings.ts',
  );
});

test('an example with an inventory of its own gets that of the user', () => {
  const own = inventoryOf(2, { SupportedHardwareType: 'RACK' }, '999988887777');
  const { files } = writeExample(findExample('fleet'), path.join(folder, 'own'), own);
  expect(files).not.toContain('cdk.context.json');
  expect(() => writeExample(findExample('fleet'), path.join(folder, 'part'), own, ['own-1'])).toThrow(
    'the example fleet is for all Outposts of an inventory; leave out --outpost',
  );
  expect(parseInventory(fs.readFileSync(path.join(folder, 'own/outposts.json'), 'utf8'), 'outposts.json')).toEqual(own);
  expect(fs.readFileSync(path.join(folder, 'own/settings.ts'), 'utf8')).toContain("env: { account: '999988887777', region: 'us-west-2' }");
});

test('nothing is overwritten', () => {
  fs.mkdirSync(path.join(folder, 'own'));
  fs.writeFileSync(path.join(folder, 'own/notes.txt'), 'mine');
  expect(() => writeExample(findExample('low-latency'), path.join(folder, 'own'))).toThrow(
    'is not empty; specify another folder with --out',
  );
  expect(fs.readdirSync(path.join(folder, 'own'))).toEqual(['notes.txt']);
  expect(() => writeExample(findExample('low-latency'), path.join(folder, 'own/notes.txt'))).toThrow('is a file; specify another folder');
});

describe('questions', () => {
  const answer = (answers: readonly string[]) => {
    const asked: string[] = [];
    let next = 0;
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(answers[next++] ?? '');
    };
    return { asked, ask };
  };
  const ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

  test('answers become an inventory', async () => {
    const { ask } = answer([ARN, 'us-west-2b', '2', 'lgw-0a1b2c3d4e5f60718', 'lgw-rtb-0a1b2c3d4e5f60718']);
    const asked = await askForOutposts(ask, ['outpost']);
    expect(asked).toMatchObject({
      region: 'us-west-2',
      account: '111122223333',
      outposts: [
        { outpost: { OutpostArn: ARN, AvailabilityZone: 'us-west-2b', Generation: 'GENERATION_2', RackScalingType: 'MULTI_RACK' } },
      ],
      localGateways: [{ LocalGatewayId: 'lgw-0a1b2c3d4e5f60718', OutpostArn: ARN }],
      localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718' }],
    });
    expect(parseInventory(JSON.stringify(asked), 'outposts.json')).toEqual(asked);
    writeExample(findExample('low-latency'), path.join(folder, 'own'), asked);
  });

  test('a wrong answer is asked again, with what is allowed', async () => {
    const { ask, asked } = answer(['op-1', '', '']);
    expect(await askForOutposts(ask, ['outpost'])).toBeUndefined();
    expect(asked[1]).toMatch(/^'op-1' is not an ARN such as arn:aws:outposts:/);
  });

  test('an Availability Zone of another Region is asked again', async () => {
    const { ask, asked } = answer([ARN, 'us-east-1a', 'us-west-2', 'us-west-2a', '4']);
    expect(await askForOutposts(ask, ['outpost'])).toMatchObject({ outposts: [{ outpost: { AvailabilityZone: 'us-west-2a' } }] });
    expect(asked[1]).toBe('Availability Zone of the Outpost, such as us-west-2a?');
    expect(asked[2]).toMatch(/^'us-east-1a' is not the name of an Availability Zone in us-west-2\. /);
  });

  test('an empty answer is asked again, or the question says what it means', async () => {
    const { ask, asked } = answer([ARN, '', 'us-west-2a', '', '1', '']);
    expect(await askForOutposts(ask, ['outpost'])).toMatchObject({
      outposts: [{ outpost: { AvailabilityZone: 'us-west-2a', Generation: 'GENERATION_1' } }],
    });
    expect(asked[2]).toMatch(/^The answer is empty; specify the name of an Availability Zone in us-west-2\. /);
    expect(asked[4]).toMatch(/^The answer is empty; specify a number from 1 to 4\. /);
    expect(asked[5]).toBe('ID of its local gateway (empty: not known; an app that uses it fails in cdk synth until outposts.json has it)?');
    expect(asked).toHaveLength(6);
  });

  test('two Outposts of an example are not the same', async () => {
    const other = ARN.replace('op-0a', 'op-0b');
    const { ask, asked } = answer([ARN, 'us-west-2a', '4', ARN, other, 'us-west-2b', '4']);
    expect((await askForOutposts(ask, ['north', 'south']))?.outposts).toHaveLength(2);
    expect(asked[4]).toMatch(/^'arn:.*' is not an ARN of another Outpost, such as /);
  });

  test.each(['\u0003', '\u0004'])('the key %j ends the command with exit code 130 on a new line', (key) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    try {
      void onTerminal((ask) => ask('ARN?'), { input, output, terminal: true }).catch(() => undefined);
      expect(() => input.emit('keypress', undefined, { sequence: key, name: key === '\u0003' ? 'c' : 'd', ctrl: true })).toThrow(
        'exit 130',
      );
      expect(String(output.read())).toMatch(/ARN\? .*\n$/s);
    } finally {
      exit.mockRestore();
    }
  });

  test('a server has no local gateway', async () => {
    const { ask, asked } = answer([ARN, 'us-west-2b', '4']);
    expect(await askForOutposts(ask, ['outpost'])).toMatchObject({ outposts: [{ outpost: { SupportedHardwareType: 'SERVER' } }] });
    expect(asked).toHaveLength(3);
  });
});

test('the command lists the examples, and what to do next', () => {
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', path.join(ROOT, 'node_modules/tsx/dist/loader.mjs'), path.join(ROOT, 'bin/outposts.ts'), 'init', ...args],
      {
        encoding: 'utf8',
        cwd: folder,
      },
    );
  expect(run().stdout).toContain('low-latency             Low latency: controllers of a production line\n');
  const { status, stdout } = run('low-latency', '--inventory', path.join(ROOT, 'docs/inventory.example.json'), '--out', 'plant');
  expect(status).toBe(0);
  expect(stdout).toContain('Next: cd plant && npm install && npx cdk synth\n');
  expect(run('low-latency', '--outpost', 'factory')).toMatchObject({
    status: 2,
    stderr: 'cdk-outposts: --outpost selects Outposts of an inventory; specify --inventory, too\n',
  });
});

test('links in the README of an app do not lead out of its folder', () => {
  for (const example of EXAMPLES) {
    const own = path.join(folder, example.name);
    writeExample(example, own);
    const readme = fs.readFileSync(path.join(own, 'README.md'), 'utf8');
    expect(readme).not.toMatch(/\]\(\.\.\//);
    if (example.name === 'ship-or-rig')
      expect(readme).toContain('](https://github.com/cdk-outposts/cdk-outposts/blob/main/docs/diagram.md)');
  }
});
