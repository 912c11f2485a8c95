import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { exitCodeOf } from '../../../lib/cli/check';
import { preflightPolicy } from '../../../lib/cli/preflight/policy';
import { preflight, type PreflightOptions } from '../../../lib/cli/preflight/preflight';
import type { Inventory } from '../../../lib/inventory/inventory';
import { parseInventory } from '../../../lib/inventory/parse';
import { AwsServer } from '../../aws-server/aws-server';
import { metricOf } from '../../aws-server/cloud-watch';

const FACTORY = path.join(__dirname, '../../fixtures/inventory/factory.json');
const factory = parseInventory(fs.readFileSync(FACTORY, 'utf8'), FACTORY);
const [entry] = factory.outposts!;
const { OutpostId = '', OutpostArn = '' } = entry.outpost!;
const AMBIENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: os.devNull,
  AWS_SHARED_CREDENTIALS_FILE: os.devNull,
};

let server: AwsServer;
let folder: string;

beforeEach(async () => {
  server = await AwsServer.start(factory);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preflight-'));
  process.env = { ...AMBIENT, ...ENVIRONMENT, AWS_ENDPOINT_URL: server.url };
  server.metrics.set(metricOf('ConnectedStatus', { OutpostId }), 1);
});

afterEach(async () => {
  await server.stop();
  fs.rmSync(folder, { recursive: true });
  process.env = { ...AMBIENT };
});

const subnet = factory.subnets!.find((one) => one.OutpostArn === OutpostArn)!;
const zone = entry.outpost!.AvailabilityZone;
const volume = (Size: number) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { OutpostArn, AvailabilityZone: zone, Size, VolumeType: 'gp2', Encrypted: true },
});
const instance = (InstanceType: string) => ({
  Type: 'AWS::EC2::Instance',
  Properties: { InstanceType, SubnetId: subnet.SubnetId, ImageId: 'ami-0123456789abcdef0' },
});

/** Resources for which all calls are made. */
const everything = () => {
  const Address = { Type: 'Custom::OutpostsCustomerOwnedIp', Properties: { CustomerOwnedIpv4Pool: factory.coipPools![0].PoolId } };
  return { Data: volume(10), App: instance('m5.2xlarge'), Address };
};

/** A cloud assembly of one stack. */
function assembly(Resources: object, account = '111122223333'): string {
  const manifest = {
    version: '48.0.0',
    artifacts: {
      Plant: {
        type: 'aws:cloudformation:stack',
        environment: `aws://${account}/eu-west-3`,
        properties: { templateFile: 'Plant.template.json', stackName: 'Plant' },
      },
    },
  };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'Plant.template.json'), JSON.stringify({ Resources }));
  return folder;
}

const run = (Resources: object, options: Partial<PreflightOptions> = {}) =>
  preflight({ assembly: assembly(Resources), inventories: [], ...options });

/** Findings of the live account, not of rules. */
async function found(Resources: object, ids: RegExp) {
  const { report, problems } = await run(Resources);
  expect(problems).toEqual([]);
  return report.findings.filter(({ ruleId }) => ids.test(ruleId));
}

test('an account in good order has no findings, and all of it is read', async () => {
  const { report, problems } = await run({ Data: volume(10) });
  expect(problems).toEqual([]);
  expect(report.unread).toEqual([]);
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.judged.resources).toBe(1);
  expect(exitCodeOf(report)).toBe(0);
});

test('finds what rules find with the inventory of the live account', async () => {
  const type = 'm7i.48xlarge';
  const { report } = await run({ App: instance(type) });
  expect(report.findings.map(({ message }) => message).join()).toContain(type);
});

test('finds a service link that is down, and reports it at a resource on the Outpost', async () => {
  server.metrics.set(metricOf('ConnectedStatus', { OutpostId }), 0);
  expect(await found({ Data: volume(10) }, /^service-link-is-down$/)).toMatchObject([
    {
      ruleId: 'service-link-is-down',
      severity: 'error',
      resource: 'Data',
      stack: 'Plant',
      message: `the connection of ${OutpostId} to its Region is impaired: ConnectedStatus is 0, healthy is 1`,
    },
  ]);
});

test('reports what CloudWatch does not know instead of a finding', async () => {
  server.metrics.clear();
  const { report } = await run({ Data: volume(10) });
  expect(report.findings.filter(({ ruleId }) => ruleId === 'service-link-is-down')).toEqual([]);
  expect(report.unread).toMatchObject([{ what: `ConnectedStatus of ${OutpostId}`, why: /disconnected/ }].map(({ what }) => ({ what })));
});

