import { withWeakReferences } from './weak-references';
import type { Inventory } from '../../lib/inventory/inventory';
import { summarizeGaps } from '../../lib/validation/evaluate';
import type { Json, TemplateSource } from '../../lib/validation/facts/template';
import { rules } from '../../lib/validation/rules';
import { validate } from '../../lib/validation/validate';

const OUTPOST_ID = 'op-0a1a1a1a1a1a1a1a1';
const OUTPOST_ARN = `arn:aws:outposts:eu-west-3:111122223333:outpost/${OUTPOST_ID}`;
const FIRST_GENERATION: Inventory = {
  outposts: [{ outpost: { OutpostId: OUTPOST_ID, OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: 'GENERATION_1' } }],
};
const RULE = 'volume-type-is-not-supported-on-first-generation';
const GP3 = `volume type gp3 is not supported on first-generation Outposts racks (${OUTPOST_ID})`;

function validated(body: Json, { inventory = FIRST_GENERATION, ...source }: Partial<TemplateSource> & { inventory?: Inventory } = {}) {
  const template: TemplateSource = { name: 'S', path: 'S.json', region: 'eu-west-3', account: '111122223333', body, ...source };
  const evaluation = validate([template], [inventory], rules);
  const found = evaluation.findings
    .filter(({ ruleId }) => ruleId === RULE)
    .map(({ severity, message, location }) => `${severity} ${location.logicalId}: ${message}`);
  return { ...evaluation, found };
}

const volume = (properties: object = {}, more: object = {}) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'eu-west-3a', Size: 10, VolumeType: 'gp3', ...properties },
  ...more,
});
const NO_VALUE = { Ref: 'AWS::NoValue' };
const CONDITIONS = { IsFast: { 'Fn::Equals': [{ Ref: 'Speed' }, 'fast'] } };
const ref = (Ref: string) => ({ Ref });

describe('a parameter', () => {
  const Parameters = { Arn: { Type: 'String', Default: OUTPOST_ARN }, Kind: { Type: 'String' } };

  test('has its default value', () => {
    expect(validated({ Parameters, Resources: { V: volume({ OutpostArn: ref('Arn') }) } }).found).toEqual([`error V: ${GP3}`]);
  });

  test('has the value that is specified', () => {
    const Resources = { V: volume({ OutpostArn: ref('Arn'), VolumeType: ref('Kind') }) };
    expect(validated({ Parameters, Resources }).found).toEqual([]);
    expect(validated({ Parameters, Resources }, { parameters: { Kind: 'gp3' } }).found).toEqual([`error V: ${GP3}`]);
    expect(validated({ Parameters, Resources }, { parameters: { Kind: 'gp3', Arn: OUTPOST_ARN.replace('0a1a', '0b1b') } }).found).toEqual(
      [],
    );
  });

  test('of a Systems Manager parameter, and one with NoEcho, have no known value', () => {
    for (const parameter of [
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'gp3' },
      { Type: 'String', NoEcho: true, Default: 'gp3' },
    ]) {
      expect(validated({ Parameters: { Kind: parameter }, Resources: { V: volume({ VolumeType: ref('Kind') }) } }).found).toEqual([]);
    }
  });

  test('whose allowed values are all wrong is wrong, once', () => {
    const ofValues = (...AllowedValues: string[]) =>
      validated({ Parameters: { Kind: { Type: 'String', AllowedValues } }, Resources: { V: volume({ VolumeType: ref('Kind') }) } }).found;
    expect(ofValues('gp3')).toEqual([`error V: ${GP3}`]);
    expect(ofValues('gp3', 'io1')).toEqual([`error V: ${GP3}; the same is true of each other value of Kind`]);
    expect(ofValues('gp2', 'gp3')).toEqual([`warning V: if Kind is gp3: ${GP3}`]);
    expect(ofValues('gp2')).toEqual([]);
  });

  test('with a default that is right is not judged by its other values, and with one that is wrong is wrong', () => {
    const ofDefault = (Default: string) =>
      validated({
        Parameters: { Kind: { Type: 'String', Default, AllowedValues: ['gp2', 'gp3'] } },
        Resources: { V: volume({ VolumeType: ref('Kind') }) },
      }).found;
    expect(ofDefault('gp2')).toEqual([]);
    expect(ofDefault('gp3')).toEqual([`error V: ${GP3}`]);
  });

  test('of a list is split', () => {
    const Resources = {
      V: volume({ VolumeType: { 'Fn::Select': [1, ref('Kinds')] } }),
      W: volume({ VolumeType: { 'Fn::Select': [0, { 'Fn::Split': [',', 'gp3,gp2'] }] } }),
    };
    expect(validated({ Parameters: { Kinds: { Type: 'CommaDelimitedList', Default: 'gp2, gp3' } }, Resources }).found).toEqual([
      `error V: ${GP3}`,
      `error W: ${GP3}`,
    ]);
  });
});

