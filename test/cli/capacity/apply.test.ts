import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { applyPlan, cancelPlan, type Applied, type ApplyOptions } from '../../../lib/cli/capacity/apply';
import { planCapacity, type CapacityPlan } from '../../../lib/cli/capacity/plan';
import { readPlanFile } from '../../../lib/cli/capacity/plan-file';
import { parseWorkload } from '../../../lib/cli/capacity/workload-file';
import type { Inventory } from '../../../lib/inventory/inventory';
import { AwsServer } from '../../aws-server/aws-server';

const ROOT = path.join(__dirname, '../../..');
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: os.devNull,
  AWS_SHARED_CREDENTIALS_FILE: os.devNull,
};
const AMBIENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
const [FIRST, SECOND] = ['1111111110', '1111111111'];
const asset = (AssetId: string, InstanceType: string, Count: number) => ({
  AssetId,
  RackId: 'os-rack-1',
  AssetType: 'COMPUTE',
  ComputeAttributes: { State: 'ACTIVE', InstanceFamilies: ['m5'], MaxVcpus: 96, InstanceTypeCapacities: [{ InstanceType, Count }] },
});
const instance = (InstanceId: string, InstanceType: string, AssetId: string) => ({
  InstanceId,
  InstanceType,
  AssetId,
  AccountId: '111122223333',
  AwsServiceName: 'EC2',
});
const rack = (): Inventory => ({
  region: 'us-west-2',
  outposts: [
    {
      outpost: { OutpostId: OUTPOST_ID },
      assets: [asset(FIRST, 'm5.xlarge', 24), asset(SECOND, 'm5.xlarge', 24)],
      assetInstances: [instance('i-01111111111111111', 'm5.xlarge', SECOND)],
      capacityTasks: [],
    },
  ],
});

/** Both hosts change, and the instance of the second one must stop. */
function planOf(inventory: Inventory): CapacityPlan {
  return planCapacity([inventory], parseWorkload('instances: [{ name: big, instanceType: m5.24xlarge, count: 2 }]', 'workload.yaml'));
}

let server: AwsServer;
let folder: string;
let plan: CapacityPlan;
let seen: string[];

beforeEach(async () => {
  server = await AwsServer.start(rack());
  plan = planOf(server.inventory);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apply-'));
  fs.writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(plan));
  seen = [];
  process.env = { ...AMBIENT, ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url };
});

afterEach(async () => {
  await server.stop();
  fs.rmSync(folder, { recursive: true });
  process.env = { ...AMBIENT };
});

const options = (given: Partial<ApplyOptions> = {}): ApplyOptions => ({
  start: true,
  wait: true,
  interval: 10,
  onBlockingInstances: 'WAIT_FOR_EVACUATION',
  onStatus: ({ assetId, status }) => seen.push(`${assetId} ${status}`),
  ...given,
});
const apply = (given?: Partial<ApplyOptions>): Promise<Applied> => applyPlan(plan, options(given));
const slotsOf = (id: string) =>
  server.inventory.outposts![0].assets!.find(({ AssetId }) => AssetId === id)!.ComputeAttributes!.InstanceTypeCapacities;
const stopInstances = () => {
  server.inventory = { ...server.inventory, outposts: server.inventory.outposts!.map((entry) => ({ ...entry, assetInstances: [] })) };
};

