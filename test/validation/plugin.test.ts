import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Aws, NestedStack, Size, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { Outpost, OutpostHardware, OutpostsValidation, OutpostSubnet, Site } from '../../lib';
import { ENV, OUTPOST_ARN, OUTPOST_ID, plant } from '../plant';
import { reportOf } from './report';

const RULE = 'volume-type-is-not-supported-on-first-generation';
const IO2 = { availabilityZone: 'us-west-2a', size: 100, volumeType: 'io2', iops: 100 };

/** A stack, in the Region of the Outpost. */
function judged(scope: Construct = new App(), id = 'Plant'): Stack {
  return new Stack(scope, id, { env: ENV });
}

/** Puts a volume of a type that the Outpost does not have on it. */
function badVolume(scope: Construct, id = 'Volume'): ec2.CfnVolume {
  return new ec2.CfnVolume(scope, id, { ...IO2, outpostArn: OUTPOST_ARN });
}

const ofRule = (stack: Stack) => reportOf(stack.node.root as App).rules?.violations.filter(({ ruleName }) => ruleName === RULE) ?? [];
const pathsOf = (stack: Stack) =>
  ofRule(stack).flatMap(({ violatingConstructs }) => violatingConstructs.map((found) => found.constructPath));

describe('a finding', () => {
  const stack = judged();
  plant(stack);
  badVolume(stack);
  const { error, rules } = reportOf(stack.node.root as App);
  const finding = rules?.violations.find(({ ruleName }) => ruleName === RULE);

  test('of severity error fails synthesis', () => {
    expect(error?.message).toMatch(
      /ERROR volume type io2 is not supported on first-generation Outposts racks \(op-0a1b2c3d4e5f60718\) \(cdk-outposts\)/,
    );
    expect(rules?.conclusion).toBe('failure');
  });

  test('says what is wrong, where, and how to acknowledge it', () => {
    expect(finding).toMatchObject({
      severity: 'error',
      description: 'volume type io2 is not supported on first-generation Outposts racks (op-0a1b2c3d4e5f60718)',
    });
    expect(finding?.violatingConstructs).toEqual([
      expect.objectContaining({
        constructPath: 'Plant/Volume',
        cloudFormationResource: { templatePath: 'Plant.template.json', logicalId: 'Volume', propertyPaths: ['Properties.VolumeType'] },
      }),
    ]);
    expect(error?.message).toContain(`Acknowledge with 'cdk-outposts::${RULE}'`);
  });

  test('has the line of the user’s source', () => {
    expect(finding?.violatingConstructs[0].stackTraces?.[0]).toMatch(/plugin\.test\.ts:\d+:\d+/);
  });

  test('says how to fix it, with a link to AWS', () => {
    expect(finding?.suggestedFix).toMatch(/^Set VolumeType to gp2, .* \(https:\/\/docs\.aws\.amazon\.com\/.*\)$/);
  });
});

test('a finding of severity warning is reported and does not fail synthesis', () => {
  const stack = judged();
  plant(stack).localGateway.addRouteTable('Lonely');
  const { error, rules } = reportOf(stack.node.root as App);
  expect(error).toBeUndefined();
  expect(rules?.conclusion).toBe('success');
  expect(rules?.violations.map(({ ruleName, severity }) => [ruleName, severity])).toContainEqual([
    'local-gateway-route-table-without-vif-group',
    'warning',
  ]);
});

test('an App that is as it should be gets no report', () => {
  const stack = judged();
  const volume = new ec2.Volume(stack, 'Volume', { availabilityZone: 'us-west-2b', size: Size.gibibytes(100), encrypted: true });
  volume.with(plant(stack).placement);
  expect(reportOf(stack.node.root as App)).toMatchObject({ error: undefined, report: { pluginReports: [] } });
});

test('what could not be decided is one line of information', () => {
  const stack = judged();
  plant(stack, { hardware: undefined });
  badVolume(stack);
  const { error, rules } = reportOf(stack.node.root as App);
  const undecided = rules?.violations.filter(({ ruleName }) => ruleName === 'undecided') ?? [];
  expect(error).toBeUndefined();
  expect(undecided).toHaveLength(1);
  expect(undecided[0]).toMatchObject({ severity: 'info', description: expect.stringMatching(/could not be decided: .*is not declared/) });
});

