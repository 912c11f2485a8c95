import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3outposts';
import { Outpost } from '../../lib';
import { check, render } from '../../lib/cli/check';
import { readFacts } from '../../lib/validation/facts/read';
import type { Json } from '../../lib/validation/facts/template';
import { rules } from '../../lib/validation/rules';
import { databaseOnTwoOutposts } from '../../lib/validation/database/example';
import { expectingDisconnects, OTHER_OUTPOST_ARN, OUTPOST_ARN, outpostSubnet, resource } from '../../lib/validation/example';
import { bucketOnOutpost } from '../../lib/validation/storage/example';
import { groupOnOutpost } from '../../lib/validation/compute/example';
import { evaluate } from '../../lib/validation/evaluate';
import type { Example } from '../../lib/validation/rule';

const RULES = rules.filter(({ enforces }) => enforces.some((id) => id.startsWith('CUT-')));

/** What the rules about cuts find, and what they leave undecided. */
function judged({ resources, inventory }: Example) {
  const facts = readFacts([{ name: 'Ship', path: 'ship.json', body: { Resources: resources } }], inventory && [inventory]);
  const { findings, undecided } = evaluate(facts, RULES);
  return { findings: findings.map(({ ruleId, location }) => `${ruleId} ${location.logicalId}`), undecided };
}
const found = (example: Example) => judged(example).findings;

const VPC = resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
const ASSOCIATION = resource('AWS::EC2::VPCDHCPOptionsAssociation', { VpcId: { Ref: 'Vpc' }, DhcpOptionsId: { Ref: 'Options' } });
const options = (properties: object) => ({ Options: resource('AWS::EC2::DHCPOptions', properties), Association: ASSOCIATION });
const subnets = (more: { readonly [logicalId: string]: Json }) =>
  expectingDisconnects(8, {
    Vpc: VPC,
    Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
    Line: outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.9.0/24' }),
    ...more,
  });

describe('names on an Outpost that may be cut off', () => {
  const NOT_RESOLVED = ['name-resolution-without-region Plant'];

  test('need a resolver; one finding speaks for all subnets of the VPC', () => {
    expect(found(subnets({}))).toEqual(NOT_RESOLVED);
  });

  test.each([
    ['DNS servers in the building', options({ DomainNameServers: ['192.168.1.2'] }), []],
    ['DNS servers that a parameter has', options({ DomainNameServers: { Ref: 'Servers' } }), []],
    ['the resolver of the VPC', options({ DomainNameServers: ['AmazonProvidedDNS'] }), NOT_RESOLVED],
    ['no DNS server, which is the resolver of the VPC', options({ DomainName: 'ship.example' }), NOT_RESOLVED],
    [
      'options that were there before',
      { Association: { ...ASSOCIATION, Properties: { VpcId: { Ref: 'Vpc' }, DhcpOptionsId: 'dopt-1' } } },
      [],
    ],
    [
      'options of a VPC that is not known',
      {
        ...options({ DomainNameServers: ['192.168.1.2'] }),
        Association: resource('AWS::EC2::VPCDHCPOptionsAssociation', {
          VpcId: { 'Fn::ImportValue': 'Vpc' },
          DhcpOptionsId: { Ref: 'Options' },
        }),
      },
      [],
    ],
    ['a VPC without DNS', { Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsSupport: false }) }, []],
  ])('resolve as the DHCP options say: %s', (_, more, findings) => {
    expect(found(subnets(more))).toEqual(findings);
  });

  test('of a VPC that was there before resolve in a way that is not known', () => {
    expect(found(expectingDisconnects(8, { Plant: outpostSubnet() }))).toEqual([]);
  });

  test('are not helped by a resolver on another Outpost', () => {
    const Resolver = resource('AWS::Route53Resolver::OutpostResolver', { Name: 'other', OutpostArn: OTHER_OUTPOST_ARN });
    expect(found(subnets({ Resolver }))).toEqual(NOT_RESOLVED);
  });

  test('may be resolved by a resolver on an Outpost that only the deployment knows', () => {
    const Resolver = resource('AWS::Route53Resolver::OutpostResolver', { Name: 'ship', OutpostArn: { Ref: 'OutpostArn' } });
    expect(found(subnets({ Resolver }))).toEqual([]);
  });

  test('on a server have no resolver to ask for', () => {
    const { resources } = subnets({});
    const outpost = { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'SERVER' };
    expect(found({ resources, inventory: { outposts: [{ outpost, expectedDisconnectHours: 8 }] } })).toEqual([]);
  });
});

test.each([
  ['as it wants', { DesiredCapacity: '1' }, true],
  ['as its minimum, which it starts with', { DesiredCapacity: { Ref: 'AWS::NoValue' } }, true],
  ['as a parameter says', { DesiredCapacity: { Ref: 'Count' } }, false],
])('an Auto Scaling group of one instance %s', (_, sizes, isFound) => {
  const { Workers, Template } = groupOnOutpost({ DesiredCapacity: '1', MaxSize: '4' });
  const group = { ...Workers, Properties: { ...(Workers.Properties as object), ...sizes } };
  const example = expectingDisconnects(8, { Plant: outpostSubnet(), Template, Workers: group });
  expect(found(example)).toEqual(isFound ? ['single-instance-without-replacement Workers'] : []);
});

test('a standby does not take over when either of the two Outposts is cut off', () => {
  const onOther = { outposts: [{ outpost: { OutpostArn: OTHER_OUTPOST_ARN }, expectedDisconnectHours: 8 }] };
  const resources = databaseOnTwoOutposts();
  expect(found({ resources, inventory: onOther })).toEqual(['standby-without-region Database']);
  expect(found(expectingDisconnects(8, databaseOnTwoOutposts({ MultiAZ: false })))).toEqual([]);
});

test('where nobody expects a cut nothing is found, and nothing is undecided', () => {
  for (const { examples } of RULES) {
    const { resources } = examples.bad;
    expect(judged({ resources })).toEqual({ findings: [], undecided: [] });
  }
});

test('outposts check finds on another machine what the App declared', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-cut-'));
  try {
    const app = new App({ outdir: folder });
    const stack = new Stack(app, 'Ship', { env: { account: '111122223333', region: 'us-west-2' } });
    Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn: OUTPOST_ARN, expectedDisconnection: Duration.days(3) });
    const { OutpostId } = bucketOnOutpost.Readings.Properties as { readonly OutpostId: string };
    new CfnBucket(stack, 'Voyages', { bucketName: 'voyages', outpostId: OutpostId });
    app.synth();
    const report = check({ assembly: folder, templates: [], inventories: [] });
    const mine = report.findings.filter(({ ruleId }) => ruleId === 'bucket-outlasted-by-disconnect');
    expect(render({ ...report, findings: mine })).toContain(
      'WARNING objects are available for up to 12 hours without the service link, but op-0a1b2c3d4e5f60718 may be disconnected for 72 hours\n  Ship/Voyages',
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