describe('applying a plan', () => {
  test('is a dry run at AWS unless tasks are to start', async () => {
    const applied = await apply({ start: false });
    expect(applied).toMatchObject({ dryRun: true, finished: true });
    expect(seen).toEqual([`${FIRST} DRY_RUN`, `${SECOND} DRY_RUN`]);
    expect(server.capacityTasks.map(({ dryRun }) => dryRun)).toEqual([true, true]);
    expect(slotsOf(FIRST)).toEqual([{ InstanceType: 'm5.xlarge', Count: 24 }]);
  });

  test('starts one task after the other, lists what blocks, and ends when all have the slots', async () => {
    server.onRequest = (operation) => operation === 'ListBlockingInstancesForCapacityTask' && stopInstances();
    const applied = await apply();
    expect(applied).toMatchObject({ dryRun: false, finished: true });
    expect(applied).not.toHaveProperty('problem');
    const statuses = (id: string) => seen.filter((line) => line.startsWith(id)).map((line) => line.split(' ')[1]);
    expect(statuses(FIRST)).toEqual(['REQUESTED', 'IN_PROGRESS', 'COMPLETED']);
    expect(statuses(SECOND)).toEqual(['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION', 'COMPLETED']);
    for (const id of [FIRST, SECOND]) expect(slotsOf(id)).toEqual([{ InstanceType: 'm5.24xlarge', Count: 1 }]);
    // And again: nothing to do.
    expect((await apply()).assets.map(({ status }) => status)).toEqual(['UP_TO_DATE', 'UP_TO_DATE']);
    expect(server.count('StartCapacityTask')).toBe(2);
  });

  test('names the blocking instances', async () => {
    const applied = await apply({ wait: false });
    expect(applied.assets).toMatchObject([{ assetId: FIRST, status: 'REQUESTED' }]);
    let last: Applied;
    do last = await apply({ wait: false });
    while (last.assets.at(-1)!.status !== 'WAITING_FOR_EVACUATION');
    expect(last.assets.at(-1)!.blockingInstances).toEqual(['i-01111111111111111 EC2 111122223333']);
    expect(server.count('StartCapacityTask')).toBe(2);
  });

  test('stops at a task that fails, with the reason of AWS', async () => {
    const applied = await apply({ onBlockingInstances: 'FAIL_TASK' });
    expect(applied.finished).toBe(false);
    expect(applied.assets.at(-1)).toMatchObject({
      assetId: SECOND,
      status: 'FAILED',
      reason: 'BLOCKING_INSTANCES_NOT_EVACUATED: Instances run in the slots',
    });
    server.capacityTaskFailure = { Reason: 'Not supported', Type: 'UNSUPPORTED_CAPACITY_CONFIGURATION' };
    const dry = await apply({ start: false });
    expect(dry.assets.map(({ status }) => status)).toEqual(['UP_TO_DATE', 'FAILED']);
    expect(dry.finished).toBe(false);
  });

  test('does not start beside another task, or on slots that are not those of the plan', async () => {
    const entry = server.inventory.outposts![0];
    const other = { CapacityTaskId: 'cap-0123456789abcdef0', OutpostId: OUTPOST_ID, CapacityTaskStatus: 'IN_PROGRESS' };
    server.inventory = { ...server.inventory, outposts: [{ ...entry, capacityTasks: [other] }] };
    expect((await apply()).assets).toMatchObject([
      {
        status: 'NOT_STARTED',
        reason: expect.stringMatching(/^capacity task cap-0123456789abcdef0 of the whole Outpost has the status IN_PROGRESS/),
      },
    ]);
    server.inventory = { ...server.inventory, outposts: [{ ...entry, assets: [asset(FIRST, 'm5.large', 2), entry.assets![1]] }] };
    expect((await apply()).assets).toMatchObject([
      { status: 'NOT_STARTED', reason: 'the asset has other slots than in the plan: m5.large (2); plan again' },
    ]);
    expect(server.count('StartCapacityTask')).toBe(0);
  });

  test('cancels the tasks of the plan and no others', async () => {
    await apply({ wait: false });
    const cancelled = await cancelPlan(plan, options());
    expect(cancelled).toMatchObject({ finished: true, assets: [{ assetId: FIRST, status: 'CANCELLED' }] });
    expect((await cancelPlan(plan, options())).assets).toEqual([]);
    expect(server.count('CancelCapacityTask')).toBe(1);
    expect(slotsOf(FIRST)).toEqual([{ InstanceType: 'm5.xlarge', Count: 24 }]);
  });
});

const CALLS = ['ListAssets', 'ListCapacityTasks', 'GetCapacityTask', 'StartCapacityTask', 'ListBlockingInstancesForCapacityTask'];