describe('the rules are registered', () => {
  const pluginsOf = (app: App) => reportOf(app).report.pluginReports.filter(({ pluginName }) => pluginName === 'cdk-outposts').length;

  test('once, however many constructs there are', () => {
    const app = new App();
    for (const id of ['One', 'Two']) {
      const stack = judged(app, id);
      plant(stack);
      new Site(stack, 'Site');
      badVolume(stack);
    }
    OutpostsValidation.register(app);
    expect(pluginsOf(app)).toBe(1);
  });

  test('never by importing the library', () => {
    const app = new App();
    badVolume(judged(app));
    expect(pluginsOf(app)).toBe(0);
  });

  test('for a construct that is in no App without effect', () => {
    const lonely = new Construct(undefined as never, '');
    expect(() => OutpostsValidation.register(lonely)).not.toThrow();
  });

  test('with the ids of all of them, and the version of the library', () => {
    const app = new App();
    OutpostsValidation.register(app);
    const [plugin] = (app as unknown as { _validationPlugins: OutpostsValidation[] })._validationPlugins;
    expect(plugin.ruleIds).toContain(RULE);
    expect(plugin.version).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe('the plugin', () => {
  const ORDERS: { readonly [order: string]: (app: App) => Stack } = {
    'before a construct registers the rules': (app) => {
      Validations.of(app).addPlugins(new OutpostsValidation());
      const stack = judged(app);
      plant(stack);
      return stack;
    },
    'after a construct registered the rules': (app) => {
      const stack = judged(app);
      plant(stack);
      Validations.of(app).addPlugins(new OutpostsValidation());
      return stack;
    },
    'in a Stage of constructs that register the rules': (app) => {
      const stage = new Stage(app, 'Production');
      Validations.of(stage).addPlugins(new OutpostsValidation());
      const stack = judged(stage);
      plant(stack);
      return stack;
    },
  };

  test.each(Object.keys(ORDERS))('reports a finding once when it is added %s', (order) => {
    const stack = ORDERS[order](new App());
    const { path: volume } = badVolume(stack).node;
    const { report } = reportOf(stack.node.root as App);
    const found = report.pluginReports.flatMap(({ violations }) => violations).filter(({ ruleName }) => ruleName === RULE);
    expect(found.flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath))).toEqual([volume]);
  });

  test('reports again when the App is synthesized again', () => {
    const app = new App();
    const stack = judged(app);
    plant(stack);
    Validations.of(app).addPlugins(new OutpostsValidation());
    const volume = badVolume(stack);
    expect(reportOf(app).error?.message).toContain('volume type io2 is not supported');
    volume.volumeType = 'io1';
    expect(reportOf(app, { force: true }).error?.message).toContain('volume type io1 is not supported');
  });
});

describe('the context key cdk-outposts:validation', () => {
  const synthesize = (value: unknown, prepare: (app: App) => void = () => undefined) => {
    const app = new App({ context: { 'cdk-outposts:validation': value } });
    prepare(app);
    const stack = judged(app);
    plant(stack);
    badVolume(stack);
    return stack;
  };

  test.each([[false], ['false']])('switches the rules off: %j', (value) => {
    const { error, rules } = reportOf(synthesize(value).node.root as App);
    expect(error).toBeUndefined();
    expect(rules).toBeUndefined();
  });

  test('switches a plugin off that the App adds', () => {
    const stack = synthesize(false, (app) => Validations.of(app).addPlugins(new OutpostsValidation()));
    expect(pathsOf(stack)).toEqual([]);
  });

  test.each([[true], ['true'], [undefined]])('leaves the rules on: %j', (value) => {
    expect(pathsOf(synthesize(value))).toEqual(['Plant/Volume']);
  });

  test('leaves false findings of other validators acknowledged', () => {
    const stack = synthesize(false);
    reportOf(stack.node.root as App);
    expect(JSON.stringify(stack.node.findChild('Volume').node.metadata)).toContain('CloudFormation-Validate::W3010');
  });
});

describe('found once are', () => {
  test('things in a Stage', () => {
    const stack = judged(new Stage(new App(), 'Production'));
    plant(stack);
    badVolume(stack);
    expect(pathsOf(stack)).toEqual(['Production/Plant/Volume']);
  });

  test('things in two Stages, each', () => {
    const app = new App();
    const stacks = ['Test', 'Production'].map((id) => judged(new Stage(app, id)));
    stacks.forEach((stack) => void [plant(stack), badVolume(stack)]);
    expect(pathsOf(stacks[0]).sort()).toEqual(['Production/Plant/Volume', 'Test/Plant/Volume']);
  });

  test('things in a Stage within a Stage', () => {
    const stack = judged(new Stage(new Stage(new App(), 'Outer'), 'Inner'));
    plant(stack);
    badVolume(stack);
    expect(pathsOf(stack)).toEqual(['Outer/Inner/Plant/Volume']);
  });

  test('things in a nested stack', () => {
    const stack = judged();
    plant(stack);
    badVolume(new NestedStack(stack, 'Nested'));
    expect(pathsOf(stack)).toEqual(['Plant/Nested/Volume']);
  });

  test('things of another stack than the Outpost is declared in', () => {
    const app = new App();
    plant(judged(app, 'Shared'));
    const stack = judged(app, 'User');
    badVolume(stack);
    expect(pathsOf(stack)).toEqual(['User/Volume']);
  });

  test('things on an Outpost that the App creates, by its attributes', () => {
    const app = new App();
    const site = judged(app, 'Site');
    const outpost = new Outpost(site, 'Outpost', {
      site: new Site(site, 'Plant'),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
    });
    const stack = judged(app, 'User');
    new ec2.CfnVolume(stack, 'Volume', { ...IO2, outpostArn: outpost.outpostArn });
    expect(pathsOf(stack)).toEqual(['User/Volume']);
  });

  test('things in a template that is included', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-'));
    const templateFile = path.join(folder, 'template.json');
    const Properties = { AvailabilityZone: 'us-west-2a', Size: 100, VolumeType: 'io2', Iops: 100, OutpostArn: OUTPOST_ARN };
    fs.writeFileSync(templateFile, JSON.stringify({ Resources: { Legacy: { Type: 'AWS::EC2::Volume', Properties } } }));
    const stack = judged();
    plant(stack);
    new CfnInclude(stack, 'Included', { templateFile });
    expect(pathsOf(stack)).toEqual(['Plant/Included/Legacy']);
  });

  test('things that an override makes wrong', () => {
    const stack = judged();
    const volume = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 100 });
    volume.with(plant(stack).placement);
    volume.addPropertyOverride('VolumeType', 'io2');
    expect(pathsOf(stack)).toEqual(['Plant/Volume']);
  });
});

