import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { check, render, type CheckOptions } from '../../lib/cli/check';
import { DIFFERS_FROM_SCHEMA, type compareWithSchemas } from '../../lib/cli/schema-validator';
import { OUTPOST_ARN, outpostSubnet, resource } from '../../lib/validation/example';
import type { Json } from '../../lib/validation/facts/template';

const ROUTE_TABLE = { LocalGatewayId: 'lgw-0123456789abcdef0' };
const ROUTE = { LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', DestinationCidrBlock: '192.168.0.0/16' };

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-schema-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function checked(Resources: Json, others: Json = {}, options: Partial<CheckOptions> = {}) {
  const template = path.join(folder, 'plant.json');
  fs.writeFileSync(template, JSON.stringify({ ...others, Resources }));
  return check({ assembly: '', templates: [template], inventories: [], region: 'us-west-2', ...options });
}

/** Severity, resource, path and message of the findings of the comparison. */
function found(...of: Parameters<typeof checked>) {
  const findings = checked(...of).findings.filter(({ ruleId }) => ruleId === DIFFERS_FROM_SCHEMA);
  return findings.map(({ severity, resource: logicalId, path: property, message }) => [severity, logicalId, property, message]);
}

test.each([
  [
    'a required property',
    resource('AWS::S3Outposts::AccessPoint', {
      Bucket: `arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/bucket/files`,
      Name: 'files',
    }),
    ['error', 'Part', 'Properties.VpcConfiguration', "'VpcConfiguration' is a required property"],
  ],
  [
    'a required property of an object',
    resource('AWS::EKS::Cluster', {
      RoleArn: 'arn:aws:iam::111122223333:role/cluster',
      ResourcesVpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'] },
      OutpostConfig: { OutpostArns: [OUTPOST_ARN] },
    }),
    [
      'error',
      'Part',
      'Properties.OutpostConfig.ControlPlaneInstanceType',
      "OutpostConfig: 'ControlPlaneInstanceType' is a required property",
    ],
  ],
  [
    'a limit',
    resource('AWS::Route53Resolver::OutpostResolver', {
      Name: 'plant',
      OutpostArn: OUTPOST_ARN,
      PreferredInstanceType: 'm5.xlarge',
      InstanceCount: 2,
    }),
    ['error', 'Part', 'Properties.InstanceCount', 'InstanceCount: 2 is less than the minimum of 4'],
  ],
  [
    'a value that is not listed, in a schema that can be older than the service',
    resource('AWS::EC2::LocalGatewayRouteTable', { ...ROUTE_TABLE, Mode: 'nat' }),
    ['warning', 'Part', 'Properties.Mode', expect.stringMatching(/^Mode: 'nat' is not one of /)],
  ],
  ['none of two properties', resource('AWS::EC2::LocalGatewayRoute', ROUTE), ['error', 'Part', 'Properties', expect.any(String)]],
])('a template is compared with the schemas of CloudFormation: %s', (_, part, finding) => {
  expect(found({ Part: part })).toEqual([finding]);
});

test('the report says how many resources were compared, and by which validator', () => {
  const report = checked({ Part: resource('AWS::EC2::LocalGatewayRouteTable', ROUTE_TABLE), Topic: resource('AWS::SNS::Topic', {}) });
  expect(report.schemas).toEqual({ resources: 1, validator: expect.stringMatching(/^@aws\/cloudformation-validate \d/) });
  expect(render(report)).toMatch(/^1 resource compared with the CloudFormation schemas by @aws\/cloudformation-validate \d/m);
});

test('what is on no Outpost is left to others', () => {
  expect(found({ Bucket: resource('AWS::S3::Bucket', { BucketName: 'UPPER', Odd: 1 }), Plant: outpostSubnet() })).toEqual([]);
});

test('a difference that a condition decides about is a warning', () => {
  const Conditions = { Edge: { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 'edge'] } };
  const Mode = { 'Fn::If': ['Edge', 'nat', 'coip'] };
  expect(found({ Part: resource('AWS::EC2::LocalGatewayRouteTable', { ...ROUTE_TABLE, Mode }) }, { Conditions })).toEqual([
    ['warning', 'Part', 'Properties.Mode', expect.stringMatching(/^if condition Edge is true: Mode: 'nat'/)],
  ]);
  const part = { ...resource('AWS::EC2::LocalGatewayRoute', ROUTE), Condition: 'Edge' };
  expect(found({ Part: part }, { Conditions })).toEqual([
    ['warning', 'Part', 'Properties', expect.stringMatching(/^if condition Edge is true: /)],
  ]);
});