describe('trouble', () => {
  test.each(CALLS)(
    'with %s passes, and no task is started twice',
    async (operation) => {
      const evacuate = (asked: string) => {
        if (asked === 'ListBlockingInstancesForCapacityTask') stopInstances();
      };
      for (const fault of ['throttle', 'fail', 'drop', 'lose'] as const) {
        await server.stop();
        server = await AwsServer.start(rack());
        server.onRequest = evacuate;
        process.env.AWS_ENDPOINT_URL = server.url;
        // The SDK does not tell a broken connection from a timeout, of which two are too many.
        server.faults[fault](operation, fault === 'throttle' || fault === 'fail' ? 2 : 1);
        expect({ fault, ...(await apply()) }).toMatchObject({ fault, finished: true });
        expect(server.capacityTasks.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
      }
    },
    60_000,
  );

  test.each(CALLS)(
    'with an answer to %s that never comes, or is cut, is told',
    async (operation) => {
      let isCut = true;
      server.onAnswer = (asked, answer) => {
        if (asked !== operation || !isCut) return answer;
        return { ...answer, headers: { ...answer.headers, 'content-length': '100000' } };
      };
      server.onRequest = (asked) => asked === 'ListBlockingInstancesForCapacityTask' && stopInstances();
      const attempt = async () => {
        try {
          return await apply({ timeout: 500, interval: 1, maxAttempts: 2 });
        } catch (error) {
          return { message: (error as Error).message };
        }
      };
      const first = await attempt();
      // AWS refuses to start a task twice, and what blocks a task is not needed to track it.
      if (['StartCapacityTask', 'ListBlockingInstancesForCapacityTask'].includes(operation))
        expect(first).toMatchObject({ finished: true });
      else expect(JSON.stringify(first)).toContain('no answer within 0.5 s, 2 times');
      // And then goes on where it was.
      isCut = false;
      expect(await apply()).toMatchObject({ finished: true });
      expect(server.capacityTasks).toHaveLength(2);
    },
    60_000,
  );

  test.each([...CALLS, 'CancelCapacityTask'])('with access to %s names the IAM action', async (operation) => {
    server.faults.deny(operation);
    const attempt = async () => {
      if (operation !== 'CancelCapacityTask') return apply();
      await apply({ wait: false });
      return cancelPlan(plan, options());
    };
    if (operation === 'ListAssets') {
      await expect(attempt()).rejects.toThrow(
        /^ListAssets for op-\w+ failed with AccessDeniedException: .*; allow the IAM action outposts:ListAssets$/,
      );
    } else if (operation === 'ListBlockingInstancesForCapacityTask') {
      // The task continues without the list.
      const denied = attempt();
      while (!seen.includes(`${SECOND} WAITING_FOR_EVACUATION`)) await new Promise((resolve) => setTimeout(resolve, 10));
      stopInstances();
      expect(await denied).toMatchObject({ finished: true });
    } else {
      expect((await attempt()).problem).toMatchObject({ operation, action: `outposts:${operation}` });
    }
  });

  test('with credentials that expired starts nothing, and says so in one line', async () => {
    server.faults.expireAfter(0);
    await expect(apply()).rejects.toThrow(
      /^ListAssets for op-\w+ failed with ExpiredTokenException: .+; the credentials expired, sign in again$/,
    );
    expect(server.requests.map(({ operation }) => operation)).toEqual(['ListAssets']);
  });

  test('with credentials that expire at any call ends the command, not the tasks, and the next one continues', async () => {
    server.onRequest = (asked) => asked === 'ListBlockingInstancesForCapacityTask' && stopInstances();
    await apply();
    const calls = server.requests.length;
    expect(calls).toBeGreaterThan(12);
    for (let after = 1; after < calls; after++) {
      await server.stop();
      server = await AwsServer.start(rack());
      server.onRequest = (asked) => asked === 'ListBlockingInstancesForCapacityTask' && stopInstances();
      process.env.AWS_ENDPOINT_URL = server.url;
      const { next } = server.faults;
      server.faults.expireAfter(after);
      const first = await apply();
      expect({ after, ...first }).toMatchObject({ after, finished: false, problem: { error: 'ExpiredTokenException' } });
      // The list of what blocks is read beside the task.
      expect(server.requests.length).toBeLessThanOrEqual(after + 2);
      server.faults.next = next;
      expect({ after, ...(await apply()) }).toMatchObject({ after, finished: true });
      expect(server.capacityTasks.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED']);
    }
  }, 60_000);
});

test.each([
  ['nowhere.json', undefined, 'nowhere.json does not exist; '],
  ['text', 'plan', 'text is no JSON; '],
  ['empty.json', '{}', 'empty.json is no plan for an Outpost; '],
  [
    'asset.json',
    JSON.stringify({ schemaVersion: 1, outpostId: OUTPOST_ID, shortfalls: [], changes: [{ assetId: 'a' }] }),
    'asset.json is no plan',
  ],
])('a plan file %s is one message', (name, content, message) => {
  const file = path.join(folder, name);
  if (content !== undefined) fs.writeFileSync(file, content);
  expect(() => readPlanFile(file)).toThrow(message);
});

describe('the command', () => {
  const children: ChildProcess[] = [];
  const start = (...args: string[]) => {
    const command = [require.resolve('tsx/cli'), path.join(ROOT, 'bin/outposts.ts'), 'capacity', 'apply', 'plan.json', ...args];
    const child = spawn(process.execPath, command, { cwd: folder, env: { ...AMBIENT, ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url } });
    children.push(child);
    const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(([stdout, stderr, [code]]) => ({
      code: code as number | null,
      stdout,
      stderr,
    }));
    return { child, ended };
  };

  test('changes nothing without --yes, can be killed while a task runs, and then continues', async () => {
    const dry = await start('--interval', '0.05').ended;
    expect(dry).toEqual({
      code: 0,
      stderr: '',
      stdout:
        `${FIRST}: AWS accepts the planned slots (${server.capacityTasks[0].id})\n${SECOND}: AWS accepts the planned slots (${server.capacityTasks[1].id})\n` +
        "dry run: nothing changed; run 'npx cdk-outposts capacity apply plan.json --yes' to start\n",
    });
    const { child, ended } = start('--yes', '--interval', '0.05');
    while (server.count('ListBlockingInstancesForCapacityTask') === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    // tsx runs the command in a child of its own.
    child.kill('SIGTERM');
    await ended;
    stopInstances();
    const again = await start('--yes', '--interval', '0.05', '--json').ended;
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({
      finished: true,
      // The task may be finished at the first look.
      assets: [{ status: 'UP_TO_DATE' }, { status: expect.stringMatching(/^(COMPLETED|UP_TO_DATE)$/) }],
    });
    expect(server.capacityTasks.filter(({ dryRun }) => !dryRun)).toHaveLength(2);
  }, 90_000);

  test('without access ends with 2 and one line', async () => {
    server.faults.deny('ListAssets');
    const { code, stdout, stderr } = await start('--yes').ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdk-outposts: ListAssets for op-\w+ failed with AccessDeniedException: .+\n$/);
  }, 30_000);
});
