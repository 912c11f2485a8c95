import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import type { Inventory } from '../../../lib/inventory/inventory';
import { rules } from '../../../lib/validation/rules';
import { LOCAL_GATEWAY_ID, OUTPOST_ARN, outpostSubnet, resource } from '../../../lib/validation/example';
import { virtualInterfaceGroup } from '../../../lib/validation/network/example';
import { evaluate } from '../../../lib/validation/evaluate';
import { withWeakReferences } from '../weak-references';

interface Stack {
  readonly resources: { readonly [logicalId: string]: Json };
  readonly outputs?: Json;
  readonly parameters?: Json;
  readonly region?: string;
  readonly account?: string;
}

/** Rule and resource of each finding, which both kinds of references between stacks have. */
function findingsOf(stacks: { readonly [name: string]: Stack }, ...inventories: Inventory[]): string[] {
  const sources = Object.entries(stacks).map(([name, { resources, outputs = {}, parameters = {}, region, account }]) => ({
    name,
    path: `${name}.template.json`,
    body: { Resources: resources, Outputs: outputs, Parameters: parameters },
    region,
    account,
  }));
  const [strong, weak] = [sources, withWeakReferences(sources)].map((templates) =>
    evaluate(readFacts(templates, inventories), rules).findings.map(
      ({ ruleId, location }) => `${ruleId} ${location.stack}.${location.logicalId}`,
    ),
  );
  expect(weak).toEqual(strong);
  return strong;
}

const ROUTE_TABLE_ID = 'lgw-rtb-0123456789abcdef0';
const vpc = resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
const exported = (name: string, value: Json): Json => ({ [name]: { Value: value, Export: { Name: name } } });
const imported = (name: string): Json => ({ 'Fn::ImportValue': name });

/** A subnet on the Outpost with a route to the local gateway, in a VPC. */
const plant = (VpcId: unknown, ...dependsOn: string[]) => ({
  Plant: outpostSubnet({ VpcId }),
  RouteTable: resource('AWS::EC2::RouteTable', { VpcId }),
  RouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
    SubnetId: { Ref: 'Plant' },
    RouteTableId: { Ref: 'RouteTable' },
  }),
  Route: resource(
    'AWS::EC2::Route',
    { RouteTableId: { Ref: 'RouteTable' }, DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID },
    ...dependsOn,
  ),
});
const vpcAssociation = (VpcId: unknown, LocalGatewayRouteTableId: unknown = ROUTE_TABLE_ID) =>
  resource('AWS::EC2::LocalGatewayRouteTableVPCAssociation', { LocalGatewayRouteTableId, VpcId });

describe('a route to the local gateway', () => {
  const network: Stack = { resources: { Vpc: vpc }, outputs: exported('Vpc', { Ref: 'Vpc' }) };

  test('lacks the association of a VPC that another stack creates', () => {
    expect(findingsOf({ Network: network, App: { resources: plant(imported('Vpc')) } })).toEqual([
      'route-to-local-gateway-without-association App.Route',
    ]);
  });

  test('finds the association in the stack of the VPC, which is deployed before', () => {
    const resources = { Vpc: vpc, Association: vpcAssociation({ Ref: 'Vpc' }) };
    expect(findingsOf({ Network: { ...network, resources }, App: { resources: plant(imported('Vpc')) } })).toEqual([]);
  });

  test('has to wait for the association in its own stack', () => {
    const association = { Association: vpcAssociation(imported('Vpc')) };
    expect(findingsOf({ Network: network, App: { resources: { ...plant(imported('Vpc')), ...association } } })).toEqual([
      'route-to-local-gateway-before-association App.Route',
    ]);
    expect(findingsOf({ Network: network, App: { resources: { ...plant(imported('Vpc'), 'Association'), ...association } } })).toEqual([]);
  });

  test('says nothing of a VPC that is imported by its ID, which may be associated elsewhere', () => {
    expect(findingsOf({ App: { resources: plant('vpc-0123456789abcdef0') } })).toEqual([]);
  });

  test('says nothing of a VPC that a parameter names', () => {
    expect(findingsOf({ App: { resources: plant({ Ref: 'VpcId' }), parameters: { VpcId: { Type: 'String' } } } })).toEqual([]);
  });

  test('says nothing where an association is for a VPC that only the deployment knows', () => {
    const resources = { Vpc: vpc, ...plant({ Ref: 'Vpc' }), Association: vpcAssociation({ Ref: 'VpcId' }) };
    expect(findingsOf({ App: { resources, parameters: { VpcId: { Type: 'String' } } } })).toEqual([]);
  });

  test('belongs to no subnet in the Region, in whichever stack that is', () => {
    const resources = { Vpc: vpc, ...plant({ Ref: 'Vpc' }, 'Association'), Association: vpcAssociation({ Ref: 'Vpc' }) };
    const outputs = { ...exported('Vpc', { Ref: 'Vpc' }), ...exported('RouteTable', { Ref: 'RouteTable' }) };
    const region = {
      Subnet: resource('AWS::EC2::Subnet', { VpcId: imported('Vpc'), CidrBlock: '10.0.1.0/24' }),
      Association: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: { Ref: 'Subnet' }, RouteTableId: imported('RouteTable') }),
    };
    expect(findingsOf({ Plant: { resources, outputs }, Region: { resources: region } })).toEqual([
      'route-to-local-gateway-in-region Plant.Route',
    ]);
  });
});

