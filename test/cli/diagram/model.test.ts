import * as fs from 'fs';
import * as path from 'path';
import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Inventory } from '../../../lib/inventory/inventory';
import { effectOn, elementsOf, type Diagram, type Element } from '../../../lib/cli/diagram/model';
import { readDiagram } from '../../../lib/cli/diagram/read';
import { outpostsOf, viewOf, viewsOf } from '../../../lib/cli/diagram/views';
import { OUTPOST_ARN, OUTPOST_ID, plant } from '../../plant';
import { assemblyOf, assemblyOfExample, assemblyOfFleet } from './assemblies';

const INVENTORY = JSON.parse(fs.readFileSync(path.join(__dirname, '../../../docs/inventory.example.json'), 'utf8')) as Inventory;

const read = (assembly: string, ...inventories: Inventory[]) => readDiagram(assembly, inventories, []);
const find = ({ elements }: Diagram, kind: Element['kind'], title?: string) =>
  [...elementsOf(elements)].filter((element) => element.kind === kind && (title === undefined || element.title === title));

/** The way from a root to an element, such as `Site > op-1 > Vpc`. */
function wayTo(diagram: Diagram, title: string): string {
  const walk = (elements: readonly Element[], way: readonly string[]): string | undefined => {
    for (const element of elements) {
      const here = [...way, element.title];
      const found = element.title === title ? here.join(' > ') : walk(element.children, here);
      if (found) return found;
    }
    return undefined;
  };
  return walk(diagram.elements, []) ?? '';
}

/** Connections with the titles of their ends. */
function connections(diagram: Diagram, kind: string): string[] {
  const titles = new Map([...elementsOf(diagram.elements)].map(({ id, title }) => [id, title]));
  return diagram.edges
    .filter((edge) => edge.kind === kind)
    .map(({ from, to, label }) => `${titles.get(from)} > ${titles.get(to)}${label ? `: ${label}` : ''}`)
    .sort();
}

describe('a ship with a backup link', () => {
  const diagram = read(assemblyOfExample('09-ship-or-rig'));

  test('resources are in their subnets, and a volume is a row of its instance', () => {
    expect(wayTo(diagram, 'Recorder')).toBe('Site > op-09f8e7d6c5b4a3210 > Vpc > OnBoard > Recorder');
    expect(wayTo(diagram, 'Ashore/Bucket')).toBe('us-west-2 > Ashore/Bucket');
    expect(find(diagram, 'instance', 'Recorder')[0].rows.map(({ text }) => text)).toEqual(['EBS Log: gp2, 500 GiB, encrypted']);
  });

  test('the data goes to the Region over the service link, and back', () => {
    expect(connections(diagram, 'data')).toEqual(['Voyages > Ashore/Bucket: AWS DataSync, rate(6 hours), with restore']);
    expect(connections(diagram, 'serviceLink')).toEqual(['op-09f8e7d6c5b4a3210 > us-west-2: service link']);
    expect(connections(diagram, 'local')).toEqual([
      'On-premises network > lgw-rtb-09f8e7d6c5b4a3210',
      'lgw-rtb-09f8e7d6c5b4a3210 > OnBoard: 192.168.0.0/16',
    ]);
    expect(diagram.edges.filter(({ stops }) => stops).map(({ kind }) => kind)).toEqual(['data', 'serviceLink']);
  });

  test('a service link outage has the effects that the command disconnected lists', () => {
    const effects = [...elementsOf(outpostsOf(diagram))].flatMap((element) =>
      effectOn(element) ? `${element.title}: ${effectOn(element)}` : [],
    );
    expect(effects.sort()).toEqual([
      'Agent/Instance: continues',
      'Recorder: continues',
      'Resolver: limited',
      'Snapshots/Policy: stops',
      'Voyages: limited',
    ]);
  });

  test('capacity is what the templates request of the declared slots', () => {
    const [capacity] = find(diagram, 'capacity');
    expect(capacity.rows.map(({ text }) => text)).toEqual([
      'm5.xlarge: 1 requested, 15 free of 16',
      'm5.2xlarge: 1 requested, 3 free of 4',
      'c5.large: 4 requested, 12 free of 16',
    ]);
    expect(capacity.rows[1].bar).toEqual({ total: 4, parts: [{ use: 'requested', amount: 1 }] });
  });
});

test('a Multi-AZ database has a standby on the other Outpost, and backups in the Region', () => {
  const diagram = read(assemblyOfExample('03-multi-outpost'));
  expect(outpostsOf(diagram)).toHaveLength(2);
  const [standby] = find(diagram, 'standby');
  expect(effectOn(standby)).toBe('stops');
  expect(effectOn(find(diagram, 'database')[0])).toBe('continues');
  expect(connections(diagram, 'data')).toEqual([
    'Database > Database',
    'Database > Database',
    'Database > Database: RDS automated backups',
  ]);
  expect(find(diagram, 'coipPool').map(({ title, lines }) => [title, ...lines])).toEqual([
    ['PoolNorth', '198.51.100.0/26'],
    ['PoolSouth', '198.51.100.64/26'],
  ]);
});

test('the VIFs of an owner are rows of their VIF group, which connects the on-premises network', () => {
  const diagram = read(assemblyOfExample('04-shared-outpost'));
  const [group] = find(diagram, 'vifGroup', 'Uplinks');
  expect(group.lines).toEqual(['BGP ASN 4200000001']);
  expect(group.rows.map(({ text }) => text)).toContain('VLAN 200, 169.254.200.1/31 to 169.254.200.0/31, peer ASN 65010');
  expect(connections(diagram, 'local')).toContain('On-premises network > Uplinks: BGP');
  expect(outpostsOf(diagram)[0].lines).toContain('shared with AWS RAM');
});