test('resources of deployments that exclude each other are counted once each', () => {
  const Conditions = { ...CONDITIONS, IsSlow: { 'Fn::Not': [{ Condition: 'IsFast' }] } };
  const Resources = { V: volume({}, { Condition: 'IsFast' }), W: volume({}, { Condition: 'IsSlow' }), X: volume() };
  const { judged, findings } = validated({ Parameters: { Speed: { Type: 'String' } }, Conditions, Resources });
  expect(new Set(findings.map(({ location }) => location.logicalId)).size).toBe(3);
  expect(judged).toMatchObject({ resources: 3, onOutposts: 3 });
});

describe('a condition', () => {
  const Parameters = { Speed: { Type: 'String' } };
  const either = (whenTrue: unknown, whenFalse: unknown) => ({ 'Fn::If': ['IsFast', whenTrue, whenFalse] });
  const found = (resources: Json, parameters?: { Speed: string }, Default?: string) =>
    validated({ Parameters: { Speed: { ...Parameters.Speed, Default } }, Conditions: CONDITIONS, Resources: resources }, { parameters })
      .found;

  test('is named by a warning about one of its branches', () => {
    expect(found({ V: volume({ VolumeType: either('gp3', 'gp2') }) })).toEqual([`warning V: if condition IsFast is true: ${GP3}`]);
    expect(found({ V: volume({ VolumeType: either('gp2', 'gp3') }) })).toEqual([`warning V: if condition IsFast is false: ${GP3}`]);
  });

  test('does not matter if both branches are wrong', () => {
    expect(found({ V: volume({ VolumeType: either('gp3', 'io1') }) })).toEqual([
      `error V: ${GP3}; the same is true of each other value of Speed`,
    ]);
  });

  test('is decided by the parameter value', () => {
    const resources = { V: volume({ VolumeType: either('gp3', 'gp2') }) };
    expect(found(resources, { Speed: 'fast' })).toEqual([`error V: ${GP3}`]);
    expect(found(resources, { Speed: 'slow' })).toEqual([]);
  });

  test('that a default decides is a finding, and a warning for the other values', () => {
    const resources = { V: volume({ VolumeType: either('gp3', 'gp2') }) };
    expect(found(resources, undefined, 'fast')).toEqual([`error V: ${GP3}`]);
    expect(found(resources, undefined, 'slow')).toEqual([`warning V: if condition IsFast is true: ${GP3}`]);
  });

  test('of a resource decides whether the stack has it', () => {
    const resources = { V: volume({}, { Condition: 'IsFast' }) };
    expect(found(resources, { Speed: 'fast' })).toEqual([`error V: ${GP3}`]);
    expect(found(resources, { Speed: 'slow' })).toEqual([]);
    expect(found(resources)).toEqual([`error V: ${GP3}`]);
  });

  test('that is false removes a property, an element of a list, and an output', () => {
    const instance = (device: unknown) => ({
      Type: 'AWS::EC2::Instance',
      Properties: { InstanceType: 'm5.large', SubnetId: ref('Subnet'), BlockDeviceMappings: [{ DeviceName: '/dev/xvda' }, device] },
    });
    const Subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', OutpostArn: OUTPOST_ARN } };
    const gp3 = { DeviceName: '/dev/sdb', Ebs: { VolumeType: 'gp3', VolumeSize: 10 } };
    const ofDevices = (device: unknown) =>
      validated({ Parameters, Conditions: CONDITIONS, Resources: { Subnet, I: instance(device) } })
        .findings.filter(({ ruleId }) => ruleId === 'block-device-type-is-not-supported-on-first-generation')
        .map(({ severity, message }) => `${severity} ${/^if (.*?): /.exec(message)?.[1] ?? ''}`);
    expect(ofDevices(gp3)).toEqual(['error ']);
    expect(ofDevices(either(gp3, NO_VALUE))).toEqual(['warning condition IsFast is true']);
    expect(ofDevices(NO_VALUE)).toEqual([]);
  });

  test('is evaluated with And, Or, Not and other conditions, and all of one parameter together', () => {
    const Conditions = {
      ...CONDITIONS,
      IsSlow: { 'Fn::Not': [{ Condition: 'IsFast' }] },
      IsMedium: { 'Fn::Equals': ['medium', ref('Speed')] },
      Both: { 'Fn::And': [{ Condition: 'IsFast' }, { Condition: 'IsSlow' }] },
      Odd: { 'Fn::And': [{ Condition: 'IsFast' }, { Condition: 'IsMedium' }] },
      Any: { 'Fn::Or': [{ Condition: 'IsFast' }, { Condition: 'IsSlow' }] },
    };
    const ofCondition = (name: string) =>
      validated({ Parameters, Conditions, Resources: { V: volume({ VolumeType: { 'Fn::If': [name, 'gp3', 'gp2'] } }) } }).found;
    expect(ofCondition('Both')).toEqual([]);
    expect(ofCondition('Odd')).toEqual([]);
    expect(ofCondition('Any')).toEqual([`error V: ${GP3}`]);
    expect(ofCondition('IsMedium')).toEqual([`warning V: if condition IsMedium is true: ${GP3}`]);
  });

  test('of values that only the deployment knows can be true or false', () => {
    const Conditions = { C: { 'Fn::Equals': [{ 'Fn::ImportValue': 'x' }, { Ref: 'AWS::StackId' }] } };
    expect(validated({ Conditions, Resources: { V: volume({ VolumeType: { 'Fn::If': ['C', 'gp3', 'gp2'] } }) } }).found).toEqual([
      `warning V: if condition C is true: ${GP3}`,
    ]);
  });

  test('inside a branch of another condition is evaluated, too', () => {
    const Conditions = { ...CONDITIONS, IsOld: { 'Fn::Equals': [ref('Age'), 'old'] } };
    const nested = { 'Fn::If': ['IsOld', either('gp3', 'gp2'), 'gp2'] };
    const body = { Parameters: { ...Parameters, Age: { Type: 'String' } }, Conditions, Resources: { V: volume({ VolumeType: nested }) } };
    expect(validated(body).found).toEqual([`warning V: if condition IsFast is true and condition IsOld is true: ${GP3}`]);
  });
});