describe('two Outposts in one VPC', () => {
  const OTHER_ARN = OUTPOST_ARN.replace('op-0a1b2c3d4e5f60718', 'op-0fedcba9876543210');
  const network = (DestinationCidrBlock: string): Stack => ({
    resources: {
      Vpc: vpc,
      ...plant({ Ref: 'Vpc' }, 'Association'),
      Association: vpcAssociation({ Ref: 'Vpc' }),
      Other: outpostSubnet({ VpcId: { Ref: 'Vpc' }, OutpostArn: OTHER_ARN, CidrBlock: '10.0.16.0/24', AvailabilityZone: 'us-west-2b' }),
      Across: resource(
        'AWS::EC2::Route',
        { RouteTableId: { Ref: 'RouteTable' }, DestinationCidrBlock, LocalGatewayId: LOCAL_GATEWAY_ID },
        'Association',
      ),
    },
  });

  test.each(['10.0.16.0/24', '192.168.0.0/20', '10.0.0.0/8', '0.0.0.0/1'])('may route %s over the local gateway', (destination) => {
    expect(findingsOf({ App: network(destination) })).toEqual([]);
  });

  test.each(['10.0.16.0/25', '10.0.16.0/20', '10.0.16.7/32'])('may not route %s, a part of the VPC that is no subnet', (destination) => {
    expect(findingsOf({ App: network(destination) })).toEqual(['route-to-other-outpost-differs-from-subnet App.Across']);
  });
});

describe('the Availability Zone of a shared Outpost', () => {
  const inventory: Inventory = { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a' } }] };
  const resources = { Plant: outpostSubnet({ AvailabilityZone: 'us-west-2c' }) };

  test('has to be that of the Outpost in the account of its owner', () => {
    expect(findingsOf({ App: { resources, account: '111122223333', region: 'us-west-2' } }, inventory)).toEqual([
      'availability-zone-differs-from-outpost App.Plant',
    ]);
  });

  test('may have another name in another account', () => {
    expect(findingsOf({ App: { resources, account: '444455556666', region: 'us-west-2' } }, inventory)).toEqual([]);
  });
});

test('a subnet that is kept from the building is none of our business while another one has a route', () => {
  const resources = {
    Vpc: vpc,
    ...plant({ Ref: 'Vpc' }, 'Association'),
    Association: vpcAssociation({ Ref: 'Vpc' }),
    Databases: outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.9.0/24' }),
    DatabasesRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    DatabasesRouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: 'Databases' },
      RouteTableId: { Ref: 'DatabasesRouteTable' },
    }),
  };
  expect(findingsOf({ App: { resources } })).toEqual([]);
});

