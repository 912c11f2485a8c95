import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { discover, type DiscoverOptions, type Progress } from '../../lib/cli/discover';
import { describeProblem, problemOf } from '../../lib/cli/problem';
import type { Inventory, OutpostInventoryEntry } from '../../lib/inventory/inventory';
import { parseInventory } from '../../lib/inventory/parse';
import { serializeInventory } from '../../lib/inventory/serialize';
import { AwsServer } from '../aws-server/aws-server';

const ROOT = path.join(__dirname, '../..');
const FACTORY = path.join(ROOT, 'test/fixtures/inventory/factory.json');
const factory = parseInventory(fs.readFileSync(FACTORY, 'utf8'), FACTORY);
const OUTPOSTS = factory.outposts!.map((entry) => entry.outpost!.OutpostId!);

/** What an SDK finds on a machine that is configured by nothing but these. */
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: os.devNull,
  AWS_SHARED_CREDENTIALS_FILE: os.devNull,
};
const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...WITHOUT_CREDENTIALS } = ENVIRONMENT;
const AMBIENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));

/** The operations that a discovery calls. */
const READS = [
  ...['ListSites', 'ListOutposts', 'ListAssets', 'GetOutpostInstanceTypes', 'GetOutpostSupportedInstanceTypes', 'ListAssetInstances'],
  ...['ListCapacityTasks', 'DescribeLocalGateways', 'DescribeLocalGatewayRouteTables', 'DescribeLocalGatewayRouteTableVpcAssociations'],
  ...['DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations', 'DescribeLocalGatewayVirtualInterfaceGroups'],
  ...['DescribeLocalGatewayVirtualInterfaces', 'DescribeCoipPools', 'DescribeOutpostLags', 'DescribeServiceLinkVirtualInterfaces'],
  ...['DescribeSubnets', 'DescribeVpcs', 'DescribeRouteTables', 'ListOutpostsWithS3', 'ListEndpoints', 'ListServiceQuotas'],
  'ListOrderableInstanceTypes',
];

let server: AwsServer;
let folder: string;

beforeEach(async () => {
  server = await AwsServer.start(factory);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'discover-'));
  process.env = { ...AMBIENT, ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url };
});

afterEach(async () => {
  await server.stop();
  fs.rmSync(folder, { recursive: true });
  process.env = { ...AMBIENT };
});

/** As many Outposts as the first one of the plant. */
function fleet(count: number): OutpostInventoryEntry[] {
  const [first] = factory.outposts!;
  return Array.from({ length: count }, (_, index) => {
    const id = `op-${index.toString(16).padStart(17, '0')}`;
    return { ...first, outpost: { ...first.outpost, OutpostId: id, OutpostArn: first.outpost!.OutpostArn!.replace(/op-.*/, id) } };
  });
}

const discoverParis = (options: Partial<DiscoverOptions> = {}) => discover({ region: 'eu-west-3', ...options });

/** An inventory as it is read: what was declared by hand is not. */
function asRead(inventory: Inventory): Inventory {
  return { ...inventory, outposts: inventory.outposts?.map(({ storage: _storage, ...read }) => read) };
}

/** As text, without the time of the reading. */
function timeless(inventory: Inventory): string {
  return serializeInventory({ ...inventory, collectedAt: undefined });
}