test('finds virtual interfaces that are down, and BGP sessions that are not established', async () => {
  const [vif] = factory.localGatewayVirtualInterfaces!.filter(({ LocalGatewayId }) =>
    factory.localGateways!.some((gateway) => gateway.LocalGatewayId === LocalGatewayId && gateway.OutpostArn === OutpostArn),
  );
  const [service] = factory.serviceLinkVirtualInterfaces!.filter((one) => one.OutpostArn === OutpostArn);
  const dimensions = {
    OutpostId,
    LagId: vif.OutpostLagId!,
    VirtualInterfaceGroupId: vif.LocalGatewayVirtualInterfaceGroupId!,
    VirtualInterfaceId: vif.LocalGatewayVirtualInterfaceId!,
  };
  const ofServiceLink = {
    ...{ OutpostId, LagId: service.OutpostLagId!, VirtualInterfaceGroupId: '-' },
    VirtualInterfaceId: service.ServiceLinkVirtualInterfaceId!,
  };
  server.metrics.set(metricOf('VifConnectionStatus', dimensions), 0);
  server.metrics.set(metricOf('VifBgpSessionState', ofServiceLink), 3);
  const messages = (await found({ Data: volume(10) }, /^(virtual-interface-is-down|bgp-session)/)).map(({ message }) => message);
  expect(messages).toEqual([
    expect.stringMatching(`^local gateway virtual interface ${vif.LocalGatewayVirtualInterfaceId} of ${OutpostId} is down`),
    `the BGP session of service link virtual interface ${service.ServiceLinkVirtualInterfaceId} of ${OutpostId} is Active, not Established`,
  ]);
});

test('finds a local gateway that is not available', async () => {
  const localGateways = factory.localGateways!.map((gateway) => ({ ...gateway, State: 'deleting' }));
  server.inventory = { ...factory, localGateways };
  expect(await found({ Data: volume(10) }, /^local-gateway-is-not-available$/)).toHaveLength(1);
});

describe('volumes', () => {
  beforeEach(() => server.metrics.set(metricOf('EBSVolumeTypeCapacityAvailabilityGB', { OutpostId, VolumeType: 'gp2' }), 100));
  const tags = (stack: string, logicalId: string) => [
    { Key: 'aws:cloudformation:stack-name', Value: stack },
    { Key: 'aws:cloudformation:logical-id', Value: logicalId },
  ];

  test('that do not exist yet need free space', async () => {
    expect(await found({ Data: volume(60), More: volume(50) }, /^volumes-exceed/)).toMatchObject([
      { severity: 'error', message: `new gp2 volumes on ${OutpostId} require 110 GB, 100 GB are available` },
    ]);
    expect(await found({ Data: volume(60), More: volume(40) }, /^volumes-exceed/)).toEqual([]);
  });

  test('of a stack in another account are not known, and reported as such', async () => {
    const cloudAssembly = assembly({ Data: volume(60), More: volume(50) }, '444455556666');
    const { report } = await preflight({ assembly: cloudAssembly, inventories: [] });
    expect(report.findings.filter(({ ruleId }) => ruleId.startsWith('volumes-exceed'))).toEqual([]);
    expect(report.unread).toContainEqual({
      stack: 'Plant',
      what: 'the resources in account 444455556666',
      why: 'the credentials are those of account 111122223333; run preflight with those of 444455556666, too',
    });
  });

  test('that exist need none', async () => {
    server.volumes.push({ VolumeId: 'vol-1', Tags: tags('Plant', 'Data') });
    expect(await found({ Data: volume(60), More: volume(50) }, /^volumes-exceed/)).toEqual([]);
    server.volumes.push({ VolumeId: 'vol-2', Tags: tags('Other', 'More') });
    expect(await found({ Data: volume(60), More: volume(101) }, /^volumes-exceed/)).toHaveLength(1);
  });
});

describe('slots', () => {
  const [host] = entry.assets!.filter(({ ComputeAttributes }) => ComputeAttributes?.State === 'ACTIVE');
  const running = (number: number) =>
    Array.from({ length: number }, (_, n) => ({
      InstanceId: `i-${n}`,
      InstanceType: 'm5.large',
      AssetId: host.AssetId,
      AccountId: '111122223333',
      AwsServiceName: 'EC2',
    }));
  /** An Outpost of one host with four slots. */
  const withRunning = (number: number): Inventory => {
    const InstanceTypeCapacities = [{ InstanceType: 'm5.large', Count: 4 }];
    const assets = [{ ...host, ComputeAttributes: { ...host.ComputeAttributes, InstanceTypeCapacities } }];
    const instanceTypes = [{ InstanceType: 'm5.large', VCPUs: 2 }];
    return { ...factory, outposts: [{ ...entry, assets, instanceTypes, assetInstances: running(number) }] };
  };
  const stack = (InstanceId: string, Value: string) => ({ InstanceId, Tags: [{ Key: 'aws:cloudformation:stack-name', Value }] });

  test('in use by instances of other stacks are not free', async () => {
    server.inventory = withRunning(3);
    expect(await found({ App: instance('m5.large') }, /^slots-are-in-use$/)).toEqual([]);
    server.inventory = withRunning(4);
    expect(await found({ App: instance('m5.large') }, /^slots-are-in-use$/)).toMatchObject([
      {
        severity: 'error',
        resource: 'App',
        message: expect.stringMatching(/^m5\.large: 1 slots required .*, 0 available \(4 more in use/),
      },
    ]);
  });

  test.each([
    ['of the stack', stack('i-0', 'Plant')],
    ['of a nested stack', stack('i-0', 'Plant-Nested-1ABC')],
    ['of an Auto Scaling group', { InstanceId: 'i-0', Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'any' }] }],
  ])('in use by instances %s are those of the template', async (_, own) => {
    server.inventory = withRunning(4);
    server.instances.push(own);
    expect(await found({ App: instance('m5.large') }, /^slots-are-in-use$/)).toEqual([]);
  });
});

