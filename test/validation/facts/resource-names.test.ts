import * as fc from 'fast-check';
import { onFirstGenerationRack, outpostSubnet, resource } from '../../../lib/validation/example';
import type { Facts } from '../../../lib/validation/facts/fact';
import { readFacts } from '../../../lib/validation/facts/read';
import { ResourceNames } from '../../../lib/validation/facts/resource-names';
import { StackOutputs } from '../../../lib/validation/facts/stack-outputs';
import { Template, type Json, type TemplateSource } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';
import { validate } from '../../../lib/validation/validate';
import { CHANGES, lessKnown } from '../less-known';

const ENV = { account: '111122223333', region: 'us-west-2' };
const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
const OTHER_OUTPOST_ID = 'op-0a1b2c3d4e5f60719';

const stack = (name: string, Resources: Json, { body, ...rest }: Partial<TemplateSource> = {}): TemplateSource => ({
  ...{ name, path: `${name}.template.json`, ...ENV },
  ...rest,
  body: { Resources, ...body },
});

const template = (LaunchTemplateName: unknown, InstanceType = 'm5.xlarge', rest: Json = {}) => ({
  ...resource('AWS::EC2::LaunchTemplate', { LaunchTemplateName, LaunchTemplateData: { InstanceType } }),
  ...rest,
});
const group = (LaunchTemplateName: unknown, rest: Json = {}) =>
  resource('AWS::AutoScaling::AutoScalingGroup', { LaunchTemplate: { LaunchTemplateName, Version: '1' }, ...rest });

const typesIn = (facts: Facts) => facts.all('launch').map(({ instanceTypes }) => instanceTypes);

/** A resource that defines a name, a resource that references it, and the fact that the reference leads to. */
const REFERENCES: readonly (readonly [string, Json, Json, (facts: Facts) => unknown])[] = [
  [
    'launch template',
    template('one'),
    resource('AWS::EC2::Instance', { LaunchTemplate: { LaunchTemplateName: 'one' } }),
    (facts) => facts.all('instance')[0].launchTemplate,
  ],
  [
    'launch configuration',
    resource('AWS::AutoScaling::LaunchConfiguration', { LaunchConfigurationName: 'one', InstanceType: 'm5.xlarge' }),
    resource('AWS::AutoScaling::AutoScalingGroup', { LaunchConfigurationName: 'one' }),
    (facts) => facts.all('autoScalingGroup')[0].launchTemplate,
  ],
  [
    'instance profile',
    resource('AWS::IAM::InstanceProfile', { InstanceProfileName: 'one', Roles: [] }),
    resource('AWS::EC2::Instance', { IamInstanceProfile: 'one' }),
    (facts) => facts.all('instance')[0].instanceProfile,
  ],
  [
    'role',
    resource('AWS::IAM::Role', { RoleName: 'one', AssumeRolePolicyDocument: { Statement: [] } }),
    resource('AWS::IAM::InstanceProfile', { Roles: ['one'] }),
    (facts) => facts.all('instanceProfile')[0].roles?.[0],
  ],
  [
    'role by its ARN',
    resource('AWS::IAM::Role', { RoleName: 'one', Path: '/plant/', AssumeRolePolicyDocument: { Statement: [] } }),
    resource('AWS::EKS::Cluster', { RoleArn: 'arn:aws:iam::111122223333:role/plant/one' }),
    (facts) => facts.all('eksCluster')[0].role,
  ],
  [
    'DB subnet group, in whatever case',
    resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupName: 'One', SubnetIds: [] }),
    resource('AWS::RDS::DBInstance', { DBSubnetGroupName: 'one' }),
    (facts) => facts.all('dbInstance')[0].subnetGroup,
  ],
  [
    'option group',
    resource('AWS::RDS::OptionGroup', { OptionGroupName: 'one', OptionConfigurations: [] }),
    resource('AWS::RDS::DBInstance', { OptionGroupName: 'ONE' }),
    (facts) => facts.all('dbInstance')[0].optionGroup,
  ],
  [
    'DB instance by its ARN',
    resource('AWS::RDS::DBInstance', { DBInstanceIdentifier: 'one' }),
    resource('AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'arn:aws:rds:us-west-2:111122223333:db:one' }),
    (facts) => facts.all('dbInstance').find(({ replicaOf }) => replicaOf)?.replicaOf,
  ],
  [
    'cache subnet group',
    resource('AWS::ElastiCache::SubnetGroup', { CacheSubnetGroupName: 'one', SubnetIds: [] }),
    resource('AWS::ElastiCache::CacheCluster', { CacheSubnetGroupName: 'one' }),
    (facts) => facts.all('cache')[0].subnetGroup,
  ],
  [
    'ECS cluster',
    resource('AWS::ECS::Cluster', { ClusterName: 'one' }),
    resource('AWS::ECS::Service', { Cluster: 'one' }),
    (facts) => facts.all('ecsService')[0].cluster,
  ],
  [
    'ECS cluster by its ARN',
    resource('AWS::ECS::Cluster', { ClusterName: 'one' }),
    resource('AWS::ECS::Service', { Cluster: 'arn:aws:ecs:us-west-2:111122223333:cluster/one' }),
    (facts) => facts.all('ecsService')[0].cluster,
  ],
  [
    'capacity provider',
    resource('AWS::ECS::CapacityProvider', { Name: 'one', AutoScalingGroupProvider: { AutoScalingGroupArn: 'other' } }),
    resource('AWS::ECS::Service', { CapacityProviderStrategy: [{ CapacityProvider: 'one' }] }),
    (facts) => facts.all('ecsService')[0].capacityProviders[0],
  ],
  [
    'Auto Scaling group',
    resource('AWS::AutoScaling::AutoScalingGroup', { AutoScalingGroupName: 'one' }),
    resource('AWS::ECS::CapacityProvider', { AutoScalingGroupProvider: { AutoScalingGroupArn: 'one' } }),
    (facts) => facts.all('ecsCapacityProvider')[0].autoScalingGroup,
  ],
  [
    'EKS cluster',
    resource('AWS::EKS::Cluster', { Name: 'one' }),
    resource('AWS::EKS::Nodegroup', { ClusterName: 'one' }),
    (facts) => facts.all('eksClusterPart')[0].cluster,
  ],
  [
    'S3 on Outposts bucket',
    resource('AWS::S3Outposts::Bucket', { BucketName: 'one', OutpostId: OUTPOST_ID }),
    resource('AWS::S3Outposts::AccessPoint', { Bucket: `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}/bucket/one` }),
    (facts) => facts.all('accessPoint')[0].bucket,
  ],
];

