import * as fs from 'fs';
import * as path from 'path';
import { FILE_FIELDS, LISTS } from '../../../lib/cli/capacity/workload-format';
import { parseWorkload, readWorkloadFile } from '../../../lib/cli/capacity/workload-file';

const DOCS = path.join(__dirname, '../../../docs');
const read = (text: string) => parseWorkload(text, 'workload.yaml');

test('each list adds the instances that it requires', () => {
  const { workloads, dedicatedHosts, hostFailures, racks } = read(`
    hostFailures: 1
    growthPercent: 10
    racks: 2
    instances: [{ name: web, instanceType: m5.xlarge, count: 10, spread: rack }, { name: app, instanceType: m5.large, count: 1, growthPercent: 0 }]
    databases: [{ name: orders, instanceClass: db.m5.4xlarge }]
    caches: [{ name: sessions, nodeType: cache.r5.large, count: 3 }]
    eksLocalClusters: [{ name: edge, controlPlaneInstanceType: m5.large, etcdInstanceType: m5.xlarge, spread: host }]
    loadBalancers: [{ name: shop, instanceType: m5.large }]
    resolvers: [{ name: dns, instanceType: m5.large, count: 4 }]
    dedicatedHosts: [{ name: licenses, family: m5, count: 1 }]
  `);
  expect(workloads).toEqual([
    { name: 'web', instanceType: 'm5.xlarge', count: 11, spread: 'rack' },
    { name: 'app', instanceType: 'm5.large', count: 1 },
    { name: 'orders', instanceType: 'm5.4xlarge', count: 2 },
    { name: 'sessions', instanceType: 'r5.large', count: 4 },
    { name: 'edge control plane', instanceType: 'm5.large', count: 3, spread: 'host' },
    { name: 'edge etcd', instanceType: 'm5.xlarge', count: 3, spread: 'host' },
    { name: 'shop', instanceType: 'm5.large', count: 2 },
    { name: 'dns', instanceType: 'm5.large', count: 4 },
  ]);
  expect(dedicatedHosts).toMatchObject([{ family: 'm5', count: 1 }]);
  expect({ hostFailures, racks }).toEqual({ hostFailures: 1, racks: 2 });
});

test.each([
  ['', 'empty is no workload; specify an object with a list such as instances'],
  ['instances: [', /^no YAML or JSON: .*; fix the syntax$/],
  ['{"instances": [], "instances": []}', /^no YAML or JSON: Map keys must be unique.*; fix the syntax$/],
  ['instances: []', 'no workload; specify a list such as instances'],
  ['instances: 3', 'instances is 3; specify a list'],
  ['instances: [web]', 'instances[0] is "web"; specify an object with name, instanceType, count'],
  ['instances: [{ name: web, count: 1 }]', 'instances[0] has no instanceType; specify name, instanceType, count'],
  ['instances: [{ name: web, instanceType: m5.xlarge, count: }]', 'instances[0] has no count; specify name, instanceType, count'],
  [
    'instances: [{ name: web, instanceTypes: m5.xlarge }]',
    '"instanceTypes" is not a field of instances[0]; specify one of name, instanceType, count, spread, growthPercent',
  ],
  [
    'instances: [{ name: web, instanceType: t3.micro, count: 1 }]',
    'instances[0].instanceType is "t3.micro"; specify an instance type that Outposts support, such as m5.xlarge',
  ],
  ['instances: [{ name: web, instanceType: m5.xlarge, count: -1 }]', 'instances[0].count is -1; specify a whole number from 0 to 100000'],
  ['instances: [{ name: web, instanceType: m5.xlarge, count: 1.5 }]', 'instances[0].count is 1.5; specify a whole number from 0 to 100000'],
  [
    'instances: [{ name: web, instanceType: m5.xlarge, count: 1, spread: zone }]',
    'instances[0].spread is "zone"; specify "host" or "rack"',
  ],
  ['dedicatedHosts: [{ name: a, family: z1d, count: 1 }]', /^dedicatedHosts\[0\].family is "z1d"; specify one of m5, /],
  ['instance: []', /^"instance" is not a field of the file; specify one of hostFailures, growthPercent, racks, instances, /],
  ['hostFailures: one\ninstances: []', 'hostFailures is "one"; specify a whole number from 0 to 100000'],
  [
    'instances: [{ name: a, instanceType: m5.large, count: 1 }, { name: a, instanceType: m5.large, count: 1 }]',
    'two entries have the name "a"; specify another name for one of them',
  ],
])('%s is one clear message', (text, message) => {
  const problem = (() => {
    try {
      return read(text) && 'accepted';
    } catch (error) {
      return (error as Error).message.replace(/^workload.yaml: /, '');
    }
  })();
  if (typeof message === 'string') expect(problem).toBe(message);
  else expect(problem).toMatch(message);
  expect(problem).not.toMatch(/\n/);
});

test('a file that does not exist is one clear message', () => {
  expect(() => readWorkloadFile('/nowhere/workload.yaml')).toThrow(
    '/nowhere/workload.yaml does not exist; specify a workload file, as docs/capacity.md describes it',
  );
});

test('the page about capacity has an example that is accepted, and lists all fields', () => {
  const page = fs.readFileSync(path.join(DOCS, 'capacity.md'), 'utf8');
  const example = fs.readFileSync(path.join(DOCS, 'workload.example.yaml'), 'utf8');
  expect(read(example).workloads.length).toBeGreaterThan(0);
  expect(page).toContain(`\`\`\`yaml\n${example}\`\`\``);
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, name, text]) => `${name}: ${text}`);
  const expected = [
    ...Object.entries(FILE_FIELDS).map(([name, { means }]) => `${name}: ${means}`),
    ...Object.entries(LISTS).map(([name, { means }]) => `${name}: ${means}`),
  ];
  expect(rows).toEqual(expect.arrayContaining(expected));
  const lists = new Map([...page.matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \|/gm)].map(([, name, fields]) => [name, fields]));
  for (const [name, { fields }] of Object.entries(LISTS)) {
    const listed = [...lists.get(name)!.matchAll(/`(\w+)`/g)].map(([, field]) => field);
    expect({ name, listed }).toEqual({ name, listed: Object.keys(fields) });
  }
});
