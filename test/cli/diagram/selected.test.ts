import * as fs from 'fs';
import * as path from 'path';
import { readDiagram } from '../../../lib/cli/diagram/read';
import { elementsOf, type Diagram, type Element } from '../../../lib/cli/diagram/model';
import { outpostsOf, viewOf, type View } from '../../../lib/cli/diagram/views';
import type { Inventory } from '../../../lib/inventory/inventory';
import { EXAMPLES, assemblyOfExample, temporaryFolder } from './assemblies';

jest.setTimeout(60_000);

const GATEWAYS = { north: 'lgw-0a1b2c3d4e5f60718', south: 'lgw-09f8e7d6c5b4a3210' };
const arnOf = (id: string) => `arn:aws:outposts:us-west-2:111122223333:outpost/${id}`;
const NORTH = 'op-0a1b2c3d4e5f60718';
const SOUTH = 'op-09f8e7d6c5b4a3210';

/** A stack on each of two Outposts, whose site is unknown: each with a network on premises and services in the Region. */
function twoPlants(): string {
  const folder = temporaryFolder();
  const plant = (id: string, gateway: string, network: string, service: object) => ({
    Metadata: { 'cdk-outposts': { outposts: [{ outpost: { OutpostArn: arnOf(id) }, localGatewayId: gateway }] } },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Table: { Type: 'AWS::EC2::LocalGatewayRouteTable', Properties: { LocalGatewayId: gateway } },
      Association: {
        Type: 'AWS::EC2::LocalGatewayRouteTableVPCAssociation',
        Properties: { LocalGatewayRouteTableId: { Ref: 'Table' }, VpcId: { Ref: 'Vpc' } },
      },
      RouteTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
      Route: {
        Type: 'AWS::EC2::Route',
        Properties: { RouteTableId: { Ref: 'RouteTable' }, DestinationCidrBlock: network, LocalGatewayId: gateway },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', OutpostArn: arnOf(id), AvailabilityZone: 'us-west-2a' },
      },
      Use: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { RouteTableId: { Ref: 'RouteTable' }, SubnetId: { Ref: 'Subnet' } },
      },
      Service: service,
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
    },
  });
  const stacks = {
    North: plant(NORTH, GATEWAYS.north, '192.168.0.0/16', { Type: 'AWS::Lambda::Function', Properties: {} }),
    South: plant(SOUTH, GATEWAYS.south, '172.16.0.0/16', { Type: 'AWS::Glue::Database', Properties: {} }),
  };
  const artifacts: Record<string, object> = {};
  for (const [name, template] of Object.entries(stacks)) {
    fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(template));
    const environment = 'aws://111122223333/us-west-2';
    artifacts[name] = { type: 'aws:cloudformation:stack', environment, properties: { templateFile: `${name}.json` } };
  }
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return folder;
}

const allOf = ({ elements }: { readonly elements: readonly Element[] }, kind: string) =>
  [...elementsOf(elements)].filter((element) => element.kind === kind);
const view = (diagram: Diagram, id: string): View =>
  viewOf(
    diagram,
    outpostsOf(diagram).find((outpost) => outpost.id === id)!,
  );

describe('the diagram of one of two Outposts', () => {
  const diagram = readDiagram(twoPlants(), [], []);

  test('has the on-premises network that this Outpost reaches, and not that of the other', () => {
    expect(allOf(diagram, 'onPremises').map(({ lines }) => lines)).toEqual([['192.168.0.0/16', '172.16.0.0/16']]);
    expect(allOf(view(diagram, NORTH), 'onPremises').map(({ lines }) => lines)).toEqual([['192.168.0.0/16']]);
    expect(allOf(view(diagram, SOUTH), 'onPremises').map(({ lines }) => lines)).toEqual([['172.16.0.0/16']]);
  });

  test('counts the services in the Region of its own stacks', () => {
    const servicesOf = (id: string) => allOf(view(diagram, id), 'services').flatMap(({ rows }) => rows.map(({ text }) => text));
    expect(servicesOf(NORTH)).toEqual(['AWS KMS: 1 resource', 'AWS Lambda: 1 resource']);
    expect(servicesOf(SOUTH)).toEqual(['AWS Glue: 1 resource', 'AWS KMS: 1 resource']);
  });
});

test('the rack ID of a server is not a rack', () => {
  const asset = (RackId: string) => ({
    assets: [
      {
        AssetId: '1111111110',
        RackId,
        AssetType: 'COMPUTE',
        ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 2 }] },
      },
    ],
  });
  const described = (id: string, SupportedHardwareType: string) => ({
    outpost: { OutpostId: id, OutpostArn: arnOf(id), SupportedHardwareType },
    ...asset(`rack of ${id}`),
  });
  const inventory = { schemaVersion: 1, outposts: [described(NORTH, 'SERVER'), described(SOUTH, 'RACK')] } as unknown as Inventory;
  const diagram = readDiagram(twoPlants(), [inventory], []);
  expect(allOf(diagram, 'rack').map(({ title }) => title)).toEqual([`rack of ${SOUTH}`]);
  expect(allOf(diagram, 'host')).toHaveLength(2);
});

test.each(EXAMPLES.filter((name) => !/fleet|multi|shared/.test(name)))(
  '%s has one Outpost: selected, it has all that it has otherwise',
  (name) => {
    const diagram = readDiagram(assemblyOfExample(name), [], []);
    const outposts = outpostsOf(diagram);
    expect(outposts).toHaveLength(1);
    const of = (elements: readonly Element[]) => [...elementsOf(elements)].map(({ id }) => id).sort();
    expect(of(viewOf(diagram, outposts[0]).elements)).toEqual(of(diagram.elements));
  },
);