describe.each(REFERENCES)('a reference by name: %s', (_, defining, referencing, followed) => {
  const origin = (...sources: TemplateSource[]) => (followed(readFacts(sources)) as { origin?: string } | undefined)?.origin;

  test('leads to the resource of the same stack, or of another one with the same account and Region', () => {
    expect(followed(readFacts([stack('S', { Defining: defining, Referencing: referencing })]))).toMatchObject({ id: 'S.Defining' });
    const [one, other] = [stack('A', { Defining: defining }), stack('B', { Referencing: referencing })];
    expect(followed(readFacts([one, other]))).toMatchObject({ id: 'A.Defining' });
    expect(followed(readFacts([other, one]))).toMatchObject({ id: 'A.Defining' });
  });

  test('leads to no resource of another account, nor to one whose account is not known', () => {
    for (const account of ['444455556666', undefined]) {
      expect(origin(stack('A', { Defining: defining }, { account }), stack('B', { Referencing: referencing }))).not.toBe('template');
    }
  });

  test('leads to none of two resources that have the name', () => {
    const twice = { One: defining, Two: defining };
    expect(origin(stack('S', { ...twice, Referencing: referencing }))).not.toBe('template');
    expect(origin(stack('A', twice), stack('B', { Referencing: referencing }))).not.toBe('template');
  });

  test('does not lead to a resource that a condition may leave out', () => {
    const body = { Conditions: { Sometimes: { 'Fn::Equals': [{ Ref: 'Unknown' }, 'yes'] } } };
    const conditional = { ...defining, Condition: 'Sometimes' };
    expect(origin(stack('S', { Defining: conditional, Referencing: referencing }, { body }))).not.toBe('template');
  });
});

