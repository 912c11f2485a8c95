import { inTemplate, LOCAL_GATEWAY_ID } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { associationOfVpc, outpostSubnetWithRoute } from '../../../lib/validation/network/example';
import { rules } from '../../../lib/validation/rules';
import { validate } from '../../../lib/validation/validate';

const NO_VALUE = { Ref: 'AWS::NoValue' };
const Conditions = { Local: { 'Fn::Equals': [{ Ref: 'Parameter' }, 'local'] } };
const ifLocal = (yes: unknown, no: unknown) => ({ 'Fn::If': ['Local', yes, no] });

const ABOUT_TARGETS = ['outpost-route-without-target', 'route-to-local-gateway-with-another-target'];

/** Findings about the targets of a route of a subnet on an Outpost. */
function findingsOf(targets: Json, parameter: Json = {}): string[] {
  const { resources, region } = inTemplate({
    ...outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', ...targets }, 'VpcAssociation'),
    VpcAssociation: associationOfVpc,
  });
  const body = { Resources: resources, Parameters: { Parameter: { Type: 'String', ...parameter } }, Conditions };
  return validate([{ name: 'S', path: 'S.json', body, region }], [], rules)
    .findings.filter(({ ruleId }) => ABOUT_TARGETS.includes(ruleId))
    .map(({ ruleId, severity, path }) => [severity, ruleId, path].filter(Boolean).join(' '));
}

const LOCAL_GATEWAY = { LocalGatewayId: LOCAL_GATEWAY_ID };
const INTERFACE = 'eni-0123456789abcdef0';

describe('a route of a subnet on an Outpost', () => {
  test.each<[string, Json]>([
    ['a local gateway', LOCAL_GATEWAY],
    ['a local gateway of a parameter', { LocalGatewayId: { Ref: 'Parameter' } }],
    ['a local gateway of another stack', { LocalGatewayId: { 'Fn::GetStackOutput': { StackName: 'T', OutputName: 'Id' } } }],
    ['one or the other target', { LocalGatewayId: ifLocal(LOCAL_GATEWAY_ID, NO_VALUE), NetworkInterfaceId: ifLocal(NO_VALUE, INTERFACE) }],
    ['an Oracle Database@AWS network', { OdbNetworkArn: 'arn:aws:odb:us-west-2:111122223333:odb-network/plant' }],
    ['a target that the rules do not know', { NewGatewayId: 'new-1' }],
  ])('can have %s as its target', (_, targets) => {
    expect(findingsOf(targets)).toEqual([]);
  });

  test('has exactly one target', () => {
    expect(findingsOf({})).toEqual(['error outpost-route-without-target']);
    expect(findingsOf({ LocalGatewayId: NO_VALUE })).toEqual(['error outpost-route-without-target']);
    expect(findingsOf({ ...LOCAL_GATEWAY, GatewayId: 'igw-0123456789abcdef0' })).toEqual([
      'error route-to-local-gateway-with-another-target Properties.GatewayId',
    ]);
    expect(findingsOf({ ...LOCAL_GATEWAY, NetworkInterfaceId: { Ref: 'Parameter' } })).toEqual([
      'error route-to-local-gateway-with-another-target Properties.NetworkInterfaceId',
    ]);
  });

  test('is a warning if it has no target, or two, under a condition', () => {
    expect(findingsOf({ LocalGatewayId: ifLocal(LOCAL_GATEWAY_ID, NO_VALUE) })).toEqual(['warning outpost-route-without-target']);
    expect(findingsOf({ ...LOCAL_GATEWAY, NetworkInterfaceId: ifLocal(INTERFACE, NO_VALUE) })).toEqual([
      'warning route-to-local-gateway-with-another-target Properties.NetworkInterfaceId',
    ]);
  });

  test('is an error if all allowed values of a parameter leave it without a target, and none if no value does', () => {
    const targets = { LocalGatewayId: ifLocal(LOCAL_GATEWAY_ID, NO_VALUE) };
    expect(findingsOf(targets, { AllowedValues: ['local'] })).toEqual([]);
    expect(findingsOf(targets, { AllowedValues: ['other'] })).toEqual(['error outpost-route-without-target']);
  });

  test('has a target that is not known if a macro or an unknown condition decides', () => {
    const hasTarget = (targets: Json) =>
      readFacts([{ name: 'S', path: 'S.json', body: { Resources: outpostSubnetWithRoute(targets), Conditions } }]).all('route')[0]
        .hasTarget;
    expect(hasTarget({ LocalGatewayId: ifLocal(LOCAL_GATEWAY_ID, NO_VALUE) })).toBeUndefined();
    expect(hasTarget({ 'Fn::Transform': { Name: 'Targets' } })).not.toBe(false);
  });
});
