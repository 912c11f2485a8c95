import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Inventory } from '../../../lib/inventory/inventory';
import { parseInventory } from '../../../lib/inventory/parse';
import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';

const FILE = path.join(__dirname, '../../fixtures/inventory/factory.json');
const factory = parseInventory(fs.readFileSync(FILE, 'utf8'), FILE);

const VPC = 'vpc-04141414141414141';
const PLANT = 'subnet-0d111111111111111';
const IN_REGION = 'subnet-0d121212121212121';
const UNKNOWN = 'subnet-0aaaaaaaaaaaaaaaa';
const ROUTE_TABLE = 'rtb-0e121212121212121';
const OUTPOST = 'op-0a1a1a1a1a1a1a1a1';
const OUTPOST_ARN = `arn:aws:outposts:eu-west-3:111122223333:outpost/${OUTPOST}`;

const resource = (Type: string, Properties: object) => ({ Type, Properties });
const instance = (SubnetId: unknown, more: object = {}) =>
  resource('AWS::EC2::Instance', { SubnetId, InstanceType: 't3.micro', ImageId: 'ami-0123456789abcdef0', ...more });
const subnet = (CidrBlock: string, more: object = {}) =>
  resource('AWS::EC2::Subnet', { VpcId: VPC, CidrBlock, OutpostArn: OUTPOST_ARN, AvailabilityZone: 'eu-west-3a', ...more });

function evaluated(body: Json, inventory: Inventory = factory) {
  const facts = readFacts([{ name: 'Stack', path: 'stack.json', body, region: 'eu-west-3', account: '111122223333' }], [inventory]);
  const { findings, unread, judged } = evaluate(facts, rules);
  return { findings: findings.map(({ ruleId, location }) => `${ruleId} ${location.logicalId}`), unread, judged: judged.onOutposts };
}

const found = (Resources: Json, inventory?: Inventory) => evaluated({ Resources }, inventory).findings;

describe('an instance in an existing subnet', () => {
  test.each([
    ['by its ID', PLANT, {}],
    ['by the value of a mapping', { 'Fn::FindInMap': ['Subnets', 'plant', 'id'] }, { Mappings: { Subnets: { plant: { id: PLANT } } } }],
  ])('on the Outpost, %s, is evaluated as in one of the template', (_, SubnetId, more) => {
    const { findings, unread, judged } = evaluated({ Resources: { App: instance(SubnetId) }, ...more });
    expect(findings).toEqual(['instance-type-is-not-slotted App', 'instance-without-coip App']);
    expect({ unread, judged }).toEqual({ unread: [], judged: 1 });
  });

  test('in the Region is in the Region', () => {
    expect(evaluated({ Resources: { App: instance(IN_REGION) } })).toEqual({ findings: [], unread: [], judged: 0 });
  });

  test('that is unknown is told', () => {
    const { findings, unread } = evaluated({ Resources: { App: instance(UNKNOWN), Other: instance(UNKNOWN), Third: instance(PLANT) } });
    expect(findings.filter((finding) => !finding.endsWith('Third'))).toEqual([]);
    const why = "the subnet exists already, and no inventory contains it; read it with 'npx cdk-outposts discover'";
    expect(unread).toEqual(['App', 'Other'].map((logicalId) => ({ stack: 'Stack', what: `SubnetId (${UNKNOWN}) of ${logicalId}`, why })));
  });

  test('that assigns customer-owned IP addresses has one', () => {
    const [plant, ...others] = factory.subnets!;
    const assigning = { ...plant, MapCustomerOwnedIpOnLaunch: true, CustomerOwnedIpv4Pool: 'ipv4pool-coip-08181818181818181' };
    expect(found({ App: instance(PLANT) }, { ...factory, subnets: [assigning, ...others] })).toEqual(['instance-type-is-not-slotted App']);
  });
});

test('a load balancer in an existing subnet on the Outpost and one in the Region is found', () => {
  const Subnets = [PLANT, IN_REGION];
  expect(found({ Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets }) })).toContain(
    'load-balancer-mixes-outpost-and-region Balancer',
  );
});