/** Runs the command line in the folder of the test. */
async function run(args: readonly string[], environment: { [name: string]: string }) {
  const tsx = require.resolve('tsx/cli');
  const child = spawn(process.execPath, [tsx, path.join(ROOT, 'bin/outposts.ts'), ...args], {
    cwd: folder,
    env: { ...AMBIENT, ...environment },
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, stdout, stderr };
}

describe('reading', () => {
  test('finds everything that the account has of Outposts in the Region', async () => {
    const { inventory, problems } = await discoverParis();
    expect(problems).toEqual([]);
    expect(timeless(inventory)).toBe(timeless(asRead(factory)));
    expect(Date.now() - Date.parse(inventory.collectedAt!)).toBeLessThan(60_000);
  });

  test('keeps the generation and scaling of a rack, and whatever else AWS says of an Outpost', async () => {
    const [first, ...others] = factory.outposts!;
    const outpost = { ...first.outpost, Cooling: { Kind: 'LIQUID', Loops: 2 } };
    server.inventory = { ...factory, outposts: [{ ...first, outpost }, ...others] };
    const { inventory } = await discoverParis();
    const [found] = inventory.outposts!.filter((entry) => entry.outpost?.OutpostId === OUTPOSTS[0]);
    expect(found.outpost).toEqual(outpost);
    expect(found.outpost).toMatchObject({ Generation: 'GENERATION_1', RackScalingType: 'SINGLE_RACK' });
  });

  test('reads all pages', async () => {
    server.pageSize = 1;
    const { inventory, problems } = await discoverParis();
    expect(problems).toEqual([]);
    expect(timeless(inventory)).toBe(timeless(asRead(factory)));
    expect(server.count('ListOutposts')).toBe(3);
    expect(server.count('DescribeLocalGatewayVirtualInterfaces')).toBe(4);
    // The paginators of the SDK do not have this one.
    expect(server.count('DescribeOutpostLags')).toBe(4);
    expect(server.count('ListOrderableInstanceTypes')).toBe(factory.orderableInstanceTypes!.length);
  });

  test('keeps the subnets of the VPCs that extend to an Outpost, and no others', async () => {
    const elsewhere = { SubnetId: 'subnet-0d333333333333333', VpcId: 'vpc-04444444444444444' };
    server.inventory = { ...factory, subnets: [...factory.subnets!, elsewhere], vpcs: [...factory.vpcs!, { VpcId: elsewhere.VpcId }] };
    const { inventory } = await discoverParis();
    expect(timeless(inventory)).toBe(timeless(asRead(factory)));
  });

  test('finds the VPCs of many Outposts with filters that AWS accepts', async () => {
    const subnets = Array.from({ length: 450 }, (_, n) => ({ SubnetId: `subnet-${n}`, VpcId: `vpc-${n}`, OutpostArn: 'arn' }));
    server.inventory = { subnets, vpcs: subnets.map(({ VpcId }) => ({ VpcId })) };
    const { inventory } = await discoverParis();
    expect(inventory.vpcs).toHaveLength(450);
    const values = server.requests.filter(({ operation }) => operation === 'DescribeVpcs').map(({ parameters }) => parameters.size);
    expect(values).toHaveLength(3);
    expect(Math.max(...values)).toBeLessThan(210);
  });

  test('gives the same inventory again, byte for byte but for the time', async () => {
    const first = await discoverParis();
    server.faults.slow('ListSites', 30);
    server.inventory = { ...factory, outposts: [...factory.outposts!].reverse(), localGateways: [...factory.localGateways!].reverse() };
    const second = await discoverParis();
    expect(timeless(second.inventory)).toBe(timeless(first.inventory));
  });

  test('tells a caller how far it is', async () => {
    const seen: Progress[] = [];
    await discoverParis({ onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done }) => done)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.at(-1)!.done).toBe(seen.at(-1)!.total);
  });

  test('finds an account without Outposts empty, and does not guess whose it is', async () => {
    server.inventory = {};
    const { inventory, problems } = await discoverParis();
    expect(problems).toEqual([]);
    expect(inventory).toMatchObject({ schemaVersion: 1, region: 'eu-west-3', sites: [], outposts: [], localGateways: [] });
    expect(inventory.account).toBeUndefined();
  });

  test('does not ask for more than four lists at a time', async () => {
    const outposts = Array.from({ length: 20 }, (_, n) => ({ outpost: { OutpostId: `op-0${n.toString(16).padStart(16, '0')}` } }));
    server.inventory = { outposts };
    for (const operation of AwsServer.operations.outposts) server.faults.slow(operation, 10);
    const { problems } = await discoverParis();
    expect(problems).toEqual([]);
    expect(server.count('ListAssets')).toBe(20);
    expect(server.mostAtATime).toBe(4);
  });
});

