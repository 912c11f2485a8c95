import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { OutpostsServerStack } from '../../examples/07-outposts-server/stack';
import { ShipStack } from '../../examples/09-ship-or-rig/stack';
import type { IOutpost } from '../../lib';
import { ON_EACH_OUTPOST, WITHOUT_SERVICE_LINK } from '../../lib/catalog/without-service-link';
import { renderDisconnected } from '../../lib/cli/disconnected';
import { UnusableInput } from '../../lib/cli/unusable-input';
import { declare } from '../../lib/outpost/declaration';
import { OUTPOST_ARN } from '../plant';

const env = { account: '111122223333', region: 'us-west-2' };
let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-disconnected-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The page of an App. */
function page(fill: (app: App) => void): string {
  const app = new App({ outdir: folder });
  fill(app);
  app.synth();
  return renderDisconnected({ assembly: folder, inventories: [] });
}

/** What the page lists beneath a heading of its first Outpost. */
function beneath(heading: string, text: string): string[] {
  const [, section = ''] = text.split(`### ${heading}\n`);
  return section
    .split('\n#')[0]
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => /^- (?:\[ \] )?(?:\*\*)?([^*]+?)[.](?:\*\*|$)/.exec(line)?.[1] ?? line);
}

const subnetOn = (stack: Stack, id: string, outpostArn?: string) =>
  new ec2.CfnSubnet(stack, id, { vpcId: 'vpc-1', cidrBlock: '10.0.1.0/24', outpostArn, availabilityZone: 'us-west-2a' });

test('the page of a ship says what goes on on board, for how long, and what does not', () => {
  const text = page((app) => new ShipStack(app, 'Ship', { env }));
  expect(beneath('Stops', text)).toEqual(['Snapshots of EBS volumes', 'AWS APIs, IAM and Systems Manager']);
  expect(beneath('Keeps on for a while', text)).toEqual([
    'Buckets of S3 on Outposts',
    'Route 53 Resolver on the Outpost',
    'Metrics and logs',
  ]);
  expect(beneath('Keeps on', text)).toEqual(['EC2 instances', 'EBS volumes']);
  expect(text).toContain('  `Ship/Agent/Instance`, `Ship/Recorder`\n');
  expect(beneath('Before', text)).toContain('Keep on EBS what has to be read or written for longer');
  expect(text).toContain('## While the link is down');
});

test('without a resolver on the Outpost names do not resolve, and with the control plane in the Region nothing is started again', () => {
  const text = page((app) => {
    const stack = new Stack(app, 'Plant', { env });
    const subnet = subnetOn(stack, 'Line', OUTPOST_ARN);
    new ec2.CfnInstance(stack, 'Controller', { subnetId: subnet.ref, imageId: 'ami-0a1b2c3d4e5f60718', instanceType: 'm5.large' });
    const cluster = new eks.Cluster(stack, 'Cluster', {
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
        privateSubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
      }),
      vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }],
      version: eks.KubernetesVersion.V1_33,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    });
    cluster.addAutoScalingGroupCapacity('Nodes', {
      instanceType: new ec2.InstanceType('m5.large'),
      vpcSubnets: {
        subnets: [ec2.Subnet.fromSubnetAttributes(stack, 'OnOutpost', { subnetId: subnet.ref, availabilityZone: 'us-west-2a' })],
      },
    });
  });
  expect(beneath('Stops', text)).toEqual([
    'DNS',
    'EKS clusters with their control plane in the Region',
    'AWS APIs, IAM and Systems Manager',
  ]);
  expect(text).toContain('  `Plant/Cluster/Nodes/ASG`\n');
});

test('what ends before the longest cut that is expected is said to', () => {
  const cuts = (hours: number) =>
    page((app) => {
      const ship = new ShipStack(app, 'Ship', { env });
      const outpost = ship.node.findChild('Outpost') as IOutpost;
      declare(outpost, { outposts: [{ outpost: { OutpostId: outpost.outpostId }, expectedDisconnectHours: hours }] });
    });
  const readme = fs.readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
  const [, quoted] = /^```\n### Keeps on for a while\n\n(.*?)^```$/ms.exec(readme)!;
  expect(cuts(24)).toContain(quoted);
  expect(cuts(12)).toContain('\nCuts of up to 12 hours are expected.\n');
  expect(cuts(12)).not.toContain('This ends after');
  const bold = /[*][*]This ends after (\d+) hours/g;
  expect([...cuts(24).matchAll(bold)].map(([, hours]) => hours)).toEqual(['12']);
  expect([...cuts(24 * 8).matchAll(bold)].map(([, hours]) => hours)).toEqual(['12', '168']);
});

