import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, NestedStack, Size, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Outpost, OutpostHardware } from 'cdk-outposts';
import { check, exitCodeOf, render, type CheckOptions } from '../../lib/cli/check';
import { FORMATS, renderReport } from '../../lib/cli/report/format';
import { UnusableInput } from '../../lib/cli/unusable-input';
import { InventoryError } from '../../lib/inventory/parse';
import { rules } from '../../lib/validation/rules';

const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
const OUTPOST_ARN = `arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
const ENV = { account: '111122223333', region: 'us-west-2' };
const RULE = 'volume-type-is-not-supported-on-first-generation';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-check-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const target = path.join(folder, name);
  fs.writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  return target;
}

function checked(options: Partial<CheckOptions>) {
  return check({ assembly: path.join(folder, 'cdk.out'), templates: [], inventories: [], ...options });
}

const volume = (properties: object = {}) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', Size: 10, Encrypted: true, VolumeType: 'gp3', ...properties },
});
const inventory = (generation: string) => ({
  schemaVersion: 1,
  outposts: [{ outpost: { OutpostId: OUTPOST_ID, OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: generation } }],
});

/** Synthesizes a gp3 volume on a first-generation rack; the App itself registers no rules, as an App would that fails later. */
function synthesize(
  prepare: (volume: ec2.Volume) => void = () => undefined,
  scopeOf: (app: App) => Stack = (app) => new Stack(app, 'Plant', { env: ENV }),
): void {
  const app = new App({ outdir: path.join(folder, 'cdk.out') });
  const stack = scopeOf(app);
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn: OUTPOST_ARN,
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_1,
  });
  const made = new ec2.Volume(stack, 'Data', {
    availabilityZone: 'us-west-2a',
    size: Size.gibibytes(10),
    encrypted: true,
    volumeType: ec2.EbsDeviceVolumeType.GP3,
    iops: 4000,
  });
  made.with(outpost.placement);
  prepare(made);
  try {
    app.synth();
  } catch (error) {
    if (!String(error).includes(RULE)) throw error;
  }
}

describe('a cloud assembly', () => {
  test('without findings costs nothing for the metadata of its constructs, which is not read', () => {
    file('Plant.json', { Resources: { Data: volume({ VolumeType: 'gp2' }) } });
    file('Plant.metadata.json', 'not JSON');
    const Plant = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://111122223333/us-west-2',
      properties: { templateFile: 'Plant.json' },
      additionalMetadataFile: 'Plant.metadata.json',
    };
    const assembly = path.dirname(file('manifest.json', { version: '55.0.0', artifacts: { Plant } }));
    expect(checked({ assembly }).findings).toEqual([]);
    const inventories = [file('outposts.json', inventory('GENERATION_1'))];
    file('Plant.json', { Resources: { Data: volume() } });
    expect(() => checked({ assembly, inventories })).toThrow('Plant.metadata.json is not valid JSON');
  });

  test('gets the findings that cdk synth printed, with the construct and the line of the user', () => {
    synthesize();
    const report = checked({});
    expect(report.findings).toMatchObject([
      { ruleId: RULE, severity: 'error', stack: 'Plant', construct: 'Plant/Data/Resource', path: 'Properties.VolumeType' },
    ]);
    expect(report.findings[0].line).toContain('check.test.ts:');
    expect(exitCodeOf(report)).toBe(1);
  });

  test('is judged by what the Outpost was declared to be, without an inventory', () => {
    synthesize();
    const template = JSON.parse(fs.readFileSync(path.join(folder, 'cdk.out/Plant.template.json'), 'utf8'));
    expect(checked({ templates: [file('with.json', template)] }).findings).toHaveLength(1);
    delete template.Metadata;
    expect(checked({ templates: [file('without.json', template)] }).findings).toEqual([]);
  });

  test('keeps silent about what was acknowledged on the construct or on a parent', () => {
    synthesize((made) => Validations.of(made).acknowledge({ id: `cdk-outposts::${RULE}`, reason: 'known' }));
    expect(checked({}).findings).toEqual([]);
    synthesize((made) => Validations.of(Stack.of(made)).acknowledge({ id: `cdk-outposts::${RULE}`, reason: 'known' }));
    expect(checked({}).findings).toEqual([]);
  });

  test('is silent about a capacity that was acknowledged on any resource that requires it', () => {
    const prepare = (acknowledged: number | undefined) => {
      synthesize((made) => {
        const stack = Stack.of(made);
        stack.addMetadata('cdk-outposts', {
          outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage: { ebs: [{ volumeType: 'gp2', capacityTiB: 1 }] } }],
        });
        const volumes = [600, 700].map(
          (size) =>
            new ec2.CfnVolume(stack, `Data${size}`, {
              outpostArn: OUTPOST_ARN,
              availabilityZone: 'us-west-2a',
              size,
              encrypted: true,
              volumeType: 'gp2',
            }),
        );
        Validations.of(made).acknowledge({ id: `cdk-outposts::${RULE}`, reason: 'known' });
        if (acknowledged !== undefined)
          Validations.of(volumes[acknowledged]).acknowledge({ id: 'cdk-outposts::volumes-exceed-ebs-capacity', reason: 'known' });
      });
      return checked({}).findings.filter(({ ruleId }) => ruleId === 'volumes-exceed-ebs-capacity');
    };
    const [finding] = prepare(undefined);
    expect(finding).toMatchObject({ ruleId: 'volumes-exceed-ebs-capacity', construct: 'Plant/Data700', sharedWith: ['Plant/Data600'] });
    expect(render({ findings: [finding], undecided: [], unread: [], judged: { resources: 2, onOutposts: 2, rules: 1 } })).toContain(
      '\n  Plant/Data600\n',
    );
    expect(prepare(0)).toEqual([]);
    expect(prepare(1)).toEqual([]);
  });

  test('is read with its Stages and nested stacks', () => {
    synthesize(undefined, (app) => new NestedStack(new Stack(new Stage(app, 'Prod', { env: ENV }), 'Plant'), 'Inner'));
    expect(checked({}).findings).toMatchObject([{ ruleId: RULE, stack: expect.stringContaining('/') }]);
  });
});

describe('templates', () => {
  test('are judged without those that cannot be read, which are named', () => {
    const [good, bad] = [file('plant.json', { Resources: { Data: volume() } }), file('bad.yaml', 'Resources: [')];
    const report = checked({ templates: [bad, good], inventories: [file('i.json', inventory('GENERATION_1'))] });
    expect(report.findings).toMatchObject([{ ruleId: RULE, stack: 'plant' }]);
    expect(report.unread).toEqual([
      { stack: 'bad', what: `the template ${bad}`, why: expect.stringContaining('is not valid YAML'), file: bad },
    ]);
    expect(exitCodeOf(report)).toBe(1);
    expect(exitCodeOf({ ...report, findings: [] })).toBe(2);
  });

  test('are judged with what an inventory knows', () => {
    const templates = [file('plant.json', { Resources: { Data: volume() } })];
    const old = file('old.json', inventory('GENERATION_1'));
    const recent = file('new.json', inventory('GENERATION_2'));
    expect(checked({ templates, inventories: [old] }).findings).toMatchObject([{ ruleId: RULE, stack: 'plant', resource: 'Data' }]);
    expect(checked({ templates, inventories: [recent] }).findings).toEqual([]);
  });

  test('without an inventory say in one line what could not be decided', () => {
    const report = checked({ templates: [file('plant.json', { Resources: { Data: volume() } })] });
    expect(report.findings).toEqual([]);
    const why: unknown = expect.stringMatching(`^generation of ${OUTPOST_ID} is not declared `);
    expect(report.undecided).toContainEqual({ ruleId: RULE, why, outpost: OUTPOST_ID });
    const lines = render(report).split('\n');
    expect(lines.at(-1)).toMatch(/^\d+ rules? could not be decided: .* is not declared/);
  });

  test('in YAML are read with the short forms of intrinsic functions', () => {
    const yaml = [
      'Resources:',
      '  Data:',
      '    Type: AWS::EC2::Volume',
      '    Properties:',
      '      AvailabilityZone: !Select [0, !Split [",", "us-west-2a,us-west-2b"]]',
      "      OutpostArn: !Sub 'arn:${AWS::Partition}:outposts:${AWS::Region}:${AWS::AccountId}:outpost/" + OUTPOST_ID + "'",
      '      VolumeType: !If [Never, gp3, gp3]',
      '      Size: 10',
    ].join('\n');
    const report = checked({ templates: [file('plant.yaml', yaml)], inventories: [file('i.json', inventory('GENERATION_1'))] });
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain(RULE);
  });

  test('have the Region and the account of the inventories, unless others are specified', () => {
    const templates = [
      file('plant.json', {
        Resources: {
          Data: volume({ AvailabilityZone: { Ref: 'Zone' } }),
          Route: {
            Type: 'AWS::EC2::LocalGatewayRoute',
            Properties: { LocalGatewayRouteTableId: 'lgw-rtb-1', DestinationCidrBlock: '10.0.0.0/8', NetworkInterfaceId: 'eni-1' },
          },
        },
      }),
    ];
    const known = (region: string, account: string) =>
      file(`${region}.json`, {
        ...inventory('GENERATION_2'),
        region,
        account,
        localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-1', OwnerId: '111122223333' }],
      });
    const ruleIds = (options: Partial<CheckOptions>) => checked({ templates, ...options }).findings.map(({ ruleId }) => ruleId);
    const [here, there] = [known('us-west-2', '111122223333'), known('eu-west-3', '444455556666')];
    const [region, account] = ['outpost-of-another-region', 'local-gateway-route-in-another-account'];
    expect(ruleIds({})).toEqual([]);
    expect(ruleIds({ inventories: [here] })).toEqual([]);
    expect(ruleIds({ inventories: [there] })).toEqual([region, account]);
    expect(ruleIds({ inventories: [here, there] })).toEqual([]);
    expect(ruleIds({ inventories: [there], region: 'us-west-2', account: '111122223333' })).toEqual([]);
    expect(ruleIds({ inventories: [here], region: 'eu-west-3', account: '444455556666' })).toEqual([region, account]);
  });

  test('have the parameter values that are specified, and the templates of nested stacks in local files', () => {
    const body = (template: string) => ({
      Parameters: { Type: { Type: 'String', Default: 'gp2' } },
      Resources: {
        Data: volume({ VolumeType: { Ref: 'Type' } }),
        Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: template, Parameters: { Type: { Ref: 'Type' } } } },
      },
    });
    file('inner.yaml', JSON.stringify(body('inner.yaml')));
    const options = { templates: [file('plant.json', body('./inner.yaml'))], inventories: [file('i.json', inventory('GENERATION_1'))] };
    expect(checked(options).findings).toEqual([]);
    expect(checked({ ...options, parameters: ['Type=gp3'] }).findings).toMatchObject([{ stack: 'plant' }, { stack: 'plant/Inner' }]);
    expect(checked({ ...options, parameters: ['plant:Type=gp3'] }).findings).toHaveLength(2);
    expect(checked(options).unread).toMatchObject([{ stack: 'plant/Inner', what: expect.stringContaining('of the nested stack Inner') }]);
    expect(() => checked({ ...options, parameters: ['Tipe=gp3'] })).toThrow(UnusableInput);
  });

  test('of several stacks see each other through exports', () => {
    const templates = [
      file('a.json', {
        Resources: {
          O: {
            Type: 'AWS::Outposts::Outpost',
            Properties: { Name: 'plant', SiteId: 'os-0a1b2c3d4e5f60718', AvailabilityZone: 'us-west-2a' },
          },
        },
        Outputs: { X: { Value: OUTPOST_ARN, Export: { Name: 'the-outpost' } } },
      }),
      file('b.json', { Resources: { Data: volume({ OutpostArn: { 'Fn::ImportValue': 'the-outpost' } }) } }),
    ];
    const report = checked({ templates, inventories: [file('i.json', inventory('GENERATION_1'))] });
    expect(report.findings).toMatchObject([{ ruleId: RULE, stack: 'b' }]);
  });

  test('with resource types that nobody knows are read past them', () => {
    const resources = {
      Odd: { Type: 'Vendor::Thing::Odd', Properties: 7 },
      Worse: 'no object',
      'Fn::ForEach::X': ['a', [], {}],
      Data: volume(),
    };
    const report = checked({
      templates: [file('odd.json', { Resources: resources })],
      inventories: [file('i.json', inventory('GENERATION_1'))],
    });
    expect(report.findings).toHaveLength(1);
  });
});

/** A symbolic link to itself, which no user can read. */
function unreadable(): string {
  const link = path.join(folder, 'link.json');
  fs.rmSync(link, { force: true });
  fs.symlinkSync('link.json', link);
  return link;
}

describe('unusable input gets one line that says what to do', () => {
  test.each<[string, () => Partial<CheckOptions>, RegExp]>([
    [
      'a folder that is not a cloud assembly',
      () => ({ assembly: folder }),
      /manifest\.json does not exist; run 'cdk synth', and specify the folder/,
    ],
    [
      'the folder of another application',
      () => ({ assembly: path.dirname(file('manifest.json', { name: 'shop', icons: [] })) }),
      /is not a cloud assembly: manifest\.json has no version and artifacts/,
    ],
    [
      'a cloud assembly that contains itself',
      () => {
        const artifacts = { Loop: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } };
        return { assembly: path.dirname(file('manifest.json', { version: '55.0.0', artifacts })) };
      },
      /contains itself as "\."; run 'cdk synth' again/,
    ],
    ['a template that does not exist', () => ({ templates: [path.join(folder, 'none.json')] }), /does not exist/],
    ['malformed JSON', () => ({ templates: [file('bad.json', '{ "Resources": ')] }), /is not valid JSON: .*; correct the file$/],
    ['malformed YAML', () => ({ templates: [file('bad.yaml', 'Resources: [')] }), /is not valid YAML: .*; correct the file$/],
    ['a file that is not a template', () => ({ templates: [file('list.json', '[]')] }), /does not contain an object/],
    ['an empty file', () => ({ templates: [file('empty.yaml', '')] }), /empty.yaml is an empty file; specify a file in JSON or YAML$/],
    ['an empty file in JSON', () => ({ templates: [file('empty.json', '\n')] }), /empty.json is an empty file; specify/],
    ['a cloud assembly that cannot be read', () => ({ assembly: unreadable() }), /cannot be read: ELOOP; check the path$/],
    ['a template that cannot be read', () => ({ templates: [unreadable()] }), /cannot be read: ELOOP; check the path$/],
    ['an inventory that cannot be read', () => ({ inventories: [unreadable()] }), /cannot be read: ELOOP; specify a file that/],
    [
      'parameters that cannot be read',
      () => ({ templates: [file('t.json', { Resources: {} })], parameters: [unreadable()] }),
      /cannot be read: ELOOP; check the path$/,
    ],
    [
      'a deployed template that does not exist',
      () => ({ templates: [file('t.json', { Resources: {} })], deployed: ['Other.json'] }),
      /^Other.json does not exist; check the path$/,
    ],
    [
      'a deployed template that cannot be read',
      () => ({ templates: [file('t.json', { Resources: {} })], deployed: [unreadable()] }),
      /cannot be read: ELOOP; check the path$/,
    ],
    ['a template without Resources', () => ({ templates: [file('none.json', {})] }), /has no Resources section/],
    ['a folder instead of a template', () => ({ templates: [folder] }), /is not a file/],
    ['a YAML bomb', () => ({ templates: [file('bomb.yaml', `${bomb()}Resources: *j`)] }), /cannot be read: /],
    [
      'an inventory that does not exist',
      () => ({ templates: [file('t.json', { Resources: {} })], inventories: [path.join(folder, 'no.json')] }),
      /does not exist/,
    ],
  ])('%s', (_, options, message) => {
    let thrown: unknown;
    try {
      checked(options());
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnusableInput);
    expect((thrown as Error).message).toMatch(message);
    expect((thrown as Error).message).not.toContain('\n');
  });

  test('an inventory that is none', () => {
    const templates = [file('t.json', { Resources: {} })];
    expect(() => checked({ templates, inventories: [file('i.json', 'nonsense')] })).toThrow(InventoryError);
  });

  test.each([[['bad.json', 'worse.json'], /bad\.json is not valid JSON.*; .*worse\.json is not valid JSON/]] as const)(
    'of %j only',
    (names, message) => {
      expect(() => checked({ templates: names.map((name) => file(name, '{')) })).toThrow(message);
    },
  );

  test('a folder instead of an inventory', () => {
    expect(() => checked({ templates: [file('t.json', { Resources: {} })], inventories: [folder] })).toThrow(/cannot be read: EISDIR; /);
  });

  test('a huge file, without reading it', () => {
    const huge = path.join(folder, 'huge.json');
    fs.writeFileSync(huge, '');
    fs.truncateSync(huge, 60 * 1024 * 1024);
    expect(() => checked({ templates: [huge] })).toThrow(/has 60 MB; CloudFormation accepts templates of up to 1 MB/);
  });
});

/** Ten aliases of ten aliases of … : small to write, huge to expand. */
function bomb(): string {
  const names = 'abcdefghij'.split('');
  return names
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(10)
          .fill(i ? `*${names[i - 1]}` : 'x')
          .join(', ')}]\n`,
    )
    .join('');
}