describe('the associations of a VPC', () => {
  const twoTables: Inventory = {
    localGatewayRouteTables: [ROUTE_TABLE_ID, 'lgw-rtb-0fedcba9876543210'].map((LocalGatewayRouteTableId) => ({
      LocalGatewayRouteTableId,
      LocalGatewayId: LOCAL_GATEWAY_ID,
    })),
  };

  test('are with two route tables of one local gateway, in two stacks', () => {
    const network: Stack = {
      resources: { Vpc: vpc, First: vpcAssociation({ Ref: 'Vpc' }) },
      outputs: exported('Vpc', { Ref: 'Vpc' }),
    };
    const app: Stack = { resources: { Second: vpcAssociation(imported('Vpc'), 'lgw-rtb-0fedcba9876543210') } };
    expect(findingsOf({ Network: network, App: app }, twoTables)).toEqual(['vpc-in-two-route-tables-of-local-gateway Network.First']);
  });

  test('are not two where a condition chooses one of them', () => {
    const resources = {
      First: { ...vpcAssociation('vpc-0123456789abcdef0'), Condition: 'IsProduction' },
      Second: { ...vpcAssociation('vpc-0123456789abcdef0', 'lgw-rtb-0fedcba9876543210'), Condition: 'IsTest' },
    };
    expect(findingsOf({ App: { resources } }, twoTables)).toEqual([]);
  });

  test('are not two where parameters may name the same route table', () => {
    const parameters = { Blue: { Type: 'String' }, Green: { Type: 'String' } };
    const resources = {
      First: vpcAssociation('vpc-0123456789abcdef0', { Ref: 'Blue' }),
      Second: vpcAssociation('vpc-0123456789abcdef0', { Ref: 'Green' }),
    };
    expect(findingsOf({ App: { resources, parameters } }, twoTables)).toEqual([]);
  });

  test('are not two where an inventory has found the one that the template created', () => {
    const resources = {
      RouteTable: resource('AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: LOCAL_GATEWAY_ID }),
      Association: vpcAssociation('vpc-0123456789abcdef0', { Ref: 'RouteTable' }),
      Group: resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
        LocalGatewayRouteTableId: { Ref: 'RouteTable' },
        LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
      }),
      Route: resource('AWS::EC2::LocalGatewayRoute', {
        LocalGatewayRouteTableId: { Ref: 'RouteTable' },
        DestinationCidrBlock: '0.0.0.0/0',
        LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
      }),
    };
    const found: Inventory = {
      ...twoTables,
      localGatewayRouteTableVpcAssociations: [
        {
          LocalGatewayRouteTableVpcAssociationId: 'lgw-vpc-assoc-0123456789abcdef0',
          LocalGatewayRouteTableId: ROUTE_TABLE_ID,
          VpcId: 'vpc-0123456789abcdef0',
        },
      ],
    };
    expect(findingsOf({ App: { resources } }, found)).toEqual([]);
  });

  test('are two where the existing route table is in another mode than the one of the template', () => {
    const resources = {
      RouteTable: resource('AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: LOCAL_GATEWAY_ID }),
      Association: vpcAssociation('vpc-0123456789abcdef0', { Ref: 'RouteTable' }),
    };
    const existing = (Mode: string): Inventory => ({
      localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, LocalGatewayId: LOCAL_GATEWAY_ID, Mode }],
      localGatewayRouteTableVpcAssociations: [
        {
          LocalGatewayRouteTableVpcAssociationId: 'lgw-vpc-assoc-0123456789abcdef0',
          LocalGatewayRouteTableId: ROUTE_TABLE_ID,
          VpcId: 'vpc-0123456789abcdef0',
        },
      ],
    });
    const FOUND = 'vpc-in-two-route-tables-of-local-gateway App.Association';
    expect(findingsOf({ App: { resources } }, existing('coip'))).toContain(FOUND);
    expect(findingsOf({ App: { resources } }, existing('direct-vpc-routing'))).not.toContain(FOUND);
  });
});