test('a parameter of a nested stack has the value that the parent passes', () => {
  const parent: TemplateSource = {
    name: 'S',
    path: 'S.json',
    body: {
      Parameters: { Speed: { Type: 'String' } },
      Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Pace: ref('Speed') } } } },
    },
  };
  const inner: TemplateSource = {
    name: 'S/Inner',
    path: 'inner.json',
    body: {
      Parameters: { Pace: { Type: 'String', Default: 'slow' } },
      Conditions: { IsFast: { 'Fn::Equals': [ref('Pace'), 'fast'] } },
      Resources: { V: volume({ VolumeType: { 'Fn::If': ['IsFast', 'gp3', 'gp2'] } }) },
    },
    parent: { template: parent, logicalId: 'Inner' },
  };
  const messages = validate([parent, inner], [FIRST_GENERATION], rules).findings.filter(({ ruleId }) => ruleId === RULE);
  expect(messages).toMatchObject([{ severity: 'warning', message: `if condition IsFast is true: ${GP3}` }]);
});

test('more combinations than are evaluated are listed as not read', () => {
  const names = Array.from({ length: 8 }, (_, index) => `P${index}`);
  const body = {
    Parameters: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])),
    Conditions: Object.fromEntries(names.map((name) => [`C${name}`, { 'Fn::Equals': [ref(name), 'x'] }])),
    Resources: Object.fromEntries(names.map((name) => [`V${name}`, volume({ VolumeType: { 'Fn::If': [`C${name}`, 'gp3', 'gp2'] } })])),
  };
  const { found, unread } = validated(body);
  expect(found).toHaveLength(8);
  expect(found[7]).toBe(`warning VP7: if condition CP7 is true: ${GP3}`);
  expect(unread).toEqual([
    {
      stack: 'S',
      what: `combinations of ${names.join(', ')}`,
      why: '32 of 256 combinations of values were evaluated; specify values with --parameters',
    },
  ]);
});

