import * as fs from 'fs';
import * as path from 'path';
import { elementsOf, type Diagram } from '../../../lib/cli/diagram/model';
import { readDiagram } from '../../../lib/cli/diagram/read';
import { viewsOf } from '../../../lib/cli/diagram/views';
import type { Inventory } from '../../../lib/inventory/inventory';
import { temporaryFolder } from './assemblies';

const ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const LOCAL_GATEWAY = 'lgw-0a1b2c3d4e5f60718';

const subnet = (properties: object = {}) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-west-2a', ...properties },
});
const routeTable = (of: string) => ({
  [`${of}Table`]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
  [`${of}Association`]: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: of }, RouteTableId: { Ref: `${of}Table` } },
  },
});
const route = (of: string, DestinationCidrBlock: string, target: object) => ({
  Type: 'AWS::EC2::Route',
  Properties: { RouteTableId: { Ref: `${of}Table` }, DestinationCidrBlock, ...target },
});

/** A subnet on an Outpost with routes, and a public subnet in the Region with a NAT gateway. */
function diagramOf(routes: Record<string, object>, inventories: readonly Inventory[] = [], Parameters: object = {}): Diagram {
  const Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Internet: { Type: 'AWS::EC2::InternetGateway' },
    Tgw: { Type: 'AWS::EC2::TransitGateway' },
    Public: subnet({ CidrBlock: '10.0.2.0/24' }),
    ...routeTable('Public'),
    PublicRoute: route('Public', '0.0.0.0/0', { GatewayId: { Ref: 'Internet' } }),
    Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Public' } } },
    Line: subnet({ OutpostArn: ARN }),
    ...routeTable('Line'),
    ...routes,
  };
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'plant.json'), JSON.stringify({ Parameters, Resources }));
  const artifacts = {
    Plant: { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/us-west-2', properties: { templateFile: 'plant.json' } },
  };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return readDiagram(folder, inventories, []);
}

/** Connections of a kind, such as `Line > Nat: 0.0.0.0/0`, with a mark if a service link outage stops them. */
function connections({ elements, edges }: Diagram, kind: string): string[] {
  const titles = new Map([...elementsOf(elements)].map(({ id, title }) => [id, title]));
  return edges
    .filter((edge) => edge.kind === kind)
    .map(({ from, to, label, stops }) => `${titles.get(from)} > ${titles.get(to)}: ${label}${stops ? ' (stops)' : ''}`);
}

function placeOf({ elements }: Diagram, title: string): string | undefined {
  return [...elementsOf(elements)].find(({ children }) => children.some((child) => child.title === title))?.title;
}

test('the way to the internet leads through the NAT gateway and the internet gateway in the Region', () => {
  const diagram = diagramOf({ Default: route('Line', '0.0.0.0/0', { NatGatewayId: { Ref: 'Nat' } }) });
  expect(connections(diagram, 'route')).toEqual(['Public > Internet: 0.0.0.0/0 (stops)', 'Line > Nat: 0.0.0.0/0 (stops)']);
  expect([placeOf(diagram, 'Nat'), placeOf(diagram, 'Internet')]).toEqual(['Public', 'Vpc']);
});

test('routes to one gateway are one connection, and a transit gateway is in no VPC', () => {
  const diagram = diagramOf({
    Office: route('Line', '10.8.0.0/16', { TransitGatewayId: { Ref: 'Tgw' } }),
    Store: route('Line', '10.9.0.0/16', { TransitGatewayId: { Ref: 'Tgw' } }),
  });
  expect(connections(diagram, 'route')).toContain('Line > Tgw: 10.8.0.0/16, 10.9.0.0/16 (stops)');
  expect(placeOf(diagram, 'Tgw')).toBe('us-west-2');
});

test.each([
  ['VpcPeeringConnectionId', 'pcx-0123456789abcdef0', 'peering'],
  ['GatewayId', 'igw-0123456789abcdef0', 'internetGateway'],
  ['GatewayId', 'vgw-0123456789abcdef0', 'virtualPrivateGateway'],
  ['EgressOnlyInternetGatewayId', 'eigw-0123456789abcdef0', 'egressOnlyInternetGateway'],
  ['NatGatewayId', 'nat-0123456789abcdef0', 'natGateway'],
  ['CoreNetworkArn', 'arn:aws:networkmanager::111122223333:core-network/core-network-0123456789abcdef0', 'coreNetwork'],
])('an existing gateway in %s, %s, has its kind', (property, id, kind) => {
  const { elements } = diagramOf({ Route: route('Line', '10.8.0.0/16', { [property]: id }) });
  expect([...elementsOf(elements)].find((element) => element.id === id)?.kind).toBe(kind);
});

test('a gateway endpoint that an inventory lists as a target of a route is not a gateway', () => {
  const diagram = diagramOf({ Route: route('Line', '10.8.0.0/16', { GatewayId: 'vpce-0123456789abcdef0' }) });
  expect(connections(diagram, 'route')).toEqual(['Public > Internet: 0.0.0.0/0 (stops)']);
});