test('the local gateway of an Outpost is known where its ARN has tokens', () => {
  const stack = new Stack(new App(), 'Anywhere');
  const outpost = plant(stack, { outpostArn: `arn:aws:outposts:${Aws.REGION}:${Aws.ACCOUNT_ID}:outpost/${OUTPOST_ID}` });
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
  const routerType = ec2.RouterType.LOCAL_GATEWAY;
  subnet.addRoute('Elsewhere', { routerType, routerId: 'lgw-0fffffffffffffff0', destinationCidrBlock: '192.168.0.0/16' });
  const { rules } = reportOf(stack.node.root as App);
  expect(rules?.violations.map(({ ruleName }) => ruleName)).toContain('route-to-local-gateway-of-another-outpost');
});

test('what an override puts right is not found', () => {
  const stack = judged();
  plant(stack);
  badVolume(stack).addPropertyOverride('VolumeType', 'gp2');
  expect(pathsOf(stack)).toEqual([]);
});

test('an App of plain L1s that registers the rules itself gets the findings that our constructs lead to', () => {
  const findings = (prepare: (stack: Stack) => void) => {
    const stack = judged();
    prepare(stack);
    new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    new ec2.CfnRouteTable(stack, 'RouteTable', { vpcId: 'vpc-0a1b2c3d4e5f60718' });
    new ec2.CfnSubnet(stack, 'Subnet', {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      cidrBlock: '10.0.8.0/24',
      outpostArn: OUTPOST_ARN.replace('us-west-2', 'eu-west-3'),
      availabilityZone: 'us-west-2a',
    });
    const { rules } = reportOf(stack.node.root as App);
    return rules?.violations.filter(({ severity }) => severity === 'error').map(({ ruleName, description }) => [ruleName, description]);
  };
  const ofPlainL1s = findings((stack) => OutpostsValidation.register(stack));
  expect(findings((stack) => Validations.of(stack.node.root).addPlugins(new OutpostsValidation()))).toEqual(ofPlainL1s);
  expect(ofPlainL1s).toContainEqual(['outpost-of-another-region', expect.any(String)]);
  expect(findings((stack) => void Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN.replace('us-west-2', 'eu-west-3')))).toEqual(
    ofPlainL1s,
  );
});

