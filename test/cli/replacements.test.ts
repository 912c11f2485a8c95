import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { check } from '../../lib/cli/check';
import { UnusableInput } from '../../lib/cli/unusable-input';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-replacements-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A file of a template, in a folder of its own where it is deployed. */
function template(properties: object, where = '', type = 'AWS::RDS::DBInstance', name = 'Plant'): string {
  fs.mkdirSync(path.join(folder, where), { recursive: true });
  const file = path.join(folder, where, `${name}.json`);
  fs.writeFileSync(file, JSON.stringify({ Resources: { Orders: { Type: type, Properties: properties } } }));
  return file;
}

function found(before: object, after: object, type?: string) {
  const { findings } = check({
    assembly: '',
    templates: [template(after, '', type)],
    inventories: [],
    deployed: [template(before, 'deployed', type)],
  });
  return findings.filter(({ ruleId }) => ruleId === 'change-replaces-resource');
}

test('a change that would replace a database is an error, before it is deployed', () => {
  expect(found({ BackupTarget: 'region' }, { BackupTarget: 'outposts' })).toMatchObject([
    {
      severity: 'error',
      stack: 'Plant',
      resource: 'Orders',
      path: 'Properties.BackupTarget',
      message: 'BackupTarget changes from region to outposts, which replaces Orders: the new DB instance is empty and has another endpoint',
      fix: expect.stringContaining('take a snapshot'),
      source: expect.stringContaining('aws-resource-rds-dbinstance'),
    },
  ]);
});

test.each([
  ['the default of AWS, specified or not', { BackupTarget: 'region', StorageEncrypted: false }, {}],
  ['a property that is changed in place', { AllocatedStorage: '20' }, { AllocatedStorage: '40' }],
  ['a value that is written in another way', { DBName: 'orders' }, { DBName: { 'Fn::Join': ['', ['ord', 'ers']] } }],
])('%s replaces nothing', (_, before, after) => {
  expect(found(before, after)).toEqual([]);
});

test('a value that is unknown before deployment is a warning', () => {
  const [finding] = found({ KmsKeyId: { Ref: 'Old' } }, { KmsKeyId: { Ref: 'New' } });
  expect(finding).toMatchObject({ severity: 'warning', message: expect.stringContaining('from {"Ref":"Old"} to {"Ref":"New"}') });
});

test.each([
  ['AWS::S3Outposts::Bucket', { OutpostId: 'op-1' }, { OutpostId: 'op-2' }, 'the new bucket is empty'],
  ['AWS::EKS::Cluster', { Name: 'line' }, { Name: 'edge' }, 'no nodes'],
  ['AWS::EC2::LocalGatewayRouteTable', {}, { Mode: 'coip' }, 'cannot reach the on-premises network'],
  ['Custom::OutpostsReplicationGroup', { Engine: 'redis' }, { Engine: 'valkey' }, 'the new cache is empty'],
])('%s is compared as well', (type, before, after, effect) => {
  expect(found(before, after, type)).toMatchObject([{ message: expect.stringContaining(effect) }]);
});

test.each([
  [
    'AWS::EC2::Subnet',
    { CidrBlock: '10.0.8.0/24' },
    { CidrBlock: '10.0.8.0/24', OutpostArn: 'arn' },
    'OutpostArn changes from no value to arn',
  ],
  ['AWS::EC2::Host', { AssetId: '1010101001' }, { AssetId: '1010101002' }, 'AssetId changes from 1010101001'],
  ['AWS::EC2::CapacityReservation', { OutPostArn: 'arn' }, {}, 'OutPostArn changes from arn to no value'],
  ['AWS::EC2::LocalGatewayVirtualInterface', { Vlan: 100 }, { Vlan: 101 }, 'Vlan changes from 100 to 101'],
  ['AWS::EC2::LocalGatewayRouteTableVPCAssociation', { VpcId: 'vpc-1' }, { VpcId: 'vpc-2' }, 'VpcId'],
  ['AWS::S3Outposts::Endpoint', { SubnetId: 'subnet-1' }, { SubnetId: 'subnet-2' }, 'SubnetId'],
  ['AWS::Route53Resolver::OutpostResolver', { OutpostArn: 'arn-1' }, { OutpostArn: 'arn-2' }, 'OutpostArn'],
  ['AWS::RDS::DBInstance', { SourceRegion: 'us-east-1' }, { SourceRegion: 'us-east-2' }, 'SourceRegion'],
  [
    'AWS::EKS::Cluster',
    { KubernetesNetworkConfig: { IpFamily: 'ipv4' } },
    { KubernetesNetworkConfig: { IpFamily: 'ipv6' } },
    'KubernetesNetworkConfig.IpFamily changes from ipv4 to ipv6',
  ],
])('%s is compared by the create-only properties of its schema', (type, before, after, message) => {
  expect(found(before, after, type)).toMatchObject([{ severity: 'error', message: expect.stringContaining(message) }]);
});

test.each([
  ['a subnet in the Region', 'AWS::EC2::Subnet', { CidrBlock: '10.0.1.0/24' }, { CidrBlock: '10.0.2.0/24' }],
  ['a property that is changed in place', 'AWS::EC2::Subnet', { OutpostArn: 'arn' }, { OutpostArn: 'arn', MapPublicIpOnLaunch: true }],
  ['the default access type', 'AWS::S3Outposts::Endpoint', {}, { AccessType: 'Private' }],
])('%s is not reported', (_, type, before, after) => {
  expect(found(before, after, type)).toEqual([]);
});

test('a deployed template that does not match a stack is unusable', () => {
  const options = { assembly: '', templates: [template({})], inventories: [], deployed: [template({}, 'deployed', undefined, 'Other')] };
  expect(() => check(options)).toThrow(UnusableInput);
  expect(() => check(options)).toThrow('does not match a stack; the stacks are Plant; name the file after its stack');
});

test('the command line reports it, and exits with 1', () => {
  const files = [template({ BackupTarget: 'outposts' }), template({}, 'deployed')];
  const args = ['check', '--template', files[0], '--deployed', files[1]];
  const outposts = path.join(__dirname, '../../bin/outposts.ts');
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', outposts, ...args], { encoding: 'utf8' });
  expect({ status, first: stdout.split('\n')[0] }).toEqual({
    status: 1,
    first:
      'ERROR BackupTarget changes from region to outposts, which replaces Orders: the new DB instance is empty and has another endpoint',
  });
});

test('a nested stack is reported as not compared', () => {
  expect(
    found({ TemplateURL: 'https://example.com/before' }, { TemplateURL: 'https://example.com/after' }, 'AWS::CloudFormation::Stack'),
  ).toMatchObject([
    {
      severity: 'warning',
      message: 'Orders is a nested stack, whose resources are not compared',
      fix: expect.stringContaining('change set'),
    },
  ]);
});
