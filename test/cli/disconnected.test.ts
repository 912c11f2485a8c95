import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { shop } from '../../examples/07-outposts-server/settings';
import { OutpostsServerStack } from '../../examples/07-outposts-server/stack';
import { ship } from '../../examples/09-ship-or-rig/settings';
import { ShipStack } from '../../examples/09-ship-or-rig/stack';
import { ON_EACH_OUTPOST, WITHOUT_SERVICE_LINK } from '../../lib/catalog/without-service-link';
import { renderDisconnected } from '../../lib/cli/disconnected';
import { UnusableInput } from '../../lib/cli/unusable-input';
import { OUTPOST_ARN } from '../plant';

const env = { account: '111122223333', region: 'us-west-2' };
let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-disconnected-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Page of an app. */
function page(fill: (app: App) => void): string {
  const app = new App({ outdir: folder });
  fill(app);
  app.synth();
  return renderDisconnected({ assembly: folder, inventories: [] });
}

/** Entries of the page under a heading of its first Outpost. */
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

test('the page of a ship lists what continues to work on board, what is limited, and what stops', () => {
  const text = page((app) => new ShipStack(app, 'Ship', ship));
  expect(beneath('Stops', text)).toEqual(['EBS snapshots', 'AWS APIs, IAM and Systems Manager']);
  expect(beneath('Continues with limitations', text)).toEqual([
    'S3 on Outposts buckets',
    'Route 53 Resolver on the Outpost',
    'Metrics and logs',
  ]);
  expect(beneath('Continues to work', text)).toEqual(['EC2 instances', 'EBS volumes']);
  expect(text).toContain('  `Ship/Agent/Instance`, `Ship/Recorder`\n');
  expect(beneath('Prepare', text)).toContain(
    'Use an AWS SDK with the AWS Common Runtime (CRT), which signs with SigV4A: requests that are signed with SigV4 are not cached. Store data on EBS volumes if you must read or write it for longer',
  );
  expect(text).toContain('## During the outage');
});

test('without a resolver on the Outpost names do not resolve, and with the control plane in the Region failed pods are not replaced', () => {
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
    'EKS extended clusters, with the control plane in the Region',
    'AWS APIs, IAM and Systems Manager',
  ]);
  expect(text).toContain('  `Plant/Cluster/Nodes/ASG`\n');
});

test('what stops before the expected outage ends is reported', () => {
  const withOutage = (hours: number) =>
    page((app) => {
      const outpost = { ...ship.outpost, expectedDisconnection: Duration.hours(hours) };
      new ShipStack(app, 'Ship', { ...ship, outpost });
    });
  expect(withOutage(24)).toContain(
    '- **S3 on Outposts buckets.** Clients that used a bucket before the outage and sign their requests with SigV4A can read and write objects ' +
      'for up to 12 hours; other requests do not work. **Stops after 12 hours, before the expected outage ends.** ' +
      '<https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/s3-outposts-auth-cache.html>\n' +
      '  `Ship/Voyages`\n',
  );
  expect(withOutage(12)).toContain('\nExpected service link outage: up to 12 hours.\n');
  expect(withOutage(12)).not.toContain('Stops after');
  const bold = /[*][*]Stops after (\d+) hours/g;
  expect([...withOutage(24).matchAll(bold)].map(([, hours]) => hours)).toEqual(['12']);
  expect([...withOutage(24 * 8).matchAll(bold)].map(([, hours]) => hours)).toEqual(['12', '168']);
});

test('on a server the page does not recommend a resolver, which servers do not support', () => {
  const text = page((app) => new OutpostsServerStack(app, 'Shop', shop));
  expect(beneath('Stops', text)).toContain('DNS');
  expect(beneath('Prepare', text)).toContain('Specify an on-premises DNS server in the DHCP options of the VPC');
  expect(text).not.toContain('OutpostResolver');
});