/** A local gateway route table without a VIF group, which is a warning. */
const LONELY = { Type: 'AWS::EC2::LocalGatewayRouteTable', Properties: { LocalGatewayId: 'lgw-0a1b2c3d4e5f60718' } };

describe('the command', () => {
  const outposts = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', path.join(__dirname, '../../bin/outposts.ts'), 'check', ...args], { encoding: 'utf8' });

  test('exits with 1 on an error and prints one JSON object for a machine', () => {
    const template = file('plant.json', { Resources: { Data: volume() } });
    const { status, stdout, stderr } = outposts('--template', template, '--inventory', file('i.json', inventory('GENERATION_1')), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [
        { ruleId: RULE, severity: 'error', resource: 'Data', stack: 'plant', path: 'Properties.VolumeType', fix: /./, source: /^https/ },
      ].map(({ fix, source, ...rest }) => ({ ...rest, fix: expect.stringMatching(fix), source: expect.stringMatching(source) })),
      undecided: expect.any(Array),
      unread: [],
      judged: { resources: 1, onOutposts: 1, rules: rules.length },
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  test('prints how much was evaluated', () => {
    const template = file('plant.json', { Resources: { Data: volume(), Other: { Type: 'AWS::EC2::Volume', Properties: { Size: 1 } } } });
    expect(render(checked({ templates: [template] }))).toContain(`2 resources (1 on Outposts) evaluated against ${rules.length} rules`);
  });

  test.each<[string, object]>([
    ['a local gateway route table', LONELY],
    ['a property that CloudFormation does not support', { Type: 'AWS::EC2::CapacityReservation', Properties: { OutpostArn: OUTPOST_ARN } }],
  ])('counts the resource of a finding that is on no Outpost: %s', (_, resource) => {
    const report = checked({ templates: [file('plant.json', { Resources: { Part: resource } })] });
    expect(report.findings.length).toBeGreaterThan(0);
    for (const format of FORMATS.filter((one) => one !== 'json')) {
      const text = renderReport(report, { format, failOn: 'error' });
      expect(text).toContain(`1 resource (0 on Outposts) evaluated against ${rules.length} rules`);
    }
    expect(report.judged).toEqual({ resources: 1, onOutposts: 0, rules: rules.length });
  });

  test('exits with 2 if a template cannot be read, and reports the others', () => {
    const [good, bad] = [file('plant.json', { Resources: { Data: volume() } }), file('bad.json', '{')];
    const { status, stdout, stderr } = outposts('--template', good, bad);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toContain(`not read: the template ${bad} in bad: ${bad} is not valid JSON`);
    expect(stdout).toContain('1 resource (1 on Outposts) evaluated');
  });

  test('exits with 1 on a warning if --fail-on says so', () => {
    const template = file('plant.json', {
      Resources: { Data: volume({ VolumeType: undefined }), Table: LONELY },
    });
    expect(outposts('--template', template).status).toBe(0);
    const { status, stdout } = outposts('--template', template, '--fail-on', 'warning');
    expect(stdout).toMatch(/^0 errors, [1-9]\d* warnings?$/m);
    expect(status).toBe(1);
    expect(outposts('--template', template, '--fail-on', 'all')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('error, warning'),
    });
  });

  test('takes a cloud assembly or templates, not both', () => {
    const template = file('plant.json', { Resources: {} });
    const { status, stdout, stderr } = outposts('cdk.out', '--template', template);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `cdk-outposts: check validates a cloud assembly or templates, got the cloud assembly cdk.out and the template ${template}; specify one of them\n`,
    );
  });

  test('warns about fields that an inventory does not have', () => {
    const template = file('plant.json', { Resources: {} });
    const { status, stderr } = outposts('--template', template, '--inventory', file('i.json', { outpost: [], schemaVersion: 1 }));
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^warning: .*i\.json: not a field of an inventory: "outpost"; check the spelling.*\n$/),
    });
  });

  const shell = (redirection: string, ...args: string[]) => {
    const command = [process.execPath, '--import', 'tsx', path.join(__dirname, '../../bin/outposts.ts'), 'check', ...args];
    const quoted = command.map((each) => `'${each}'`).join(' ');
    return spawnSync('bash', ['-c', `set -o pipefail; ${quoted} ${redirection}`], { encoding: 'utf8' });
  };

  test('exits with the code of the report if the reader of its output goes away', () => {
    const resources = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`Data${i}`, volume()]));
    const args = ['--template', file('plant.json', { Resources: resources }), '--inventory', file('i.json', inventory('GENERATION_1'))];
    expect(shell('| true', ...args)).toMatchObject({ status: 1, stderr: '' });
  });

  test.each([[], ['--json']])('exits with 2 and one line if its output cannot be written: %j', (...options: string[]) => {
    const args = ['--template', file('plant.json', { Resources: {} }), ...options];
    expect(shell('> /dev/full', ...args)).toMatchObject({
      status: 2,
      stderr: 'cdk-outposts: cannot write to standard output: ENOSPC; write to another destination\n',
    });
  });

  test('exits with 2 on unusable input, with one line and no stack trace', () => {
    const { status, stdout, stderr } = outposts(folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('manifest.json does not exist');
  });
});