test('a gateway whose ID is a parameter has the name of its kind', () => {
  const diagram = diagramOf(
    {
      Nat1: route('Line', '0.0.0.0/0', { NatGatewayId: { Ref: 'Egress' } }),
      Other: route('Line', '10.8.0.0/16', { GatewayId: { Ref: 'Vpn' } }),
    },
    [],
    { Egress: { Type: 'String' }, Vpn: { Type: 'String' } },
  );
  expect(connections(diagram, 'route')).toEqual(
    expect.arrayContaining(['Line > NAT gateway: 0.0.0.0/0 (stops)', 'Line > Gateway: 10.8.0.0/16 (stops)']),
  );
});

test('the routes of an existing subnet are those of the inventory, without the local route', () => {
  const diagram = diagramOf({}, [
    {
      schemaVersion: 1,
      outposts: [{ outpost: { OutpostArn: ARN, OutpostId: 'op-0a1b2c3d4e5f60718' } }],
      vpcs: [{ VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.1.0.0/16' }],
      subnets: [{ SubnetId: 'subnet-0123456789abcdef0', VpcId: 'vpc-0123456789abcdef0', OutpostArn: ARN, CidrBlock: '10.1.1.0/24' }],
      routeTables: [
        {
          RouteTableId: 'rtb-0123456789abcdef0',
          VpcId: 'vpc-0123456789abcdef0',
          Associations: [{ SubnetId: 'subnet-0123456789abcdef0' }],
          Routes: [
            { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local' },
            { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-0123456789abcdef0' },
          ],
        },
      ],
    },
  ]);
  expect(connections(diagram, 'route')).toContain('subnet-0123456789abcdef0 > tgw-0123456789abcdef0: 0.0.0.0/0 (stops)');
  expect(connections(diagram, 'route').join()).not.toContain('10.1.0.0/16');
});

test('the overview of many Outposts counts gateways, and has service links only', () => {
  const Resources: Record<string, object> = {};
  for (const index of [1, 2, 3, 4, 5]) {
    Resources[`Line${index}`] = subnet({ OutpostArn: ARN.replace(/718$/, `71${index}`) });
    Object.assign(Resources, routeTable(`Line${index}`));
    Resources[`Route${index}`] = route(`Line${index}`, '0.0.0.0/0', { TransitGatewayId: { Ref: 'Tgw' } });
  }
  const [overview] = viewsOf(diagramOf(Resources));
  expect(overview.edges.map(({ label }) => label)).toEqual(['6 service links']);
  expect(overview.elements.find(({ kind }) => kind === 'region')?.lines).toContain('1 transit gateway');
});

describe('without a declaration of the Outpost', () => {
  const toLocalGateway = route('Line', '192.168.0.0/16', { LocalGatewayId: LOCAL_GATEWAY });

  test('a route to the local gateway shows it, and the on-premises network', () => {
    const diagram = diagramOf({ Route: toLocalGateway });
    const [gateway] = [...elementsOf(diagram.elements)].filter(({ kind }) => kind === 'localGateway');
    expect(gateway.lines).toEqual([LOCAL_GATEWAY]);
    expect(connections(diagram, 'local')).toEqual([
      'On-premises network > Local gateway: undefined',
      'Local gateway > Line: 192.168.0.0/16',
    ]);
    expect([...elementsOf(diagram.elements)].find(({ kind }) => kind === 'onPremises')?.lines).toEqual(['192.168.0.0/16']);
  });

  test('the route table that its VPC is associated with is that of its local gateway', () => {
    const diagram = diagramOf({
      Route: toLocalGateway,
      Association: {
        Type: 'AWS::EC2::LocalGatewayRouteTableVPCAssociation',
        Properties: { LocalGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718', VpcId: { Ref: 'Vpc' } },
      },
    });
    expect(connections(diagram, 'local')).toEqual([
      'On-premises network > lgw-rtb-0a1b2c3d4e5f60718: undefined',
      'lgw-rtb-0a1b2c3d4e5f60718 > Line: 192.168.0.0/16',
    ]);
  });

  test('a local gateway whose ID is a parameter is drawn, too', () => {
    const parameter = route('Line', '192.168.0.0/16', { LocalGatewayId: { Ref: 'Gateway' } });
    const diagram = diagramOf({ Route: parameter }, [], { Gateway: { Type: 'String' } });
    expect(connections(diagram, 'local')).toContain('Local gateway > Line: 192.168.0.0/16');
  });

  test('an Outpost without a route to a local gateway has none', () => {
    const { elements } = diagramOf({});
    expect([...elementsOf(elements)].filter(({ kind }) => kind === 'localGateway' || kind === 'onPremises')).toEqual([]);
  });
});