describe('a subnet in an existing VPC', () => {
  test('that overlaps with an existing one, or is outside the VPC, is found', () => {
    expect(found({ Plant: subnet('10.0.8.0/25') })).toEqual(['subnet-cidr-blocks-overlap Plant']);
    expect(found({ Plant: subnet('172.16.8.0/24') })).toEqual(['subnet-cidr-block-outside-vpc Plant']);
  });

  test('may be the one that the inventory lists, after it was deployed', () => {
    expect(found({ Plant: subnet('10.0.8.0/24') })).toEqual([]);
  });

  test('may be in a secondary CIDR block of the VPC', () => {
    const other = factory.outposts![1].outpost!.OutpostArn;
    expect(found({ Plant: subnet('10.9.8.0/24', { VpcId: 'vpc-04242424242424242', OutpostArn: other }) })).toEqual([]);
  });
});

describe('a route in an existing route table', () => {
  const route = (RouteTableId: string, LocalGatewayId: string) =>
    resource('AWS::EC2::Route', { RouteTableId, DestinationCidrBlock: '172.20.0.0/16', LocalGatewayId });

  test('to the local gateway of the Outpost is accepted', () => {
    expect(found({ Route: route(ROUTE_TABLE, 'lgw-0b1b1b1b1b1b1b1b1') })).toEqual([]);
  });

  test('to the local gateway of another Outpost is found', () => {
    expect(found({ Route: route(ROUTE_TABLE, 'lgw-0b2b2b2b2b2b2b2b2') })).toContain('route-to-local-gateway-of-another-outpost Route');
  });

  test('for a subnet in the Region is found', () => {
    expect(found({ Route: route('rtb-0e111111111111111', 'lgw-0b1b1b1b1b1b1b1b1') })).toContain('route-to-local-gateway-in-region Route');
  });
});

describe('the associations of an existing VPC', () => {
  const use = (more: object = {}) => found({ App: instance(PLANT, { InstanceType: 'm5.2xlarge' }) }, { ...factory, ...more });

  test('are those of the inventory', () => {
    expect(use()).toEqual(['instance-without-coip App']);
  });

  test('are unknown without them, and for a participant of a shared VPC', () => {
    expect(use({ localGatewayRouteTableVpcAssociations: undefined })).toEqual([]);
    expect(use({ account: '444455556666' })).toEqual([]);
  });
});

describe('an S3 on Outposts endpoint', () => {
  const endpoint = (SubnetId: unknown) =>
    resource('AWS::S3Outposts::Endpoint', { OutpostId: OUTPOST, SubnetId, SecurityGroupId: 'sg-0123456789abcdef0' });

  test('in a VPC that has one is found', () => {
    expect(found({ Second: subnet('10.0.9.0/24'), Endpoint: endpoint({ Ref: 'Second' }) })).toContain('s3-endpoint-exists-in-vpc Endpoint');
  });

  test('may be the one that the inventory lists, after it was deployed', () => {
    expect(found({ Endpoint: endpoint(PLANT) })).not.toContain('s3-endpoint-exists-in-vpc Endpoint');
  });
});

describe('the S3 on Outposts capacity', () => {
  const bucket = (OutpostId: string) => ({ Bucket: resource('AWS::S3Outposts::Bucket', { OutpostId, BucketName: 'recordings' }) });
  const without = 'bucket-without-s3-capacity Bucket';

  test('is the one that AWS lists', () => {
    expect(found(bucket(OUTPOST))).not.toContain(without);
    expect(found(bucket(OUTPOST), { ...factory, outpostsWithS3: [] })).not.toContain(without);
  });

  test('of an active Outpost that AWS does not list is 0, unless it is declared', () => {
    // Without the list, the rack configuration of second-generation racks decides.
    const outposts = factory.outposts!.map(({ outpost, ...rest }) => ({ ...rest, outpost: { ...outpost, RackScalingType: 'MULTI_RACK' } }));
    const inventory = { ...factory, outposts };
    expect(found(bucket('op-0a2a2a2a2a2a2a2a2'), inventory)).toContain(without);
    expect(found(bucket('op-0a2a2a2a2a2a2a2a2'), { ...inventory, outpostsWithS3: undefined })).not.toContain(without);
  });
});

describe('the association of a VIF group that exists', () => {
  const association = (LocalGatewayRouteTableId: string) => ({
    Association: resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
      LocalGatewayRouteTableId,
      LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0d1d1d1d1d1d1d1d1',
    }),
  });
  const rule = 'vif-group-association-is-not-one-to-one Association';

  test('with another route table is found, and the one that the inventory lists is not', () => {
    expect(found(association('lgw-rtb-0c2c2c2c2c2c2c2c2'))).toContain(rule);
    expect(found(association('lgw-rtb-0c1c1c1c1c1c1c1c1'))).not.toContain(rule);
  });
});