test('a default does not decide whether a subnet is on an Outpost', () => {
  const severities = (Default: string | undefined, onOutpost: unknown) => {
    const body = {
      Parameters: { UseOutpost: { Type: 'String', Default } },
      Conditions: { OnOutpost: { 'Fn::Equals': [ref('UseOutpost'), 'yes'] } },
      Resources: {
        Subnet: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-3a', OutpostArn: onOutpost },
        },
        Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [ref('Subnet')] } },
        Cache: {
          Type: 'AWS::EC2::Instance',
          Properties: { SubnetId: ref('Subnet'), BlockDeviceMappings: [{ Ebs: { VolumeType: 'gp3' } }] },
        },
      },
    };
    return validated(body)
      .findings.filter(({ ruleId }) => ruleId === 'block-device-type-is-not-supported-on-first-generation')
      .map(({ severity, message }) => `${severity} ${/^if (.*?): /.exec(message)?.[1] ?? ''}`);
  };
  const sometimes = { 'Fn::If': ['OnOutpost', OUTPOST_ARN, NO_VALUE] };
  const warning = ['warning condition OnOutpost is true'];
  expect([undefined, 'no', 'yes', ''].map((value) => severities(value, sometimes))).toEqual([warning, warning, warning, warning]);
  expect(severities('no', OUTPOST_ARN)).toEqual(['error ']);
});