test('on a server nobody is told to put a resolver, which it does not take', () => {
  const text = page((app) => new OutpostsServerStack(app, 'Shop', { env }));
  expect(beneath('Stops', text)).toContain('DNS');
  expect(beneath('Before', text)).toContain('Name a DNS server in the building in the DHCP options of the VPC');
  expect(text).not.toContain('OutpostResolver');
});

test('a standby takes over on neither of its two Outposts', () => {
  const text = page((app) => {
    const stack = new Stack(app, 'Plant', { env });
    const other = OUTPOST_ARN.replace(/op-.*/, 'op-0fedcba9876543210');
    const subnetIds = [subnetOn(stack, 'Line', OUTPOST_ARN).ref, subnetOn(stack, 'Store', other).ref];
    const { ref } = new rds.CfnDBSubnetGroup(stack, 'Subnets', { dbSubnetGroupDescription: 'Two plants', subnetIds });
    new rds.CfnDBInstance(stack, 'Orders', { dbSubnetGroupName: ref, multiAz: true, engine: 'mysql' });
  });
  expect(
    text
      .split('\n## Outpost ')
      .slice(1)
      .map((outpost) => beneath('Stops', outpost).includes('Standbys of RDS databases')),
  ).toEqual([true, true]);
});

test('snapshot policies of other stacks are not told', () => {
  const text = page((app) => {
    new ShipStack(app, 'Ship', { env });
    const stack = new Stack(app, 'Plant', { env });
    const subnet = subnetOn(stack, 'Line', OUTPOST_ARN);
    new ec2.CfnInstance(stack, 'Controller', { subnetId: subnet.ref, imageId: 'ami-0a1b2c3d4e5f60718', instanceType: 'm5.large' });
  });
  const [, plant] = text.split(`## Outpost ${OUTPOST_ARN.split('/')[1]}`);
  expect(plant.split('\n## ')[0]).not.toContain('Ship/');
});

test('an App without Outposts has no page', () => {
  expect(() => page((app) => void new Stack(app, 'Region', { env }))).toThrow(UnusableInput);
});

test('everything that the page says comes from a page of AWS', () => {
  for (const { source } of [...Object.values(WITHOUT_SERVICE_LINK), ...ON_EACH_OUTPOST]) {
    expect(source).toMatch(/^https:[/][/](docs[.])?aws[.]amazon[.]com[/]/);
  }
});

describe('the command line', () => {
  const OUTPOSTS = path.join(__dirname, '../../bin/outposts.ts');
  const disconnected = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', OUTPOSTS, 'disconnected', ...args], { encoding: 'utf8' });

  test('prints the page, or writes it to a file, and leaves nothing beside it', () => {
    const text = page((app) => new ShipStack(app, 'Ship', { env }));
    expect(disconnected(folder)).toMatchObject({ status: 0, stderr: '', stdout: text });
    const target = fs.mkdtempSync(path.join(folder, 'bridge-'));
    const file = path.join(target, 'disconnected.md');
    fs.writeFileSync(file, 'of an older App');
    expect(disconnected(folder, '--out', file)).toMatchObject({ status: 0, stderr: '', stdout: '' });
    expect(fs.readFileSync(file, 'utf8')).toBe(text);
    expect(fs.readdirSync(target)).toEqual(['disconnected.md']);
  });

  test('says in one line what it cannot read or write, and then writes nothing', () => {
    page((app) => new ShipStack(app, 'Ship', { env }));
    const file = path.join(folder, 'disconnected.md');
    const nothing = disconnected(path.join(folder, 'none'), '--out', file);
    expect(nothing.status).toBe(2);
    expect(nothing.stderr).toMatch(/^outposts: .*none is no cloud assembly: .*\n$/);
    expect(fs.existsSync(file)).toBe(false);
    const nowhere = disconnected(folder, '--out', path.join(folder, 'bridge', 'disconnected.md'));
    expect(nowhere).toMatchObject({ status: 2, stdout: '' });
    expect(nowhere.stderr).toMatch(/^outposts: cannot write .*bridge does not exist; create it first\n$/);
  });
});
