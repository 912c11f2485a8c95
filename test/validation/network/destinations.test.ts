import { evaluate } from '../../../lib/validation/evaluate';
import { LOCAL_GATEWAY_ID, otherOutpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { networkRules } from '../../../lib/validation/network';
import {
  localGatewayRouteTable,
  outpostSubnetWithRoute,
  outpostSubnetWithRouteToLocalGateway,
} from '../../../lib/validation/network/example';

type Resources = { readonly [logicalId: string]: Json };

function findingsOf(Resources: Resources, ruleIds: RegExp) {
  const body = { Parameters: { Given: { Type: 'String' } }, Conditions: { Sometimes: {}, Otherwise: {} }, Resources };
  const facts = readFacts([{ name: 'App', path: 'app.json', body, region: 'us-west-2' }]);
  const findings = evaluate(facts, networkRules).findings.filter(({ ruleId }) => ruleIds.test(ruleId));
  return findings.map(({ ruleId, location, path }) => `${ruleId} ${location.logicalId} ${path}`);
}

const ABOUT = /destination|route-to-(local-gateway-inside|other)/;
const ofRoute = (DestinationCidrBlock: unknown, others: Resources = {}) =>
  findingsOf({ ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock }), ...others }, ABOUT);

describe('the destination of a route', () => {
  test.each(['192.168.0.0', '::/0', 'on-premises', '192.168.0.0/33'])('%s is invalid', (destination) => {
    expect(ofRoute(destination)).toEqual(['route-destination-is-invalid PlantRoute Properties.DestinationCidrBlock']);
  });

  test('that only the deployment knows is left alone', () => {
    expect(ofRoute({ Ref: 'Given' })).toEqual([]);
  });

  test('is checked for any target in the route table of a subnet on an Outpost', () => {
    const route = { DestinationCidrBlock: '0.0.0.0', GatewayId: 'igw-0123456789abcdef0' };
    expect(findingsOf(outpostSubnetWithRoute(route), ABOUT)).toHaveLength(1);
    expect(findingsOf({ ...outpostSubnetWithRoute(route), Plant: regionSubnet({ VpcId: { Ref: 'Vpc' } }) }, ABOUT)).toEqual([]);
  });

  test('of a local gateway route is checked, too', () => {
    const { Route } = localGatewayRouteTable;
    const withDestination = (DestinationCidrBlock: string) =>
      findingsOf(
        { ...localGatewayRouteTable, Route: { ...Route, Properties: { ...(Route.Properties as Json), DestinationCidrBlock } } },
        ABOUT,
      );
    expect(withDestination('192.168.0.0')).toEqual(['local-gateway-route-destination-is-invalid Route Properties.DestinationCidrBlock']);
    expect(withDestination('fd00::/8')).toEqual([]);
  });
});

describe('a second route to a destination', () => {
  const second = (properties: object, condition?: string): Resources => ({
    Second: {
      ...resource('AWS::EC2::Route', { RouteTableId: { Ref: 'PlantRouteTable' }, LocalGatewayId: LOCAL_GATEWAY_ID, ...properties }),
      ...(condition && { Condition: condition }),
    },
  });

  test.each(['192.168.0.0/16', '192.168.7.0/16'])('%s is an error', (DestinationCidrBlock) => {
    expect(ofRoute('192.168.0.0/16', second({ DestinationCidrBlock }))).toEqual([
      'route-destination-is-taken Second Properties.DestinationCidrBlock',
    ]);
  });

  test('in the route table of a parameter is an error in one stack', () => {
    const RouteTableId = { Ref: 'Given' };
    const route = resource('AWS::EC2::Route', { RouteTableId, DestinationCidrBlock: '10.1.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID });
    expect(findingsOf({ First: route, Second: route }, ABOUT)).toEqual([
      'route-destination-is-taken Second Properties.DestinationCidrBlock',
    ]);
  });

  test.each([
    ['another destination', { DestinationCidrBlock: '192.168.0.0/17' }],
    ['an unknown destination', { DestinationCidrBlock: { Ref: 'Given' } }],
    ['another route table', { DestinationCidrBlock: '192.168.0.0/16', RouteTableId: 'rtb-0123456789abcdef0' }],
  ])('is none with %s', (_, properties) => {
    expect(ofRoute('192.168.0.0/16', second(properties))).toEqual([]);
  });

  test('under another condition is none', () => {
    const { PlantRoute, ...rest } = outpostSubnetWithRouteToLocalGateway();
    const resources = { ...rest, PlantRoute: { ...PlantRoute, Condition: 'Sometimes' } };
    expect(findingsOf({ ...resources, ...second({ DestinationCidrBlock: '192.168.0.0/16' }, 'Otherwise') }, ABOUT)).toEqual([]);
  });
});

describe('a route to the local gateway inside the VPC', () => {
  const Region = regionSubnet({ VpcId: { Ref: 'Vpc' } });
  const Other = otherOutpostSubnet({ VpcId: { Ref: 'Vpc' } });

  test.each(['10.0.0.0/16', '10.0.1.0/24', '10.0.1.0/25', '10.0.0.0/20'])('%s is not called one to another Outpost', (destination) => {
    expect(ofRoute(destination, { Region })).toEqual(['route-to-local-gateway-inside-vpc PlantRoute Properties.DestinationCidrBlock']);
  });

  test('is one to another Outpost if a subnet is there', () => {
    expect(ofRoute('10.0.9.0/25', { Region, Other })).toEqual([
      'route-to-other-outpost-differs-from-subnet PlantRoute Properties.DestinationCidrBlock',
    ]);
    expect(ofRoute('10.0.9.0/24', { Region, Other })).toEqual([]);
  });

  test.each(['10.0.0.0/8', '0.0.0.0/0', '192.168.0.0/16', '10.0.64.0/24'])('is not %s', (destination) => {
    expect(ofRoute(destination, { Region })).toEqual([]);
  });
});