test('the value of a parameter is compared in place of its default value', () => {
  const others = { Parameters: { Mode: { Type: 'String', Default: 'nat' } } };
  const resources = { Part: resource('AWS::EC2::LocalGatewayRouteTable', { ...ROUTE_TABLE, Mode: { Ref: 'Mode' } }) };
  expect(found(resources, others)).toHaveLength(1);
  expect(found(resources, others, { parameters: ['Mode=coip'] })).toEqual([]);
});

test('a property that a rule reports, with an advice for Outposts, is reported once', () => {
  const report = checked({ Address: resource('AWS::EC2::EIP', { CustomerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0' }) });
  const paths = report.findings.map(({ path: property }) => property);
  expect(paths).toEqual([...new Set(paths)]);
  expect(found({ Address: resource('AWS::EC2::EIP', { CustomerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0' }) })).toEqual([]);
});

test('several differences at one property, or inside of an object, are one finding', () => {
  const Rules = [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER' }] }];
  const bucket = resource('AWS::S3Outposts::Bucket', {
    OutpostId: 'op-0a1b2c3d4e5f60718',
    BucketName: 'files',
    LifecycleConfiguration: { Rules },
  });
  expect(found({ Bucket: bucket }).map(([, , property]) => property)).toEqual(['Properties.LifecycleConfiguration.Rules.0.Transitions']);
});

test('without the validator, the report says that the shape of the properties was not read', () => {
  jest.isolateModules(() => {
    jest.doMock('module', () => ({
      createRequire: () => {
        throw new Error('not found');
      },
    }));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { compareWithSchemas: compare } = require('../../lib/cli/schema-validator') as {
      readonly compareWithSchemas: typeof compareWithSchemas;
    };
    const source = { name: 'plant', path: 'plant.json', body: {} };
    const report = compare([source], { all: () => [] } as unknown as Parameters<typeof compareWithSchemas>[1]);
    expect(report).toEqual({
      findings: [],
      unread: [
        {
          stack: 'plant',
          what: 'the shape of the properties',
          why: 'the validator of AWS (@aws/cloudformation-validate) is not installed; install aws-cdk-lib beside cdk-outposts',
        },
      ],
    });
  });
});

describe('functions in the properties', () => {
  const bucket = (BucketName: unknown) => ({
    Bucket: resource('AWS::S3Outposts::Bucket', { BucketName, OutpostId: 'op-0a1b2c3d4e5f60718' }),
  });
  const Parameters = { Line: { Type: 'String', Default: 'north' } };

  test.each([
    ['a substitution', { 'Fn::Sub': '${Line}-Data_${AWS::Region}' }],
    ['a join', { 'Fn::Join': ['_', [{ Ref: 'Line' }, 'Data']] }],
    ['an element', { 'Fn::Select': [1, ['good', 'Bad_Name']] }],
  ])('are compared with the schema if their values are known: %s', (_, name) => {
    expect(found(bucket(name), { Parameters })).toEqual([['error', 'Bucket', 'Properties.BucketName', expect.any(String)]]);
  });

  test('are compared as numbers if a mapping has the number', () => {
    const properties = { Name: 'plant', OutpostArn: OUTPOST_ARN, PreferredInstanceType: 'm5.xlarge' };
    const resolver = (InstanceCount: unknown) => ({
      R: resource('AWS::Route53Resolver::OutpostResolver', { ...properties, InstanceCount }),
    });
    const Mappings = { Lines: { north: { count: 3, enough: 4 } } };
    const value = (key: string) => ({ 'Fn::FindInMap': ['Lines', 'north', key] });
    expect(found(resolver(value('count')), { Mappings })).toEqual([['error', 'R', 'Properties.InstanceCount', expect.any(String)]]);
    expect(found(resolver(value('enough')), { Mappings })).toEqual([]);
  });

  test.each([
    ['a good value', { 'Fn::Sub': '${Line}-data-${AWS::Region}' }],
    ['an unknown part', { 'Fn::Sub': '${Line}_Data-${AWS::AccountId}' }],
    ['a dynamic reference', { 'Fn::Sub': '{{resolve:ssm:/${Line}/Name}}' }],
  ])('are no finding: %s', (_, name) => {
    expect(found(bucket(name), { Parameters })).toEqual([]);
  });

  test('are compared as text that a number has, too', () => {
    const association = resource('AWS::EC2::LocalGatewayVirtualInterfaceGroup', {
      LocalGatewayId: 'lgw-0123456789abcdef0',
      LocalBgpAsn: { 'Fn::Sub': '65000' },
    });
    expect(found({ Group: association })).toEqual([]);
  });
});