describe('what is not read is listed', () => {
  const unreadOf = (body: Json, inventory: Inventory = {}) =>
    validated(body, { inventory }).unread.map(({ what, why }) => `${what}: ${why}`);
  const subnet = (OutpostArn: unknown) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', OutpostArn },
  });

  test.each<[string, Json, readonly string[]]>([
    [
      'an Outpost that a parameter without a value specifies, under a condition',
      {
        Parameters: { OutpostArn: { Type: 'String', Default: '' } },
        Conditions: { OnOutpost: { 'Fn::Not': [{ 'Fn::Equals': [ref('OutpostArn'), ''] }] } },
        Resources: { Private: subnet({ 'Fn::If': ['OnOutpost', ref('OutpostArn'), NO_VALUE] }) },
      },
      ['OutpostArn of Private: parameter OutpostArn has no value; specify it with --parameters'],
    ],
    [
      'an Outpost whose ARN has an unknown part',
      {
        Parameters: { Id: { Type: 'String' } },
        Resources: { V: volume({ OutpostArn: { 'Fn::Sub': 'arn:aws:outposts:eu-west-3:1:outpost/${Id}' } }) },
      },
      ['OutpostArn of V: parameter Id has no value; specify it with --parameters'],
    ],
    [
      'an imported Outpost',
      { Resources: { V: volume({ OutpostArn: { 'Fn::ImportValue': 'outpost' } }) } },
      ['OutpostArn of V: no template exports outpost with a known value'],
    ],
    [
      'a list of subnets',
      {
        Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } },
        Resources: { G: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { VPCZoneIdentifier: ref('Subnets') } } },
      },
      ['VPCZoneIdentifier of G: parameter Subnets has no value; specify it with --parameters'],
    ],
    [
      'a subnet that exists already',
      { Resources: { I: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-1' } } } },
      ["SubnetId (subnet-1) of I: the subnet exists already, and no inventory contains it; read it with 'npx cdk-outposts discover'"],
    ],
    ['a resource that is not an object', { Resources: { V: null } }, ['V: it is not an object with a Type']],
    ['a Type that is not a text', { Resources: { V: { Type: 5 } } }, ['V: its Type is not a text']],
    [
      'Properties that are not an object',
      { Resources: { V: { Type: 'AWS::EC2::Volume', Properties: 'x' } } },
      ['V: its Properties are not an object'],
    ],
    [
      'a resource that a macro changes',
      { Resources: { I: { Type: 'AWS::EC2::Instance', 'Fn::Transform': { Name: 'AWS::Include' } } } },
      ['I: the result of Fn::Transform is known during the deployment'],
    ],
    [
      'a dynamic reference',
      { Resources: { V: volume({ OutpostArn: '{{resolve:ssm:/outpost}}' }) } },
      ['OutpostArn of V: CloudFormation resolves {{resolve:ssm:/outpost}} during the deployment'],
    ],
    [
      'a nested stack whose template is elsewhere',
      { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3.amazonaws.com/a/b.yaml' } } } },
      ['N: its template is not a file here; check https://s3.amazonaws.com/a/b.yaml with --template'],
    ],
    [
      'a module, a stack set and a macro',
      {
        Transform: ['MyMacro'],
        Resources: { M: { Type: 'My::Own::Network::MODULE' }, S: { Type: 'AWS::CloudFormation::StackSet' } },
      },
      [
        'transform MyMacro: a macro can change each resource of the template',
        'M: My::Own::Network::MODULE is a module, which CloudFormation expands during the deployment',
        'S: AWS::CloudFormation::StackSet creates resources; check the template of the stack set with --template',
      ],
    ],
    [
      'properties that a macro adds',
      { Resources: { V: { Type: 'AWS::EC2::Volume', Properties: { 'Fn::Transform': { Name: 'AWS::Include' }, Size: 1 } } } },
      ['Properties of V: Fn::Transform is not evaluated'],
    ],
    [
      'a loop over an unknown list',
      {
        Transform: 'AWS::LanguageExtensions',
        Parameters: { Names: { Type: 'CommaDelimitedList' } },
        Resources: { 'Fn::ForEach::Volumes': ['Name', ref('Names'), { 'V${Name}': volume() }] },
      },
      ['Fn::ForEach::Volumes: parameter Names has no value; specify it with --parameters'],
    ],
    ['nothing of a template that is read', { Resources: { V: volume(), S: subnet(undefined) } }, []],
  ])('%s', (_, body, expected) => {
    expect(unreadOf(body)).toEqual(expected);
  });

  test('with one line for all parts with the same reason', () => {
    const Resources = Object.fromEntries(
      'ABCDE'.split('').map((id) => [id, { Type: 'AWS::EC2::Instance', Properties: { SubnetId: ref('Subnet') } }]),
    );
    const { unread } = validated({ Parameters: { Subnet: { Type: 'AWS::EC2::Subnet::Id' } }, Resources });
    expect(unread).toHaveLength(5);
    expect(summarizeGaps({ undecided: [], unread })).toEqual([
      'not read: SubnetId of A, SubnetId of B, SubnetId of C and 2 more in S: parameter Subnet has no value; specify it with --parameters',
    ]);
  });
});