test('neither of the two Outposts of a standby supports a failover', () => {
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
      .map((outpost) => beneath('Stops', outpost).includes('RDS standby DB instances')),
  ).toEqual([true, true]);
});

test('snapshot policies of other stacks are not listed', () => {
  const text = page((app) => {
    new ShipStack(app, 'Ship', ship);
    const stack = new Stack(app, 'Plant', { env });
    const subnet = subnetOn(stack, 'Line', OUTPOST_ARN);
    new ec2.CfnInstance(stack, 'Controller', { subnetId: subnet.ref, imageId: 'ami-0a1b2c3d4e5f60718', instanceType: 'm5.large' });
  });
  const [, plant] = text.split(`## Outpost ${OUTPOST_ARN.split('/')[1]}`);
  expect(plant.split('\n## ')[0]).not.toContain('Ship/');
});

test('a template that cannot be read is named, and if there is no other, there is no page', () => {
  page((app) => void (new ShipStack(app, 'Ship', ship), new Stack(app, 'Broken', { env })));
  const render = () => {
    const warnings: string[] = [];
    renderDisconnected({ assembly: folder, inventories: [], onWarning: (message) => warnings.push(message) });
    return warnings;
  };
  expect(render()).toEqual([]);
  const [broken, other] = ['Broken', 'Ship'].map((name) => path.join(folder, `${name}.template.json`));
  fs.writeFileSync(broken, '{');
  expect(render()).toEqual([expect.stringMatching(/^not read: the template .*Broken.template.json in Broken: .* is not valid JSON: /)]);
  fs.writeFileSync(other, '');
  expect(render).toThrow(/Ship.template.json is an empty file; .*Broken.template.json is not valid JSON: /);
});

test('an app without Outposts has no page', () => {
  expect(() => page((app) => void new Stack(app, 'Region', { env }))).toThrow(UnusableInput);
});

test('every statement of the page cites an AWS page', () => {
  for (const { source } of [...Object.values(WITHOUT_SERVICE_LINK), ...ON_EACH_OUTPOST]) {
    expect(source).toMatch(/^https:[/][/](docs[.])?aws[.]amazon[.]com[/]/);
  }
});

describe('the command line', () => {
  const OUTPOSTS = path.join(__dirname, '../../bin/outposts.ts');
  const disconnected = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', OUTPOSTS, 'disconnected', ...args], { encoding: 'utf8' });

  test('prints the page, or writes it to a file, and leaves nothing beside it', () => {
    const text = page((app) => new ShipStack(app, 'Ship', ship));
    expect(disconnected(folder)).toMatchObject({ status: 0, stderr: '', stdout: text });
    const target = fs.mkdtempSync(path.join(folder, 'bridge-'));
    const file = path.join(target, 'disconnected.md');
    fs.writeFileSync(file, 'of an older app');
    expect(disconnected(folder, '--out', file)).toMatchObject({ status: 0, stderr: '', stdout: '' });
    expect(fs.readFileSync(file, 'utf8')).toBe(text);
    expect(fs.readdirSync(target)).toEqual(['disconnected.md']);
  });

  test('reports in one line what it cannot read or write, and then writes nothing', () => {
    page((app) => new ShipStack(app, 'Ship', ship));
    const file = path.join(folder, 'disconnected.md');
    const nothing = disconnected(path.join(folder, 'none'), '--out', file);
    expect(nothing.status).toBe(2);
    expect(nothing.stderr).toMatch(/^cdk-outposts: .*none is not a cloud assembly: .*\n$/);
    expect(fs.existsSync(file)).toBe(false);
    const nowhere = disconnected(folder, '--out', path.join(folder, 'bridge', 'disconnected.md'));
    expect(nowhere).toMatchObject({ status: 2, stdout: '' });
    expect(nowhere.stderr).toMatch(/^cdk-outposts: cannot write .*bridge does not exist; create it first\n$/);
  });
});
