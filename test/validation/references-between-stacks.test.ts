import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack, Stage, type Environment } from 'aws-cdk-lib';
import { CfnInstance, CfnSubnet, CfnVPC, InstanceType, LaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../../lib';
import { check } from '../../lib/cli/check';
import { readFacts } from '../../lib/validation/facts/read';
import type { Json } from '../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const ENV = { account: '111122223333', region: 'us-west-2' };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-references-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const plantInventory = path.join(folder, 'outposts.json');
fs.writeFileSync(
  plantInventory,
  JSON.stringify({
    outposts: [
      {
        outpost: { OutpostId: 'op-0a1b2c3d4e5f60718', OutpostArn: OUTPOST_ARN },
        instanceTypes: [{ InstanceType: 'm5.xlarge' }],
      },
    ],
  }),
);

/** A network stack with an Outpost subnet, and a stack with an instance in it of a type without slots. */
function networkAndWorkload(scope: Construct, env?: Environment): void {
  const network = new Stack(scope, 'Network', { env });
  const vpc = new CfnVPC(network, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const subnet = new CfnSubnet(network, 'Plant', {
    vpcId: vpc.ref,
    cidrBlock: '10.0.8.0/24',
    outpostArn: OUTPOST_ARN,
    availabilityZone: 'us-west-2a',
  });
  new CfnInstance(new Stack(scope, 'Workload', { env }), 'App', {
    subnetId: subnet.ref,
    instanceType: 'c5.large',
    imageId: 'ami-0123456789abcdef0',
  });
}

function rulesThatFound(outdir: string): string[] {
  return check({ assembly: outdir, templates: [], inventories: [plantInventory] }).findings.map(
    ({ ruleId, stack }) => `${stack}: ${ruleId}`,
  );
}

describe.each(['strong', 'weak', 'both'])('with %s references between stacks', (strength) => {
  const synthesized = (name: string, build: (app: App) => void) => {
    const outdir = path.join(folder, `${strength}-${name}`);
    const app = new App({ outdir, context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });
    build(app);
    app.synth();
    return outdir;
  };

  test('an instance in an Outpost subnet of another stack is checked', () => {
    const outdir = synthesized('stacks', (app) => networkAndWorkload(app, ENV));
    expect(rulesThatFound(outdir)).toEqual(['Workload: instance-type-is-not-slotted']);
  });

  test('also without an environment', () => {
    const outdir = synthesized('agnostic', (app) => networkAndWorkload(app));
    expect(rulesThatFound(outdir)).toEqual(['Workload: instance-type-is-not-slotted']);
  });

  test('two Stages with stacks of the same names refer each to their own', () => {
    const outdir = synthesized('stages', (app) => {
      networkAndWorkload(new Stage(app, 'Plant', { env: ENV }));
      networkAndWorkload(new Stage(app, 'Office', { env: { ...ENV, region: 'eu-west-3' } }));
    });
    expect(rulesThatFound(outdir)).toEqual(
      expect.arrayContaining(['Plant/Workload: instance-type-is-not-slotted', 'Office/Workload: instance-type-is-not-slotted']),
    );
  });

  test('cdk synth reports it, too', () => {
    const synth = () =>
      synthesized('reported', (app) => {
        OutpostsValidation.register(app);
        const network = new Stack(app, 'Network', { env: ENV, stackName: 'plant-network' });
        const subnet = new CfnSubnet(network, 'Plant', {
          vpcId: 'vpc-1',
          cidrBlock: '10.0.8.0/24',
          outpostArn: OUTPOST_ARN,
          availabilityZone: 'us-west-2a',
        });
        new CfnInstance(new Stack(app, 'Workload', { env: ENV }), 'App', {
          subnetId: subnet.ref,
          availabilityZone: 'us-west-2b',
          imageId: 'ami-0123456789abcdef0',
        });
      });
    process.env.CDK_VALIDATION = 'true';
    expect(synth).toThrow(/cdk-outposts::instance-zone-differs-from-subnet/);
    process.env.CDK_VALIDATION = 'false';
  });
});

test('an instance whose launch template another stack creates is checked by the name of the launch template, in each Stage', () => {
  const outdir = path.join(folder, 'names');
  const app = new App({ outdir });
  for (const [name, region] of [
    ['Plant', 'us-west-2'],
    ['Office', 'eu-west-3'],
  ]) {
    const stage = new Stage(app, name, { env: { ...ENV, region } });
    new LaunchTemplate(new Stack(stage, 'Templates'), 'Workers', {
      launchTemplateName: 'workers',
      instanceType: new InstanceType(region === 'us-west-2' ? 'c5.large' : 'm5.xlarge'),
    });
    const workload = new Stack(stage, 'Workload');
    new CfnInstance(workload, 'App', {
      subnetId: new CfnSubnet(workload, 'Subnet', { vpcId: 'vpc-1', cidrBlock: '10.0.8.0/24', outpostArn: OUTPOST_ARN }).ref,
      imageId: 'ami-0123456789abcdef0',
      launchTemplate: { launchTemplateName: 'workers', version: '1' },
    });
  }
  app.synth();
  expect(rulesThatFound(outdir).filter((found) => found.includes('slotted'))).toEqual(['Plant/Templates: instance-type-is-not-slotted']);
});

test('a weak reference to another Region is followed', () => {
  const outdir = path.join(folder, 'regions');
  const app = new App({ outdir, context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const network = new Stack(app, 'Network', { env: { ...ENV, region: 'eu-west-3' } });
  const vpc = new CfnVPC(network, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  new CfnSubnet(new Stack(app, 'Plant', { env: ENV }), 'Subnet', { vpcId: vpc.ref, cidrBlock: '10.0.8.0/24', outpostArn: OUTPOST_ARN });
  app.synth();
  const read = (stack: string) => JSON.parse(fs.readFileSync(path.join(outdir, `${stack}.template.json`), 'utf8')) as Json;
  const facts = readFacts([
    { name: 'Network', path: 'n', body: read('Network'), account: ENV.account, region: 'eu-west-3' },
    { name: 'Plant', path: 'p', body: read('Plant'), ...ENV },
  ]);
  expect(facts.all('subnet')[0].vpc).toBe(facts.all('vpc')[0]);
});

describe('Fn::GetStackOutput', () => {
  const body = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } }, Outputs: { VpcId: { Value: { Ref: 'Vpc' } } } };
  const originOfVpc = (reference: object, ...more: { readonly name: string; readonly region?: string; readonly account?: string }[]) => {
    const subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { 'Fn::GetStackOutput': reference } } };
    const facts = readFacts([
      ...more.map(({ name, ...env }, index) => ({ name: `${index}/${name}`, stackName: name, path: 'n', body, ...env })),
      { name: 'Plant', path: 'p', body: { Resources: { Subnet: subnet } }, ...ENV },
    ]);
    return facts.all('subnet')[0].vpc?.origin;
  };
  const network = { name: 'Network', ...ENV };

  test.each<[string, object, (typeof network)[], string]>([
    ['is followed to the stack that it names', { StackName: 'Network', OutputName: 'VpcId' }, [network], 'template'],
    [
      'is followed to the Region that it names',
      { StackName: 'Network', OutputName: 'VpcId', Region: 'eu-west-3' },
      [{ ...network, region: 'eu-west-3' }, network],
      'template',
    ],
    [
      'of a stack in another Region is unknown',
      { StackName: 'Network', OutputName: 'VpcId' },
      [{ ...network, region: 'eu-west-3' }],
      'unknown',
    ],
    ['of another account is unknown', { StackName: 'Network', OutputName: 'VpcId' }, [{ ...network, account: '444455556666' }], 'unknown'],
    [
      'with the role of another account is followed',
      { StackName: 'Network', OutputName: 'VpcId', RoleArn: 'arn:aws:iam::444455556666:role/reads' },
      [{ ...network, account: '444455556666' }],
      'template',
    ],
    ['of an output that the stack does not have is unknown', { StackName: 'Network', OutputName: 'Other' }, [network], 'unknown'],
    ['of a stack that is not in the App is unknown', { StackName: 'Other', OutputName: 'VpcId' }, [network], 'unknown'],
    ['that two stacks fit is unknown', { StackName: 'Network', OutputName: 'VpcId' }, [network, network], 'unknown'],
    ['with a parameter is unknown', { StackName: { Ref: 'Name' }, OutputName: 'VpcId' }, [network], 'unknown'],
  ])('%s', (_, reference, stacks, origin) => {
    expect(originOfVpc(reference, ...stacks)).toBe(origin);
  });

  test.each([['Fn::GetStackOutput'], ['Fn::ImportValue']])('two outputs that refer to each other by %s are unknown', (name) => {
    const reference = (stack: string) => ({
      [name]: name === 'Fn::ImportValue' ? `${stack}:Vpc` : { StackName: stack, OutputName: 'Vpc' },
    });
    const stack = (own: string, other: string) => ({
      name: own,
      path: own,
      body: {
        Resources: { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: reference(other) } } },
        Outputs: { Vpc: { Value: reference(other), Export: { Name: `${own}:Vpc` } } },
      },
    });
    const facts = readFacts([stack('A', 'B'), stack('B', 'A')]);
    expect(facts.all('subnet').map(({ vpc }) => vpc?.origin)).toEqual(['unknown', 'unknown']);
  });
});