test('names of IAM are those of the account, and other names are those of the Region', () => {
  const [isGlobal, isRegional] = [true, false].map((ofIam) =>
    REFERENCES.filter(([name]) => ofIam === (name === 'instance profile' || name === 'role')).map(([, defining, referencing, followed]) => {
      const sources = [stack('A', { Defining: defining }, { region: 'eu-west-3' }), stack('B', { Referencing: referencing })];
      return (followed(readFacts(sources)) as { origin?: string } | undefined)?.origin === 'template';
    }),
  );
  expect(isGlobal).toEqual([true, true]);
  // The ARN of a role contains no Region.
  expect(isRegional.filter(Boolean)).toHaveLength(1);
});

test('a reference that can be one of two resources has an ID that says what it references', () => {
  const two = (DBSubnetGroupName: unknown) => ({
    One: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupName, SubnetIds: [] }),
    Two: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupName, SubnetIds: [] }),
    Database: resource('AWS::RDS::DBInstance', { DBSubnetGroupName }),
  });
  const idIn = (name: unknown, rest: Partial<TemplateSource> = {}) =>
    readFacts([stack('S', two(name), { ...rest, body: { Parameters: { Name: { Type: 'String' } } } })]).all('dbInstance')[0].subnetGroup
      ?.id;
  expect(idIn('plant')).toBe('DBSubnetGroupName plant in us-west-2, 111122223333');
  expect(idIn({ Ref: 'Name' }, { region: undefined })).toBe('DBSubnetGroupName S.Name in AWS::Region, 111122223333');
});

describe('a launch template', () => {
  test('that the own stack creates is the one that it names, whatever others create', () => {
    const own = stack('Own', { Template: template('workers'), Group: group('workers') });
    expect(typesIn(readFacts([stack('Other', { Template: template('workers', 'c5.large') }), own]))).toEqual([['m5.xlarge']]);
  });

  test('of two Stages is that of the same environment', () => {
    const stage = (name: string, region: string, type: string) => [
      stack(`${name}/Templates`, { Template: template('workers', type) }, { region }),
      stack(`${name}/Workers`, { Group: group('workers') }, { region }),
    ];
    const facts = readFacts([...stage('Plant', 'us-west-2', 'm5.xlarge'), ...stage('Office', 'eu-west-3', 'c5.large')]);
    expect(typesIn(facts)).toEqual([['m5.xlarge'], ['c5.large']]);
  });

  test('of two Stages without an environment can be either', () => {
    const agnostic = { account: undefined, region: undefined };
    const stage = (name: string) => [
      stack(`${name}/Templates`, { Template: template('workers') }, agnostic),
      stack(`${name}/Workers`, { Group: group('workers') }, agnostic),
    ];
    expect(typesIn(readFacts([...stage('Plant'), ...stage('Office')]))).toEqual([undefined, undefined]);
    expect(typesIn(readFacts(stage('Plant')))).toEqual([['m5.xlarge']]);
  });

  test('has another name than a launch configuration, even if both are the same text', () => {
    const configuration = resource('AWS::AutoScaling::AutoScalingGroup', { LaunchConfigurationName: 'workers' });
    expect(typesIn(readFacts([stack('S', { Template: template('workers'), Group: configuration })]))).toEqual([undefined]);
  });

  test('that no template creates is not known, and the report names what could not be decided', () => {
    const workers = group('workers', { MinSize: '1', MaxSize: '1', VPCZoneIdentifier: [{ Ref: 'Plant' }] });
    const { resources, inventory } = onFirstGenerationRack({ Plant: outpostSubnet(), Workers: workers });
    const { findings, undecided } = validate([stack('S', resources)], [inventory!], rules);
    expect(findings).toEqual([]);
    expect(undecided).toContainEqual({
      ruleId: 'instance-type-is-not-slotted',
      why: 'instance types of S.Workers are not known before deployment',
      ...{ stack: 'S', resource: 'Workers' },
    });
  });

  test('of an older version is not known', () => {
    const old = resource('AWS::EC2::Instance', { LaunchTemplate: { LaunchTemplateName: 'workers', Version: '3' } });
    expect(typesIn(readFacts([stack('S', { Template: template('workers'), Instance: old })]))).toEqual([undefined]);
  });
});