describe('trouble', () => {
  test('is overcome when AWS throttles, fails or drops the connection for a moment', async () => {
    server.faults.throttle('ListAssets', 2);
    server.faults.throttle('DescribeLocalGateways', 2);
    server.faults.fail('DescribeCoipPools', 1);
    server.faults.drop('ListSites', 1);
    const { inventory, problems } = await discoverParis();
    expect(problems).toEqual([]);
    expect(timeless(inventory)).toBe(timeless(asRead(factory)));
    expect(server.count('ListAssets')).toBe(OUTPOSTS.length + 2);
    expect(server.count('DescribeLocalGateways')).toBe(3);
    // The SDK slows down when AWS throttles.
  }, 30_000);

  test('with a rate of calls slows all of them down, and costs no list', async () => {
    server.inventory = { ...factory, outposts: fleet(40) };
    // A bucket of 30 calls, which fills with 100 calls a second.
    let [tokens, last] = [30, Date.now()];
    let throttled = 0;
    server.faults.next = () => {
      const now = Date.now();
      tokens = Math.min(30, tokens + (now - last) / 10);
      last = now;
      if (tokens-- >= 1) return undefined;
      tokens++;
      throttled++;
      return { kind: 'throttle', times: 1 };
    };
    const { inventory, problems } = await discoverParis();
    expect(problems).toEqual([]);
    expect(inventory.outposts).toHaveLength(40);
    expect(throttled).toBeGreaterThan(0);
    // Clients that do not slow down would call again and again.
    expect(throttled).toBeLessThan(10);
  }, 60_000);

  test('is given up at last, and costs only what it is about', async () => {
    server.faults.throttle('DescribeCoipPools', 100);
    const { inventory, problems } = await discoverParis({ maxAttempts: 2 });
    expect(problems).toMatchObject([{ operation: 'DescribeCoipPools', error: 'RequestLimitExceeded' }]);
    expect(server.count('DescribeCoipPools')).toBe(2);
    expect(timeless(inventory)).toBe(timeless(asRead({ ...factory, coipPools: undefined })));
  }, 30_000);

  test('with access leaves the field out and names the IAM action to allow', async () => {
    server.faults.deny('ListAssets');
    server.faults.deny('DescribeOutpostLags');
    const { inventory, problems } = await discoverParis();
    expect(problems.map(({ operation, outpostId, error, action }) => ({ operation, outpostId, error, action }))).toEqual([
      { operation: 'DescribeOutpostLags', error: 'UnauthorizedOperation', action: 'ec2:DescribeOutpostLags' },
      ...OUTPOSTS.map((outpostId) => ({
        operation: 'ListAssets',
        outpostId,
        error: 'AccessDeniedException',
        action: 'outposts:ListAssets',
      })),
    ]);
    expect(inventory.outpostLags).toBeUndefined();
    for (const entry of inventory.outposts!) expect(entry.assets).toBeUndefined();
    expect(inventory.outposts).toHaveLength(OUTPOSTS.length);
  });

  test('with the subnets leaves out their VPCs and route tables, too: some would be missing', async () => {
    server.faults.deny('DescribeSubnets');
    const { inventory, problems } = await discoverParis();
    expect(problems).toMatchObject([{ action: 'ec2:DescribeSubnets' }]);
    expect([inventory.subnets, inventory.vpcs, inventory.routeTables]).toEqual([undefined, undefined, undefined]);
  });

  test('with S3 on Outposts names the IAM actions to allow', async () => {
    for (const operation of ['ListEndpoints', 'ListOutpostsWithS3']) server.faults.deny(operation);
    const { inventory, problems } = await discoverParis();
    expect(problems.map(({ action }) => action)).toEqual(['s3-outposts:ListEndpoints', 's3-outposts:ListOutpostsWithS3']);
    expect(inventory).toMatchObject({ s3Endpoints: undefined, outpostsWithS3: undefined });
  });

  test('in the middle of a list leaves out the whole list, not the rest of it', async () => {
    server.pageSize = 1;
    server.faults.fail('DescribeLocalGateways', 100, 1);
    const { inventory, problems } = await discoverParis({ maxAttempts: 2 });
    expect(problems).toMatchObject([{ operation: 'DescribeLocalGateways', error: 'InternalError' }]);
    expect(inventory.localGateways).toBeUndefined();
  });

  const PAGE = '<!DOCTYPE html>\n<html><body>Sign in to the plant network</body></html>';

  test('with a proxy that answers with a page, or with JSON of its own, is no empty list', async () => {
    const body: { [operation: string]: string } = { ListSites: PAGE, DescribeCoipPools: PAGE, ListCapacityTasks: '{"message":"blocked"}' };
    server.onAnswer = (operation, answer) => (body[operation] ? { ...answer, body: body[operation] } : answer);
    const { inventory, problems } = await discoverParis();
    const page = 'the answer is not from AWS: "<!DOCTYPE html> <html><body>Sign in to the plant network<..."';
    const json = 'the answer has other members than those of AWS';
    const advice = 'check the proxy and the endpoint';
    expect(problems.map(describeProblem)).toEqual([
      ...['DescribeCoipPools', 'ListSites'].map((operation) => `${operation} failed with UnexpectedAnswer: ${page}; ${advice}`),
      ...OUTPOSTS.map((id) => `ListCapacityTasks for ${id} failed with UnexpectedAnswer: ${json}; ${advice}`),
    ]);
    expect(inventory.coipPools).toBeUndefined();
    expect(inventory.sites).toBeUndefined();
    for (const { capacityTasks } of inventory.outposts!) expect(capacityTasks).toBeUndefined();
  });

  test('with a NextToken that comes again ends, and is no complete list', async () => {
    const next = (token: string) => Buffer.from(token).toString('base64');
    server.pageSize = 1;
    server.onAnswer = (operation, answer) => {
      if (operation === 'ListOutposts') return { ...answer, body: JSON.stringify({ Outposts: [], NextToken: next('ListOutposts 1') }) };
      if (operation !== 'DescribeOutpostLags') return answer;
      return {
        ...answer,
        body: answer.body.replace(/<nextToken>.*<\/nextToken>/, `<nextToken>${next('DescribeOutpostLags 0')}</nextToken>`),
      };
    };
    const { inventory, problems } = await discoverParis();
    expect(problems.map(({ operation, error }) => ({ operation, error }))).toEqual([
      { operation: 'DescribeOutpostLags', error: 'UnexpectedAnswer' },
      { operation: 'ListOutposts', error: 'UnexpectedAnswer' },
    ]);
    expect(inventory.outposts).toBeUndefined();
    expect(inventory.outpostLags).toBeUndefined();
    expect(server.count('ListOutposts') + server.count('DescribeOutpostLags')).toBeLessThan(8);
  });

  test('with an answer that does not come, or does not end, costs two timeouts and is told', async () => {
    server.onAnswer = async (operation, answer) => {
      if (operation === 'ListSites') await new Promise(() => undefined);
      return operation === 'DescribeCoipPools' ? { ...answer, headers: { ...answer.headers, 'content-length': '1000000' } } : answer;
    };
    const unanswered = new Set<string | undefined>();
    const { inventory, problems } = await discoverParis({ timeout: 200, onProgress: (progress) => unanswered.add(progress.unanswered) });
    expect(problems.map(describeProblem)).toEqual([
      'DescribeCoipPools failed with NoAnswer: no answer within 0.2 s, 2 times; check the network and the proxy',
      'ListSites failed with NoAnswer: no answer within 0.2 s, 2 times; check the network and the proxy',
    ]);
    expect(server.count('ListSites')).toBe(2);
    expect([...unanswered].sort()).toEqual(['DescribeCoipPools', 'ListSites', undefined]);
    expect(inventory.outposts).toHaveLength(OUTPOSTS.length);
  });

  test.each(READS)('with access to %s alone costs no other list', async (operation) => {
    server.faults.deny(operation);
    const { inventory, problems } = await discoverParis();
    expect(new Set(problems.map((problem) => problem.operation))).toEqual(new Set([operation]));
    for (const { action } of problems) expect(action).toMatch(new RegExp(`^(outposts|ec2|s3-outposts|servicequotas):${operation}$`));
    expect(Object.keys(inventory).length).toBeGreaterThan(15);
  });

  test.each([0, 1, 5, 12, 25])('with credentials that expire after %d calls ends all of them, in one line', async (calls) => {
    server.faults.expireAfter(calls);
    await expect(discoverParis({ maxAttempts: 2 })).rejects.toThrow(
      /^the Outposts in eu-west-3 were not all read: .+ failed with (ExpiredTokenException|RequestExpired): .+; the credentials expired, sign in again$/,
    );
    // No call starts after the first one that failed. The SDK repeats RequestExpired with another clock.
    expect(server.requests.length).toBeLessThanOrEqual(calls + 8);
  });

  test('with everything is unusable input, in one line', async () => {
    for (const operation of Object.values(AwsServer.operations).flat()) server.faults.deny(operation);
    await expect(discoverParis()).rejects.toThrow(
      /^nothing could be read in eu-west-3: \w+ failed with \w+: .*; allow the IAM action [\w:]+$/,
    );
  });

  test('with the Region is unusable input, in one line', async () => {
    await expect(discover({})).rejects.toThrow(/^no Region specified; .*--region/);
    await expect(discover({ region: 'Paris, France' })).rejects.toThrow(/^Region not accepted: .*Paris, France.*; .*--region/);
  });

  test('with the name of the endpoint advises to check the Region', () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND ec2.eu-west-33.amazonaws.com'), { code: 'ENOTFOUND' });
    const problem = problemOf({ service: 'ec2', operation: 'DescribeCoipPools' }, error);
    expect(describeProblem(problem)).toBe(
      'DescribeCoipPools failed with ENOTFOUND: getaddrinfo ENOTFOUND ec2.eu-west-33.amazonaws.com; check the Region and the network',
    );
  });

  test('with a signature does not show the request that was signed', () => {
    const error = Object.assign(new Error('The signature does not match.\n\nx-amz-security-token:FwoGZXIvYXdzEXAMPLE'), {
      name: 'SignatureDoesNotMatch',
    });
    expect(describeProblem(problemOf({ service: 'ec2', operation: 'DescribeCoipPools' }, error))).not.toMatch(/FwoG/);
  });
});

