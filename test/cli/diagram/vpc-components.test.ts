import * as fs from 'fs';
import * as path from 'path';
import { check } from '../../../lib/cli/check';
import { elementsOf } from '../../../lib/cli/diagram/model';
import { readDiagram } from '../../../lib/cli/diagram/read';
import { temporaryFolder } from './assemblies';

const subnet = (properties: object) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, AvailabilityZone: 'us-west-2a', ...properties },
});
const associated = (name: string) => ({
  Type: 'AWS::EC2::SubnetRouteTableAssociation',
  Properties: { SubnetId: { Ref: name }, RouteTableId: { Ref: 'Table' } },
});

/** A public subnet in the Region and one on the Outpost with a NAT gateway, which share a route table. */
const TEMPLATE = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Region: subnet({ CidrBlock: '10.0.0.0/24' }),
    Plant: subnet({ CidrBlock: '10.0.1.0/24', OutpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718' }),
    Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    Default: {
      Type: 'AWS::EC2::Route',
      Properties: { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Gateway' } },
    },
    OfRegion: associated('Region'),
    OfPlant: associated('Plant'),
    Connect: { Type: 'AWS::EC2::InstanceConnectEndpoint', Properties: { SubnetId: { Ref: 'Plant' } } },
    Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Plant' }, AllocationId: 'eipalloc-0123456789abcdef0' } },
  },
};

const folder = temporaryFolder();
fs.writeFileSync(path.join(folder, 'Plant.json'), JSON.stringify(TEMPLATE));
const artifacts = {
  Plant: { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/us-west-2', properties: { templateFile: 'Plant.json' } },
};
fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
const { findings } = check({ assembly: folder, templates: [], inventories: [] });
const diagram = readDiagram(folder, [], findings);

test('a NAT gateway on an Outpost is in its subnet', () => {
  const plant = [...elementsOf(diagram.elements)].find(({ title }) => title === 'Plant')!;
  expect(plant.children.map(({ kind, title }) => [kind, title])).toEqual([['natGateway', 'Nat']]);
});

test('another component on an Outpost is a row of its subnet', () => {
  const plant = [...elementsOf(diagram.elements)].find(({ title }) => title === 'Plant')!;
  expect(plant.rows.map(({ text }) => text)).toEqual(['EC2 Instance Connect Endpoint Connect']);
});

test('findings about a NAT gateway are on it, and those about the default route of a shared route table on the subnet on the Outpost', () => {
  const elementOf = (rule: string, of: string) =>
    diagram.findings.find(({ ruleId, resource }) => ruleId === rule && resource === of)?.element;
  expect(elementOf('vpc-component-in-outpost-subnet', 'Nat')).toBe('Plant.Nat');
  expect(elementOf('vpc-component-in-outpost-subnet', 'Connect')).toBe('Plant.Plant');
  expect(elementOf('default-route-over-service-link', 'Default')).toBe('Plant.Plant');
});