test('a server reaches the on-premises network through local network interfaces', () => {
  const diagram = read(assemblyOfExample('07-outposts-server'));
  expect(connections(diagram, 'local')).toEqual(['On-premises network > Shop: local network interfaces']);
  expect(find(diagram, 'localGateway')).toEqual([]);
});

describe('an inventory', () => {
  const assembly = assemblyOf((app) => {
    const stack = new Stack(app, 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    new ec2.CfnSubnet(stack, 'Line', { vpcId: vpc.ref, cidrBlock: '10.0.8.0/24', outpostArn: OUTPOST_ARN, availabilityZone: 'us-west-2a' });
  });

  test('names the site and the Outpost, and has its local gateway', () => {
    const diagram = read(assembly, INVENTORY);
    expect(wayTo(diagram, 'Line')).toBe('plant > factory > Vpc > Line');
    expect(diagram.elements[0].lines).toEqual(['os-0a1b2c3d4e5f60718', 'Portland · Oregon · US']);
    expect(outpostsOf(diagram)[0].lines).toEqual(['First-generation Outposts rack', OUTPOST_ID, 'us-west-2a · owner 111122223333']);
    expect(find(diagram, 'localGateway')).toHaveLength(1);
  });

  test('has the slots used and free on each host', () => {
    const [entry] = INVENTORY.outposts!;
    const running = (AssetId: string, InstanceType: string) => ({ AssetId, InstanceType, AccountId: '444455556666' });
    const assetInstances = [running('1111111110', 'm5.xlarge'), running('1111111110', 'm5.xlarge'), running('1111111111', 'm5.2xlarge')];
    const diagram = read(assembly, { ...INVENTORY, outposts: [{ ...entry, assetInstances }] });
    expect(find(diagram, 'host').map(({ title, rows }) => [title, ...rows.map(({ text }) => text)])).toEqual([
      ['Host 1111111110', 'm5.2xlarge: 0 used, 4 free', 'm5.xlarge: 2 used, 6 free'],
      ['Host 1111111111', 'm5.2xlarge: 1 used, 3 free', 'm5.xlarge: 0 used, 8 free'],
    ]);
    expect(find(diagram, 'capacity')[0].rows.map(({ text }) => text)).toEqual([
      'm5.2xlarge: 1 in use, 0 requested, 7 free of 8',
      'm5.xlarge: 2 in use, 0 requested, 14 free of 16',
    ]);
  });

  test('without running instances, the use of the hosts is unknown', () => {
    const [entry] = INVENTORY.outposts!;
    const diagram = read(assembly, { ...INVENTORY, outposts: [{ ...entry, assetInstances: undefined }] });
    const [host] = find(diagram, 'host');
    expect(host.rows[0]).toEqual({ text: 'm5.2xlarge: 4 slots', bar: { total: 4, parts: [], isUnknown: true } });
  });
});

test('resources whose Outpost is unknown are not drawn, and the diagram lists what is not read', () => {
  const diagram = read(
    assemblyOf((app) => {
      const stack = new Stack(app, 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
      plant(stack);
      const subnet = new ec2.CfnSubnet(stack, 'Line', { vpcId: 'vpc-1', outpostArn: OUTPOST_ARN, availabilityZone: 'us-west-2a' });
      const condition = new CfnCondition(stack, 'IsOnOutpost', {
        expression: Fn.conditionEquals(new CfnParameter(stack, 'Place').valueAsString, 'on'),
      });
      subnet.addPropertyOverride('OutpostArn', { 'Fn::If': [condition.logicalId, OUTPOST_ARN, { Ref: 'AWS::NoValue' }] });
      new ec2.CfnInstance(stack, 'Controller', { subnetId: subnet.ref });
    }),
  );
  expect(find(diagram, 'instance')).toEqual([]);
  expect(diagram.unread).toMatchObject([{ stack: 'Plant' }]);
});

test('many resources of one kind are one element that lists them', () => {
  const diagram = read(assemblyOfFleet(1, 64));
  const [instances] = find(diagram, 'instance');
  expect(instances).toMatchObject({ title: '20 EC2 instances', lines: ['20 × m5.xlarge'] });
  expect(instances.members).toHaveLength(20);
  expect(effectOn(instances)).toBe('continues');
});

test('with five Outposts, there is an overview and a view of each', () => {
  const diagram = read(assemblyOfFleet(5, 64));
  const views = viewsOf(diagram);
  expect(views.map(({ name }) => name)).toEqual(['All Outposts', ...outpostsOf(diagram).map(({ title }) => title)]);
  expect(views[0].edges.map(({ label }) => label)).toEqual(['5 service links']);
  expect(outpostsOf({ ...diagram, ...views[0] })[0].lines).toContain('20 EC2 instances');
  // Each element that the overview hides has one that stands for it.
  const shown = new Set([...elementsOf(views[0].elements)].map(({ id }) => id));
  const hidden = [...elementsOf(diagram.elements)].filter(({ id }) => !shown.has(id));
  expect(hidden.filter(({ id }) => !shown.has(views[0].shownAs.get(id) ?? ''))).toEqual([]);
  expect(outpostsOf({ ...diagram, elements: viewOf(diagram, outpostsOf(diagram)[3]).elements })).toHaveLength(1);
  expect(viewsOf(read(assemblyOfFleet(4, 10)))).toHaveLength(1);
});

test('many resources whose lines are names are listed by these', () => {
  const [buckets] = find(read(assemblyOfFleet(1, 64)), 'bucket');
  expect(buckets.lines).toEqual(['recordings-10', 'recordings-13', 'recordings-16', 'and 17 more']);
});