test('finds an Outpost that the account cannot see', async () => {
  server.inventory = { ...factory, outposts: factory.outposts!.slice(1) };
  const { report } = await run({ Data: volume(10) });
  expect(report.findings.filter(({ ruleId }) => ruleId === 'outpost-is-not-visible')).toMatchObject([{ severity: 'warning' }]);
});

test('finds a quota that is reached', async () => {
  const site = { Type: 'AWS::Outposts::Site', Properties: { Name: 'plant' } };
  expect(await found({ Site: site }, /^quota-is-reached$/)).toEqual([]);
  server.inventory = { ...factory, serviceQuotas: factory.serviceQuotas!.map((quota) => ({ ...quota, Value: 1 })) };
  expect(await found({ Site: site }, /^quota-is-reached$/)).toMatchObject([{ severity: 'warning', resource: 'Site' }]);
});

/** All calls of the command. */
const CALLS = preflightPolicy().Statement.flatMap(({ Action }) => Action.map((action) => action.split(':')[1]));

test.each(CALLS)('without access to %s names it, and finds no error', async (operation) => {
  server.faults.deny(operation);
  const { report, problems } = await run(everything());
  expect(new Set(problems.map((problem) => problem.operation))).toEqual(new Set([operation]));
  expect(report.unread.map(({ why }) => why).join()).toMatch(new RegExp(`${operation}.*; allow the IAM action [a-z0-9-]+:${operation}`));
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe.each(['ListAssets', 'ListEndpoints', 'ListServiceQuotas', 'DescribeVolumes', 'GetMetricData'])('if %s', (operation) => {
  test.each(['fail', 'drop', 'hang', 'is cut'] as const)(
    '%s, it is named, and no error is found',
    async (fault) => {
      if (fault !== 'is cut') server.faults.lasting(fault, operation);
      server.onAnswer = (asked, answer) =>
        fault === 'is cut' && asked === operation ? { ...answer, headers: { ...answer.headers, 'content-length': '1000000' } } : answer;
      const { report, problems } = await run(everything(), { timeout: 200, maxAttempts: 4 });
      expect(new Set(problems.map((problem) => problem.operation))).toEqual(new Set([operation]));
      expect(report.unread.map(({ why }) => why).join()).toContain(`${operation}`);
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      // Each Outpost is a call.
      const scopes = operation === 'ListAssets' ? factory.outposts!.length : 1;
      expect(server.count(operation)).toBeLessThanOrEqual(scopes * (fault === 'fail' || fault === 'drop' ? 4 : 2));
    },
    30_000,
  );
});

test('with credentials that expire at any call is unusable input, in one line', async () => {
  await run(everything());
  const calls = server.requests.length;
  expect(calls).toBeGreaterThan(30);
  for (let after = 0; after < calls; after++) {
    server.faults.expireAfter(after);
    await expect(run(everything(), { maxAttempts: 2 })).rejects.toThrow(
      /^(the Outposts in eu-west-3 were not all read|the account was not checked): .+; the credentials expired, sign in again$/,
    );
  }
}, 60_000);

test('overcomes throttling, errors of AWS and broken connections', async () => {
  server.faults.throttle('GetMetricData', 1);
  server.faults.fail('DescribeInstances', 1);
  server.faults.drop('DescribeVolumes', 1);
  const { problems } = await run({ Data: volume(10) });
  expect(problems).toEqual([]);
  expect(server.count('GetMetricData')).toBe(2);
}, 30_000);

test('without access to anything, or without a cloud assembly, is unusable input', async () => {
  for (const operation of Object.values(AwsServer.operations).flat()) server.faults.deny(operation);
  await expect(run({ Data: volume(10) })).rejects.toThrow(/^nothing could be read in eu-west-3: /);
  await expect(preflight({ assembly: path.join(folder, 'missing'), inventories: [] })).rejects.toThrow(/is not a cloud assembly/);
});
