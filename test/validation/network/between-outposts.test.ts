import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { networkRules } from '../../../lib/validation/network';
import { onServer, otherOutpostSubnet, resource } from '../../../lib/validation/example';
import {
  instanceWithSecondInterface,
  localGatewayRouteToInterface,
  outpostSubnetWithRouteToLocalGateway,
  serviceLinkEndpoint,
} from '../../../lib/validation/network/example';
import { evaluate } from '../../../lib/validation/evaluate';

function findingsOf(resources: Json, inventory = {}): string[] {
  const facts = readFacts([{ name: 'App', path: 'app.json', body: { Resources: resources }, region: 'us-west-2' }], [inventory]);
  return evaluate(facts, networkRules).findings.map(({ ruleId, location }) => `${ruleId} ${location.logicalId}`);
}

describe('the way back from another Outpost', () => {
  const network = (...routes: object[]) => ({
    ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock: '10.0.9.0/24' }),
    Other: otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } }),
    OtherTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    OtherTableOfOther: resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: 'Other' },
      RouteTableId: { Ref: 'OtherTable' },
    }),
    ...Object.fromEntries(
      routes.map((route, number) => [
        `OtherRoute${number}`,
        resource('AWS::EC2::Route', { RouteTableId: { Ref: 'OtherTable' }, LocalGatewayId: 'lgw-1', ...route }, 'VpcAssociation'),
      ]),
    ),
  });

  test('is missing where no route leads there', () => {
    expect(findingsOf(network())).toEqual(['route-to-other-outpost-without-return-route PlantRoute']);
    expect(findingsOf(network({ DestinationCidrBlock: '192.168.0.0/16' }))).toEqual([
      'route-to-other-outpost-without-return-route PlantRoute',
    ]);
  });

  test('is there with a route to the whole subnet', () => {
    expect(findingsOf(network({ DestinationCidrBlock: '10.0.8.0/24' }))).toEqual([]);
  });

  test('may be in a prefix list, which no template shows', () => {
    expect(findingsOf(network({ DestinationPrefixListId: 'pl-0123456789abcdef0' }))).toEqual([]);
  });

  test('may be a route whose destination only the deployment knows', () => {
    expect(findingsOf(network({ DestinationCidrBlock: { Ref: 'Parameter' } }))).toEqual([]);
  });
});

describe('a local network interface', () => {
  const attachment = (name: string, DeviceIndex: string) => ({
    [name]: resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' } }),
    [`${name}Attachment`]: resource('AWS::EC2::NetworkInterfaceAttachment', {
      InstanceId: { Ref: 'Robot' },
      NetworkInterfaceId: { Ref: name },
      DeviceIndex,
    }),
  });
  const { Plant } = instanceWithSecondInterface();
  const Robot = resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' } });
  const onOutpostsServer = (resources: { readonly [logicalId: string]: Json }) => {
    const example = onServer({ Plant, Robot, ...resources });
    return findingsOf(example.resources, example.inventory);
  };

  test('is what is attached at the index of the subnet', () => {
    expect(onOutpostsServer(attachment('Second', '1'))).toEqual([]);
  });

  test('is missing where the only further one is at another index', () => {
    expect(onOutpostsServer(attachment('Second', '2'))).toEqual(['local-network-interface-at-other-index SecondAttachment']);
  });

  test('is there beside an ordinary one', () => {
    expect(onOutpostsServer({ ...attachment('Second', '1'), ...attachment('Third', '2') })).toEqual([]);
  });
});

test('a route to a network interface that exists already is left alone', () => {
  const { Interface, ...network } = localGatewayRouteToInterface();
  const Route = { ...network.Route, Properties: { ...(network.Route.Properties as Json), NetworkInterfaceId: 'eni-0123456789abcdef0' } };
  expect(Interface).toBeDefined();
  expect(findingsOf({ ...network, Route })).toEqual([]);
});

describe('the endpoint of a service link', () => {
  test('is one without private DNS: with it, an endpoint answers the API of AWS Outposts', () => {
    const wrong = { subnet: { CidrBlock: '10.1.0.0/26' }, ingress: [] };
    expect(findingsOf(serviceLinkEndpoint(wrong))).toEqual([
      'service-link-subnet-too-small Endpoint',
      'service-link-subnet-in-reserved-range Endpoint',
      'service-link-endpoint-without-https Endpoint',
    ]);
    expect(findingsOf(serviceLinkEndpoint({ ...wrong, endpoint: { PrivateDnsEnabled: true } }))).toEqual([]);
  });

  test.each(['*', 'outposts:*', 'Outposts:*Connection'])('lets the Outpost connect where its policy allows %s', (Action) => {
    const Statement = [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }];
    expect(findingsOf(serviceLinkEndpoint({ endpoint: { PolicyDocument: { Statement } } }))).toEqual([]);
  });

  test.each([
    ['*', []],
    ['outposts:*', []],
    ['outposts:ListOutposts', []],
    ['outposts:StartConnection', ['service-link-endpoint-with-private-dns Endpoint']],
    ['outposts:*Connection', ['service-link-endpoint-with-private-dns Endpoint']],
  ])('with private DNS is for the API where its policy allows %s', (Action, findings) => {
    const Statement = [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }];
    const endpoint = { PrivateDnsEnabled: true, PolicyDocument: { Statement } };
    expect(findingsOf(serviceLinkEndpoint({ endpoint }))).toEqual(findings);
  });

  test('lets HTTPS in by a range of ports, or by a rule that is a resource of its own', () => {
    const range = { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '10.0.0.0/8' };
    expect(findingsOf(serviceLinkEndpoint({ ingress: [range] }))).toEqual([]);
    const GroupId = { 'Fn::GetAtt': ['AnchorGroup', 'GroupId'] };
    const Ingress = resource('AWS::EC2::SecurityGroupIngress', { ...range, GroupId });
    expect(findingsOf({ ...serviceLinkEndpoint({ ingress: [] }), Ingress })).toEqual([]);
  });
});