describe('loops and serverless functions', () => {
  test('Fn::ForEach is expanded in resources, properties and outputs', () => {
    const body = {
      Transform: ['AWS::LanguageExtensions'],
      Parameters: { Kinds: { Type: 'CommaDelimitedList', Default: 'gp3,gp2' } },
      Resources: {
        'Fn::ForEach::Volumes': ['Kind', ref('Kinds'), { 'V${Kind}': volume({ VolumeType: ref('Kind') }) }],
        'Fn::ForEach::Plants': ['Plant', ['a-1'], { 'W&{Plant}': volume({ VolumeType: { 'Fn::Sub': 'gp${Number}' } }) }],
        X: {
          Type: 'AWS::EC2::Volume',
          Properties: { OutpostArn: OUTPOST_ARN, 'Fn::ForEach::Properties': ['P', ['VolumeType'], { '${P}': 'gp3' }] },
        },
      },
    };
    expect(validated(body).found).toEqual([`error Vgp3: ${GP3}`, `error X: ${GP3}`]);
    expect(validated(body).judged.resources).toBe(4);
  });

  test('an AWS SAM function has the subnets of the global section', () => {
    const body = {
      Transform: 'AWS::Serverless-2016-10-31',
      Globals: { Function: { VpcConfig: { SubnetIds: [ref('Subnet')] } } },
      Resources: {
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', OutpostArn: OUTPOST_ARN } },
        F: { Type: 'AWS::Serverless::Function', Properties: { Handler: 'index.handler' } },
        A: { Type: 'AWS::Serverless::Application', Properties: { Location: 'x' } },
      },
    };
    const { findings, unread } = validated(body);
    expect(findings.filter(({ location }) => location.logicalId === 'F').map(({ path }) => path)).toEqual([
      'Properties.VpcConfig.SubnetIds',
    ]);
    expect(unread).toMatchObject([{ what: 'A' }]);
  });
});

describe('a text with an unknown part is unknown', () => {
  const cluster = (service: unknown) =>
    validated({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }] },
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSLocalOutpostClusterPolicy'],
          },
        },
        Cluster: {
          Type: 'AWS::EKS::Cluster',
          Properties: {
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            OutpostConfig: { OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.large' },
            ResourcesVpcConfig: { SubnetIds: ['subnet-1'], EndpointPrivateAccess: true, EndpointPublicAccess: false },
          },
        },
      },
    });
  const ruleIds = (service: unknown) => cluster(service).findings.map(({ ruleId }) => ruleId);
  const TRUST = 'local-cluster-role-trusts-another-service';

  test('so a service principal with the domain of the partition is not another one', () => {
    expect(ruleIds({ 'Fn::Sub': 'ec2.${AWS::URLSuffix}' })).not.toContain(TRUST);
    expect(ruleIds({ 'Fn::Join': ['.', ['ec2', { Ref: 'AWS::URLSuffix' }]] })).not.toContain(TRUST);
    expect(ruleIds({ 'Fn::Sub': 'ec2.${Domain}' })).not.toContain(TRUST);
    expect(ruleIds({ 'Fn::Sub': 'lambda.${AWS::URLSuffix}' })).toContain(TRUST);
  });

  test('and no message has a NUL byte', () => {
    expect(JSON.stringify(cluster({ 'Fn::Sub': 'lambda.${Domain}' }))).not.toContain('\\u0000');
    expect(JSON.stringify(validated({ Resources: { V: volume({ VolumeType: 'gp3\u0000' }) } }))).not.toContain('\\u0000');
  });
});