describe('a VIF group', () => {
  const { Group, ...interfaces } = virtualInterfaceGroup();
  const association = resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
    LocalGatewayRouteTableId: ROUTE_TABLE_ID,
    LocalGatewayVirtualInterfaceGroupId: imported('Group'),
  });
  const elsewhere = Object.fromEntries(
    Object.entries(interfaces).map(([logicalId, vif]) => [
      logicalId,
      { ...vif, Properties: { ...(vif.Properties as Json), LocalGatewayVirtualInterfaceGroupId: imported('Group') } },
    ]),
  );
  const group: Stack = { resources: { Group }, outputs: exported('Group', { Ref: 'Group' }) };

  test('has its four virtual interfaces, be they in another stack', () => {
    expect(
      findingsOf({ Group: group, Interfaces: { resources: elsewhere }, Association: { resources: { Association: association } } }),
    ).toEqual([]);
  });

  test('lacks one', () => {
    const { Interface1, ...three } = elsewhere;
    expect(Interface1).toBeDefined();
    expect(
      findingsOf({ Group: group, Interfaces: { resources: three }, Association: { resources: { Association: association } } }),
    ).toEqual(['vif-group-without-four-interfaces Association.Association']);
  });

  test('that exists already has interfaces that no template shows', () => {
    const existing = {
      ...association,
      Properties: { ...(association.Properties as Json), LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-1' },
    };
    expect(findingsOf({ Association: { resources: { Association: existing } } })).toEqual([]);
  });
});

test('a Resolver endpoint is in an existing subnet that enables local network interfaces, next to one that no inventory has', () => {
  const Endpoint = resource('AWS::Route53Resolver::ResolverEndpoint', {
    Direction: 'INBOUND',
    SecurityGroupIds: ['sg-0123456789abcdef0'],
    IpAddresses: [{ SubnetId: 'subnet-0123456789abcdef0' }, { SubnetId: { Ref: 'Subnet' } }],
  });
  const existing = { SubnetId: 'subnet-0123456789abcdef0', OutpostArn: OUTPOST_ARN, EnableLniAtDeviceIndex: 1 };
  const found = (inventory: Inventory) => findingsOf({ Names: { resources: { Endpoint } } }, inventory);
  expect(found({ subnets: [existing] })).toEqual(['resolver-endpoint-with-local-network-interface Names.Endpoint']);
  expect(found({ subnets: [{ ...existing, EnableLniAtDeviceIndex: undefined }] })).toEqual([]);
  expect(found({})).toEqual([]);
});

describe('a local gateway route table and a VIF group', () => {
  const Group = resource('AWS::EC2::LocalGatewayVirtualInterfaceGroup', { LocalGatewayId: 'lgw-0fedcba9876543210', LocalBgpAsn: 65000 });
  const RouteTable = resource('AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: LOCAL_GATEWAY_ID });
  const properties = { LocalGatewayRouteTableId: { Ref: 'RouteTable' }, LocalGatewayVirtualInterfaceGroupId: { Ref: 'Group' } };
  const Association = resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', properties);
  const Route = resource('AWS::EC2::LocalGatewayRoute', { ...properties, DestinationCidrBlock: '10.0.0.0/8' });

  test('of two local gateways are reported as such, and not because of the interfaces of the group', () => {
    expect(findingsOf({ Lan: { resources: { Group, RouteTable, Association, Route } } })).toEqual([
      'vif-group-of-another-local-gateway Lan.Association',
      'local-gateway-route-to-vif-group-of-another-local-gateway Lan.Route',
    ]);
  });

  test('whose local gateways only the deployment knows are not reported', () => {
    const unknown = { ...Group, Properties: { LocalGatewayId: { Ref: 'LocalGateway' }, LocalBgpAsn: 65000 } };
    const parameters = { LocalGateway: { Type: 'String' } };
    const found = findingsOf({ Lan: { resources: { Group: unknown, RouteTable, Association, Route }, parameters } });
    expect(found).toEqual(['vif-group-without-four-interfaces Lan.Association']);
  });
});