describe('the command line', () => {
  test('writes outposts.json, says what it could not read, and ends with 1', async () => {
    server.faults.deny('DescribeCoipPools');
    const { code, stdout, stderr } = await run(['discover', '--region', 'eu-west-3', '--json'], {
      ...ENVIRONMENT,
      AWS_ENDPOINT_URL: server.url,
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'outposts.json',
      region: 'eu-west-3',
      account: '111122223333',
      outposts: OUTPOSTS,
      problems: [{ action: 'ec2:DescribeCoipPools' }],
    });
    const written = parseInventory(fs.readFileSync(path.join(folder, 'outposts.json'), 'utf8'), 'outposts.json');
    expect(timeless(written)).toBe(timeless(asRead({ ...factory, coipPools: undefined })));
  }, 30_000);

  test('reads 1,000 Outposts in a heap of 96 MB', async () => {
    server.inventory = { ...factory, outposts: fleet(1000) };
    const { code, stdout, stderr } = await run(['discover', '--region', 'eu-west-3'], {
      ...ENVIRONMENT,
      AWS_ENDPOINT_URL: server.url,
      NODE_OPTIONS: '--max-old-space-size=96',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('outposts.json: 1000 Outposts in eu-west-3, account 111122223333\n');
    expect(server.mostAtATime).toBeLessThanOrEqual(4);
    expect(server.requests.length).toBeLessThan(5100);
  }, 90_000);

  test('--diff says what changed, and ends with 3 only if anything did', async () => {
    const diff = () => run(['discover', '--region', 'eu-west-3', '--diff'], { ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url });
    const first = await diff();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^outposts\.json: 3 Outposts in eu-west-3, account 111122223333\nno earlier inventory to compare with\n$/);
    expect(await diff()).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nno changes\n$/) });
    const [gateway, ...gateways] = factory.localGateways!;
    server.inventory = { ...factory, localGateways: [{ ...gateway, State: 'deleting' }, ...gateways] };
    expect(await diff()).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(new RegExp(`\nlocal gateway ${gateway.LocalGatewayId}: State is deleting, was available\n$`)),
    });
    server.faults.deny('DescribeLocalGateways');
    expect(await diff()).toMatchObject({ code: 1, stdout: expect.stringMatching(/\nno changes\n$/) });
  }, 60_000);

  test('with credentials that expire leaves the inventory as it is, and ends with 2', async () => {
    const file = path.join(folder, 'outposts.json');
    fs.writeFileSync(file, serializeInventory(factory));
    server.faults.expireAfter(20);
    const { code, stdout, stderr } = await run(['discover', '--region', 'eu-west-3'], { ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdk-outposts: the Outposts in eu-west-3 were not all read: .+; the credentials expired, sign in again\n$/);
    expect(fs.readFileSync(file, 'utf8')).toBe(serializeInventory(factory));
    expect(fs.readdirSync(folder)).toEqual(['outposts.json']);
  }, 30_000);

  test('several Regions and profiles have one file each', async () => {
    const credentials = path.join(folder, 'credentials');
    const profile = (name: string, account: string) =>
      `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\naws_account_id = ${account}\n`;
    fs.writeFileSync(credentials, profile('plant-1', '111122223333') + profile('plant-2', '444455556666'));
    const { code, stdout, stderr } = await run(
      ['discover', '--region', 'eu-west-3', 'us-west-2', '--profile', 'plant-1', 'plant-2', '--out', 'found.json', '--json'],
      { ...WITHOUT_CREDENTIALS, AWS_ENDPOINT_URL: server.url, AWS_SHARED_CREDENTIALS_FILE: credentials },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const files = ['111122223333', '444455556666'].flatMap((account) =>
      ['eu-west-3', 'us-west-2'].map((region) => `found-${account}-${region}.json`),
    );
    expect(JSON.parse(stdout).map(({ file }: { file: string }) => file)).toEqual(files);
    expect(fs.readdirSync(folder).sort()).toEqual(['credentials', ...files]);
    const written = parseInventory(fs.readFileSync(path.join(folder, files[3]), 'utf8'), files[3]);
    expect(written).toMatchObject({ account: '444455556666', region: 'us-west-2' });
    expect(server.mostAtATime).toBeLessThanOrEqual(4);
  }, 60_000);

  test('a profile without credentials does not prevent the others', async () => {
    const credentials = path.join(folder, 'credentials');
    fs.writeFileSync(credentials, '[plant-1]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n');
    const { code, stdout, stderr } = await run(['discover', '--region', 'eu-west-3', '--profile', 'plant-1', 'plant-2'], {
      ...WITHOUT_CREDENTIALS,
      AWS_ENDPOINT_URL: server.url,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
    });
    expect(stdout).toBe('outposts-111122223333-eu-west-3.json: 3 Outposts in eu-west-3, account 111122223333\n');
    expect(stderr).toMatch(/^not read: no AWS credentials in profile "plant-2" .*\n$/);
    expect(code).toBe(1);
  }, 60_000);

  test('without credentials ends with 2 and one line', async () => {
    const { code, stdout, stderr } = await run(['discover', '--region', 'eu-west-3'], WITHOUT_CREDENTIALS);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdk-outposts: no AWS credentials .+\n$/);
    expect(fs.readdirSync(folder)).toEqual([]);
  }, 30_000);

  test('with an option that it does not know ends with 2 and one line', async () => {
    const { code, stdout, stderr } = await run(['discover', '--regin', 'eu-west-3'], ENVIRONMENT);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdk-outposts: unknown option '--regin'.*\n$/);
  }, 30_000);
});