describe('VIFs that can be elsewhere', () => {
  const vif = (LocalGatewayVirtualInterfaceGroupId: unknown, number: number) => ({
    Type: 'AWS::EC2::LocalGatewayVirtualInterface',
    Properties: { LocalGatewayVirtualInterfaceGroupId, OutpostLagId: `op-lag-${number}`, Vlan: 100 + number },
  });
  const group = {
    G: { Type: 'AWS::EC2::LocalGatewayVirtualInterfaceGroup', Properties: { LocalGatewayId: 'lgw-1', LocalBgpAsn: 65000 } },
    V1: vif(ref('G'), 1),
    V2: vif(ref('G'), 2),
    A: {
      Type: 'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation',
      DependsOn: ['V1', 'V2'],
      Properties: { LocalGatewayRouteTableId: 'lgw-rtb-1', LocalGatewayVirtualInterfaceGroupId: ref('G') },
    },
  };
  const Outputs = { Group: { Value: ref('G'), Export: { Name: 'group' } } };
  const ruleIds = (...bodies: Json[]) => {
    const env = { region: 'eu-west-3', account: '111122223333' };
    const sources = bodies.map((body, index) => ({ name: `S${index}`, path: `${index}.json`, body, ...env }));
    const [strong, weak] = [sources, withWeakReferences(sources)].map((templates) =>
      validate(templates, [], rules).findings.map(({ ruleId }) => ruleId),
    );
    expect(weak).toEqual(strong);
    return strong;
  };
  const FOUR = 'vif-group-without-four-interfaces';

  test('are not missing, if the group is exported to templates that are not read', () => {
    expect(ruleIds({ Resources: group })).toContain(FOUR);
    expect(ruleIds({ Resources: group, Outputs })).not.toContain(FOUR);
  });

  test('are missing, if the group has an output for each kind of reference, and the template that uses one of them is read', () => {
    const both = { ...Outputs, PublishOutputGroup: { Value: ref('G') } };
    const other = { Resources: { V3: vif({ 'Fn::GetStackOutput': { StackName: 'S0', OutputName: 'PublishOutputGroup' } }, 3) } };
    expect(ruleIds({ Resources: group, Outputs: both }, other)).toContain(FOUR);
    expect(ruleIds({ Resources: group, Outputs: both })).not.toContain(FOUR);
  });

  test('are missing, if the template that imports the group is read', () => {
    const other = { Resources: { V3: vif({ 'Fn::ImportValue': 'group' }, 3) } };
    expect(ruleIds({ Resources: group, Outputs }, other)).toContain(FOUR);
    const unrelated = { Resources: { T: { Type: 'Custom::T', Properties: { Group: { 'Fn::ImportValue': 'group' } } } } };
    expect(ruleIds({ Resources: group, Outputs }, unrelated)).toContain(FOUR);
  });
});

test('a policy with a condition in each branch is not public', () => {
  const policy = (Condition: unknown) =>
    validated({
      Parameters: { Strict: { Type: 'String' } },
      Conditions: { IsStrict: { 'Fn::Equals': [ref('Strict'), 'yes'] } },
      Resources: {
        B: { Type: 'AWS::S3Outposts::Bucket', Properties: { BucketName: 'b', OutpostId: OUTPOST_ID } },
        P: {
          Type: 'AWS::S3Outposts::BucketPolicy',
          Properties: {
            Bucket: ref('B'),
            PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3-outposts:GetObject', Resource: '*', Condition }] },
          },
        },
      },
    })
      .findings.filter(({ location }) => location.logicalId === 'P')
      .map(({ severity, ruleId }) => `${severity} ${ruleId}`);
  const [first, second] = ['s3-outposts:DataAccessPointAccount', 'aws:PrincipalAccount'].map((key) => ({
    StringEquals: { [key]: '111122223333' },
  }));
  const found = policy(undefined);
  expect(found).toHaveLength(1);
  expect(policy({ 'Fn::If': ['IsStrict', first, second] })).toEqual([]);
  expect(policy({ 'Fn::If': ['Undeclared', first, second] })).toEqual([]);
  expect(policy({ 'Fn::If': ['IsStrict', first, NO_VALUE] })).toEqual([found[0].replace('error', 'warning')]);
});

test('the Region of a template is that of its Availability Zones', () => {
  const resources = (zone: string) => ({
    V: volume({ AvailabilityZone: zone, OutpostArn: { 'Fn::Sub': `arn:aws:outposts:\${AWS::Region}:111122223333:outpost/${OUTPOST_ID}` } }),
  });
  const ruleIds = (zone: string, source: Partial<TemplateSource>) =>
    validated({ Resources: resources(zone) }, { region: undefined, ...source }).findings.map(({ ruleId }) => ruleId);
  expect(ruleIds('eu-west-3a', {})).toEqual([RULE]);
  expect(ruleIds('eu-west-3a', { regionOfInventories: 'us-west-2' })).toEqual([RULE]);
});