describe('a name', () => {
  const ref = { Ref: 'Name' };
  const Parameters = (rest: Json = {}): Json => ({ Name: { Type: 'String', ...rest } });
  const typesWith = (name: unknown, body: Json, rest: Partial<TemplateSource> = {}) =>
    typesIn(
      readFacts([
        stack('S', { Template: template('workers'), Other: template('other', 'c5.large'), Group: group(name) }, { ...rest, body }),
      ]),
    )[0];

  test('can be the default or the value of a parameter', () => {
    expect(typesWith(ref, { Parameters: Parameters({ Default: 'workers' }) })).toEqual(['m5.xlarge']);
    expect(typesWith(ref, { Parameters: Parameters({ Default: 'workers' }) }, { parameters: { Name: 'other' } })).toEqual(['c5.large']);
    expect(typesWith(ref, { Parameters: Parameters() })).toBeUndefined();
  });

  test('that is the same parameter without a value is the same name', () => {
    const named = (definedAs: unknown) =>
      typesIn(readFacts([stack('S', { Template: template(definedAs), Group: group(ref) }, { body: { Parameters: Parameters() } })]))[0];
    expect(named(ref)).toEqual(['m5.xlarge']);
    expect(named({ 'Fn::Sub': '${Name}' })).toEqual(['m5.xlarge']);
    expect(named({ 'Fn::Sub': '${Name}-2' })).toBeUndefined();
  });

  test('of a parameter that has a secret value is not known', () => {
    const sources = { Template: template(ref), Group: group(ref) };
    const body = { Parameters: Parameters({ NoEcho: true }) };
    expect(typesIn(readFacts([stack('S', sources, { body })]))).toEqual([undefined]);
  });

  test('can come from a mapping, a condition, an export or an output of another stack', () => {
    const Mappings = { Names: { 'us-west-2': { Workers: 'workers' } } };
    expect(typesWith({ 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'Workers'] }, { Mappings })).toEqual(['m5.xlarge']);
    const Conditions = { Yes: { 'Fn::Equals': ['a', 'a'] }, Maybe: { 'Fn::Equals': [{ Ref: 'Unknown' }, 'a'] } };
    expect(typesWith({ 'Fn::If': ['Yes', 'workers', 'other'] }, { Conditions })).toEqual(['m5.xlarge']);
    expect(typesWith({ 'Fn::If': ['Maybe', 'workers', 'other'] }, { Conditions })).toBeUndefined();
    const Outputs = { Name: { Value: 'workers', Export: { Name: 'TemplateName' } } };
    const templates = stack('Templates', { Template: template('workers') }, { body: { Outputs } });
    for (const name of [{ 'Fn::ImportValue': 'TemplateName' }, { 'Fn::GetStackOutput': { StackName: 'Templates', OutputName: 'Name' } }]) {
      expect(typesIn(readFacts([templates, stack('Workers', { Group: group(name) })]))).toEqual([['m5.xlarge']]);
    }
  });

  test('can be passed to a nested stack, which has the environment of its parent', () => {
    const parent = stack('Parent', {
      Template: template('workers'),
      Nested: resource('AWS::CloudFormation::Stack', { Parameters: { Name: 'workers' } }),
    });
    const nested = stack(
      'Parent/Nested',
      { Group: group(ref) },
      { parent: { template: parent, logicalId: 'Nested' }, body: { Parameters: Parameters() } },
    );
    expect(typesIn(readFacts([parent, nested]))).toEqual([['m5.xlarge']]);
  });

  test('with the name of a nested stack is that of this nested stack', () => {
    const parent = stack('Parent', { One: resource('AWS::CloudFormation::Stack', {}), Two: resource('AWS::CloudFormation::Stack', {}) });
    const name = { 'Fn::Sub': '${AWS::StackName}-workers' };
    const nested = (logicalId: string, type: string) =>
      stack(`Parent/${logicalId}`, { Template: template(name, type), Group: group(name) }, { parent: { template: parent, logicalId } });
    expect(typesIn(readFacts([parent, nested('One', 'm5.xlarge'), nested('Two', 'c5.large')]))).toEqual([['m5.xlarge'], ['c5.large']]);
  });

  test('of several allowed values is evaluated with each of them', () => {
    const workers = group(ref, { MinSize: '1', MaxSize: '1', VPCZoneIdentifier: [{ Ref: 'Plant' }] });
    const { resources, inventory } = onFirstGenerationRack({
      ...{ Plant: outpostSubnet(), Workers: workers },
      ...{ Slotted: template('slotted'), NotSlotted: template('not-slotted', 'c5.large') },
    });
    const body = { Parameters: Parameters({ AllowedValues: ['slotted', 'not-slotted'] }) };
    const { findings } = validate([stack('S', resources, { body })], [inventory!], rules);
    expect(findings.map(({ ruleId, severity }) => `${severity}: ${ruleId}`)).toContain('warning: instance-type-is-not-slotted');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('an S3 on Outposts bucket', () => {
  const bucket = (OutpostId: unknown, BucketName: unknown = 'data') => resource('AWS::S3Outposts::Bucket', { OutpostId, BucketName });
  const arn = (outpost: string, name = 'data') => `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${outpost}/bucket/${name}`;
  const policy = (Bucket: unknown) => resource('AWS::S3Outposts::BucketPolicy', { Bucket, PolicyDocument: { Statement: [] } });
  const bucketOf = (Bucket: unknown, resources: Json, rest: Partial<TemplateSource> = {}) =>
    readFacts([stack('S', { ...resources, Policy: policy(Bucket) }, rest)]).all('bucketPolicy')[0].bucket;

  test('has a name that is unique on its Outpost', () => {
    const buckets = { Here: bucket(OUTPOST_ID), There: bucket(OTHER_OUTPOST_ID) };
    expect(bucketOf(arn(OTHER_OUTPOST_ID), buckets)).toMatchObject({ id: 'S.There' });
    expect(bucketOf('data', buckets)?.origin).toBe('unknown');
    expect(bucketOf(arn(OTHER_OUTPOST_ID), { Here: buckets.Here })?.origin).toBe('account');
    expect(bucketOf('data', { Here: buckets.Here })).toMatchObject({ id: 'S.Here' });
  });

  test('of another stack on the Outpost in the ARN is found behind one of the own stack on another Outpost', () => {
    const other = stack('T', { There: bucket(OTHER_OUTPOST_ID) });
    const own = stack('S', { Here: bucket(OUTPOST_ID), Policy: policy(arn(OTHER_OUTPOST_ID)) });
    expect(readFacts([own, other]).all('bucketPolicy')[0].bucket).toMatchObject({ id: 'T.There' });
  });

  test('is identified by an ARN with the environment of the stack, or with a parameter', () => {
    const sub = { 'Fn::Sub': `arn:\${AWS::Partition}:s3-outposts:\${AWS::Region}:\${AWS::AccountId}:outpost/${OUTPOST_ID}/bucket/data` };
    expect(bucketOf(sub, { Here: bucket(OUTPOST_ID) })).toMatchObject({ id: 'S.Here' });
    expect(bucketOf(sub, { Here: bucket(OUTPOST_ID) }, { account: undefined, region: undefined })).toMatchObject({ id: 'S.Here' });
    const body = { Parameters: { OutpostId: { Type: 'String' } } };
    const byParameter = {
      'Fn::Sub': 'arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OutpostId}/bucket/data-${AWS::AccountId}',
    };
    const created = bucket({ Ref: 'OutpostId' }, { 'Fn::Sub': 'data-${AWS::AccountId}' });
    expect(bucketOf(byParameter, { Here: created }, { body })).toMatchObject({ id: 'S.Here' });
  });

  test('on an Outpost that is not known is not known', () => {
    const body = { Parameters: { OutpostId: { Type: 'String' } } };
    expect(bucketOf(arn(OUTPOST_ID), { Here: bucket({ 'Fn::ImportValue': 'Unknown' }) }, { body })?.origin).not.toBe('template');
    expect(bucketOf(arn(OUTPOST_ID), { Here: bucket(OUTPOST_ID) }, { account: undefined })?.origin).toBe('account');
  });

  test('has the access point of another stack that specifies its ARN', () => {
    const accessPoint = resource('AWS::S3Outposts::AccessPoint', { Bucket: arn(OUTPOST_ID), Name: 'reader' });
    const facts = readFacts([stack('T', { Reader: accessPoint }), stack('S', { Here: bucket(OUTPOST_ID) })]);
    expect(facts.all('bucket')[0].accessPoints).toEqual([expect.objectContaining({ id: 'T.Reader' })]);
  });

  test('is the destination of a replication through the ARN of its access point', () => {
    const accessPointArn = `arn:aws:s3-outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}/accesspoint/reader`;
    const facts = readFacts([
      stack('S', {
        Here: bucket(OUTPOST_ID),
        Reader: resource('AWS::S3Outposts::AccessPoint', { Bucket: { 'Fn::GetAtt': ['Here', 'Arn'] }, Name: 'reader' }),
        Replication: resource('Custom::S3OutpostsBucketReplication', { Rules: [{ Destination: { Bucket: accessPointArn } }] }),
      }),
    ]);
    expect(facts.all('bucketReplication')[0].destinations).toEqual([expect.objectContaining({ id: 'S.Reader' })]);
  });
});

test('the names of a type are read once, and only if a property references that type by a name', () => {
  const source = stack('S', { Template: template('workers') });
  const created = new Template(source, new StackOutputs());
  const read: string[] = [];
  const names = new ResourceNames(
    (type) => {
      read.push(type);
      return type === 'AWS::EC2::LaunchTemplate' ? [{ template: created, json: (source.body.Resources as Json).Template as Json }] : [];
    },
    () => undefined,
  );
  const find = (types: readonly string[], name: unknown) => names.find(types, created, name, 'LaunchTemplateName');
  expect(find(['AWS::EC2::Subnet'], 'subnet-0123456789abcdef0')).toBeUndefined();
  expect(find(['AWS::EC2::LaunchTemplate'], { 'Fn::ImportValue': 'Unknown' })).toBeUndefined();
  expect(read).toEqual([]);
  const types = ['AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'];
  for (let count = 0; count < 3; count++) {
    expect(find(types, 'workers')?.resource).toBeDefined();
    expect(find(types, 'others')).toBeUndefined();
  }
  expect(read).toEqual(['AWS::EC2::LaunchTemplate']);
});

/** What a group and a database cluster name is in the Region, or has slots. Next to each is another one that rules would report. */
const byName = (workers: string, subnetGroup: string) => ({
  ...onFirstGenerationRack({
    Plant: outpostSubnet(),
    Workers: group(workers, { MinSize: '1', MaxSize: '1', VPCZoneIdentifier: [{ Ref: 'Plant' }] }),
    Slotted: template('slotted'),
    NotSlotted: template('not-slotted', 'c5.large'),
    Region: resource('AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.1.0.0/24', AvailabilityZone: 'us-west-2b' }),
    Database: resource('AWS::RDS::DBCluster', { DBSubnetGroupName: subnetGroup, Engine: 'aurora-mysql' }),
    InRegion: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupName: 'Region', SubnetIds: [{ Ref: 'Region' }] }),
    OnOutpost: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupName: 'Plant', SubnetIds: [{ Ref: 'Plant' }] }),
  }),
  account: ENV.account,
});

describe('knowledge taken away from references by names', () => {
  const errorsIn = (...args: Parameters<typeof lessKnown>) => {
    const { source, inventories } = lessKnown(...args);
    const errors = validate([source], inventories, rules).findings.filter(({ severity }) => severity === 'error');
    return errors.map(({ ruleId, location }) => `${ruleId}: ${location.logicalId}`);
  };

  test.each([
    { workers: 'slotted', subnetGroup: 'region', errors: [] },
    { workers: 'not-slotted', subnetGroup: 'region', errors: ['instance-type-is-not-slotted: NotSlotted'] },
    { workers: 'slotted', subnetGroup: 'plant', errors: ['db-cluster-on-outpost: Database'] },
  ])('makes no error of $workers and $subnetGroup', ({ workers, subnetGroup, errors }) => {
    const example = byName(workers, subnetGroup);
    expect(errorsIn(example, [])).toEqual(errors);
    fc.assert(
      fc.property(CHANGES, (changes) => {
        expect(errors).toEqual(expect.arrayContaining(errorsIn(example, changes)));
      }),
      { numRuns: Number(process.env.LESS_KNOWN_RUNS ?? 50), seed: Number(process.env.LESS_KNOWN_SEED ?? 1) },
    );
  });
});