describe('an acknowledged finding', () => {
  const acknowledgement = { id: `cdk-outposts::${RULE}`, reason: 'the rack is being replaced' };
  const ACKNOWLEDGED_ON: { readonly [what: string]: (volume: Construct, stack: Stack) => Construct } = {
    'the resource': (volume) => volume,
    'its stack': (_, stack) => stack,
    'the App': (_, stack) => stack.node.root,
  };

  test.each(Object.keys(ACKNOWLEDGED_ON))('on %s fails nothing, and is kept with its reason', (what) => {
    const stack = judged();
    plant(stack);
    Validations.of(ACKNOWLEDGED_ON[what](badVolume(stack), stack)).acknowledge(acknowledgement);
    const { error, rules } = reportOf(stack.node.root as App);
    expect(error).toBeUndefined();
    expect(rules?.violations).toEqual([]);
    expect(rules?.suppressedViolations).toHaveLength(1);
  });

  describe('about a capacity', () => {
    /** Two m5.xlarge instances and one r5.large on an Outpost with a slot for each type. */
    const crowded = () => {
      const stack = judged();
      const host = { assetId: 'ac-1', slots: { 'm5.xlarge': 1, 'r5.large': 1 } };
      const outpost = plant(stack, { capacity: { racks: [{ rackId: 'rack-1', hosts: [host] }] } });
      const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
      const { subnetId } = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
      const instance = (id: string, instanceType: string) =>
        new ec2.CfnInstance(stack, id, { subnetId, instanceType, imageId: 'ami-0a1b2c3d4e5f60718', availabilityZone: 'us-west-2a' });
      return {
        stack,
        memory: instance('Memory', 'r5.large'),
        first: instance('First', 'm5.xlarge'),
        second: instance('Second', 'm5.xlarge'),
      };
    };
    const capacityOf = ({ stack }: ReturnType<typeof crowded>) => {
      const { rules } = reportOf(stack.node.root as App);
      const found = rules?.violations.filter(({ ruleName }) => ruleName === 'instances-exceed-slots') ?? [];
      return {
        messages: found.map(({ description }) => description.replace(/; unused: .*;/, ';')),
        at: found.flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath)),
        acknowledged: (rules?.suppressedViolations ?? []).map(({ acknowledgedId }) => acknowledgedId),
      };
    };

    test('is on a resource that requires slots of the type, and names all of them', () => {
      expect(capacityOf(crowded())).toEqual({
        messages: ['m5.xlarge: 2 slots required (instances 2), 1 available; resources: Plant/First, Plant/Second'],
        at: ['Plant/First'],
        acknowledged: [],
      });
    });

    test.each(['first', 'second'] as const)('is acknowledged on the %s of them', (which) => {
      const app = crowded();
      Validations.of(app[which]).acknowledge({ id: 'cdk-outposts::instances-exceed-slots', reason: 'slots are ordered' });
      expect(capacityOf(app)).toEqual({ messages: [], at: [], acknowledged: ['cdk-outposts::instances-exceed-slots'] });
    });

    test('is not acknowledged on a resource of another type', () => {
      const app = crowded();
      Validations.of(app.memory).acknowledge({ id: 'cdk-outposts::instances-exceed-slots', reason: 'slots are ordered' });
      expect(capacityOf(app).at).toEqual(['Plant/First']);
    });
  });

  test('of one volume leaves that of another', () => {
    const stack = judged();
    plant(stack);
    Validations.of(badVolume(stack)).acknowledge(acknowledgement);
    badVolume(stack, 'Other');
    expect(pathsOf(stack)).toEqual(['Plant/Other']);
  });

  test('of the L2 is one of its L1', () => {
    const stack = judged();
    const volume = new ec2.Volume(stack, 'Volume', {
      availabilityZone: 'us-west-2a',
      size: Size.gibibytes(100),
      encrypted: true,
      volumeType: ec2.EbsDeviceVolumeType.PROVISIONED_IOPS_SSD_IO2,
      iops: 100,
    });
    volume.with(plant(stack).placement);
    Validations.of(volume).acknowledge(acknowledgement);
    expect(pathsOf(stack)).toEqual([]);
  });
});

test('nothing is found by the stand-in of a lookup that the CDK CLI has yet to make', () => {
  const stack = judged();
  const outpost = Outpost.fromLookup(stack, 'Outpost', { outpostId: 'op-0a1b2c3d4e5f60718', hardware: OutpostHardware.RACK_GENERATION_1 });
  new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2c', size: 100, outpostArn: outpost.outpostArn, volumeType: 'gp2' });
  new ec2.CfnVolume(stack, 'Placed', { availabilityZone: 'us-west-2c', size: 100 }).with(outpost.placement);
  const { error, rules } = reportOf(stack.node.root as App);
  expect(error).toBeUndefined();
  expect((rules?.violations ?? []).filter(({ ruleName }) => ruleName !== 'undecided')).toEqual([]);
});

test.each([true, false])('findings are found where the template carries construct paths: %s', (enabled) => {
  const stack = judged(new App({ context: { 'aws:cdk:enable-path-metadata': enabled } }));
  plant(stack);
  badVolume(stack);
  expect(pathsOf(stack)).toEqual(['Plant/Volume']);
});
