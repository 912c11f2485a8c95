import { databaseOnOutpost, databaseOnTwoOutposts } from '../../../lib/validation/database/example';
import { evaluate } from '../../../lib/validation/evaluate';
import { otherOutpostSubnet, outpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import {
  coipAutoAssign,
  coipPool,
  loadBalancerOnOutpost,
  outpostSubnetWithRouteToLocalGateway,
  withRouteTableOfMode,
} from '../../../lib/validation/network/example';
import { rules } from '../../../lib/validation/rules';

type Resources = { readonly [logicalId: string]: Json };

function findingsOf(Resources: Resources, mode = 'coip') {
  const { inventory } = withRouteTableOfMode(mode, {});
  const facts = readFacts([{ name: 'App', path: 'app.json', body: { Resources }, region: 'us-west-2' }], [inventory!]);
  return evaluate(facts, rules)
    .findings.filter(({ ruleId }) => /coip|vpc-component|multi-az-without/.test(ruleId))
    .map(({ ruleId, location, path }) => `${ruleId} ${location.logicalId} ${path}`);
}

const routed = outpostSubnetWithRouteToLocalGateway();
const Group = resource('AWS::AutoScaling::AutoScalingGroup', {
  VPCZoneIdentifier: [{ Ref: 'Plant' }],
  MinSize: '1',
  MaxSize: '2',
  LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' },
});
const Coip = resource('Custom::OutpostsDbInstanceCoip', { DBInstanceIdentifier: { Ref: 'Database' } });

describe('behind a local gateway route table in CoIP mode, without customer-owned IP addresses', () => {
  test('an Auto Scaling group is reported, as an instance is', () => {
    const App = resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' }, ImageId: 'ami-0123456789abcdef0', InstanceType: 'm5.xlarge' });
    const expected = ['instance-without-coip App Properties.SubnetId', 'instance-without-coip Group Properties.VPCZoneIdentifier'];
    expect(findingsOf({ ...routed, App, Group })).toEqual(expected);
    expect(findingsOf({ ...routed, App, Group }, 'direct-vpc-routing')).toEqual([]);
    expect(findingsOf({ ...routed, App, Group, Pool: coipPool(), AutoAssign: coipAutoAssign })).toEqual([]);
  });

  test.each(['internal', 'internet-facing'])('an %s load balancer of CloudFormation is reported', (Scheme) => {
    const { Plant, ...balancer } = loadBalancerOnOutpost({ balancer: { Scheme } });
    expect(Plant).toBeDefined();
    const internetFacing = ['load-balancer-without-coip-pool LoadBalancer Properties.Scheme'];
    const isInternal = Scheme === 'internal';
    const inCoipMode = isInternal ? ['load-balancer-without-coip LoadBalancer Properties.Subnets'] : internetFacing;
    expect(findingsOf({ ...balancer, ...routed })).toEqual(inCoipMode);
    expect(findingsOf({ ...balancer, ...routed }, 'direct-vpc-routing')).toEqual(isInternal ? [] : internetFacing);
    const Custom = resource('Custom::OutpostsLoadBalancer', { SubnetId: { Ref: 'Plant' }, CustomerOwnedIpv4Pool: { Ref: 'Pool' } });
    expect(findingsOf({ ...routed, Pool: coipPool(), LoadBalancer: Custom })).toEqual([]);
  });

  test('a DB instance is reported, unless it has such an address', () => {
    const database = { ...databaseOnOutpost(), ...routed };
    expect(findingsOf(database)).toEqual(['db-instance-without-coip Database Properties.DBSubnetGroupName']);
    expect(findingsOf({ ...database, Coip })).toEqual([]);
    const ofUnknown = resource('Custom::OutpostsDbInstanceCoip', { DBInstanceIdentifier: { Ref: 'Given' } });
    expect(findingsOf({ ...database, Coip: ofUnknown })).toEqual([]);
  });
});

describe('the customer-owned IP address of a DB instance', () => {
  const { VpcAssociation, PlantRoute, ...withoutRoute } = routed;

  test('requires an association with a local gateway route table', () => {
    expect([VpcAssociation, PlantRoute]).not.toContain(undefined);
    expect(findingsOf({ ...databaseOnOutpost(), ...withoutRoute, Coip })).toEqual([
      'db-instance-coip-without-coip-routing Coip Properties.DBInstanceIdentifier',
    ]);
  });

  test('requires CoIP mode', () => {
    expect(findingsOf({ ...databaseOnOutpost(), ...routed, Coip }, 'direct-vpc-routing')).toEqual([
      'db-instance-coip-without-coip-routing Coip Properties.DBInstanceIdentifier',
    ]);
  });

  test('may have an association that no template shows', () => {
    expect(findingsOf({ ...databaseOnOutpost(), Plant: outpostSubnet(), Coip })).toEqual([]);
  });
});

test('a Multi-AZ DB instance on two Outposts without any local gateway association is reported', () => {
  const Vpc = resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  const database = databaseOnTwoOutposts({}, otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } }));
  const Plant = outpostSubnet({ VpcId: { Ref: 'Vpc' } });
  expect(findingsOf({ ...database, Vpc, Plant })).toEqual(['multi-az-without-local-gateway Database Properties.MultiAZ']);
});

describe('a component of the VPC that AWS documents in the Region only', () => {
  test.each([
    ['AWS::EC2::NatGateway', { SubnetId: { Ref: 'Plant' } }, 'SubnetId'],
    ['AWS::EC2::TransitGatewayAttachment', { SubnetIds: [{ Ref: 'Region' }, { Ref: 'Plant' }] }, 'SubnetIds'],
    ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: [{ Ref: 'Plant' }] }, 'SubnetIds'],
  ])('%s in a subnet on an Outpost is reported', (type, properties, property) => {
    const network = { Plant: outpostSubnet(), Region: regionSubnet(), Component: resource(type, properties) };
    expect(findingsOf(network)).toEqual([`vpc-component-in-outpost-subnet Component Properties.${property}`]);
    expect(findingsOf({ ...network, Plant: regionSubnet() })).toEqual([]);
  });
});
