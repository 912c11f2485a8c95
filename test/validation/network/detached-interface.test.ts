import { inTemplate, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { localGatewayRouteToInterface } from '../../../lib/validation/network/example';
import { rules } from '../../../lib/validation/rules';
import { validate } from '../../../lib/validation/validate';

const { Attachment, ...detached } = localGatewayRouteToInterface();
const Interface = { Ref: 'Interface' };

function findingsWith(more: { readonly [logicalId: string]: Json }, others: Json = {}): string[] {
  const { resources: Resources, region } = inTemplate({ ...detached, ...more });
  return validate([{ name: 'S', path: 'S.json', body: { Resources, ...others }, region }], [], rules)
    .findings.filter(({ ruleId }) => ruleId === 'local-gateway-route-to-detached-interface')
    .map(({ severity, location, path }) => [severity, location.logicalId, path].join(' '));
}

describe('a local gateway route to a network interface of the template', () => {
  test.each<[string, { readonly [logicalId: string]: Json }]>([
    ['nothing', {}],
    ['an Elastic IP address', { Address: resource('AWS::EC2::EIPAssociation', { NetworkInterfaceId: Interface }) }],
    ['a route of a subnet', { Out: resource('AWS::EC2::Route', { RouteTableId: 'rtb-0123456789abcdef0', NetworkInterfaceId: Interface }) }],
    ['an instance that depends on it', { App: resource('AWS::EC2::Instance', { InstanceType: 'm5.xlarge' }, 'Interface') }],
  ])('drops the traffic if only %s names the network interface', (_, more) => {
    expect(findingsWith(more)).toEqual(['warning Route Properties.NetworkInterfaceId']);
  });

  const script = { 'Fn::Base64': { 'Fn::Sub': 'aws ec2 attach-network-interface --network-interface-id ${Interface} --device-index 1' } };

  test.each<[string, { readonly [logicalId: string]: Json }]>([
    ['an attachment', { Attachment }],
    [
      'an instance',
      {
        App: resource('AWS::EC2::Instance', {
          NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: { 'Fn::GetAtt': 'Interface.Id' } }],
        }),
      },
    ],
    ['a launch template', { Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { UserData: script } }) }],
    ['a nested stack', { Nested: resource('AWS::CloudFormation::Stack', { TemplateURL: 'app.json', Parameters: { Interface } }) }],
  ])('is left alone if %s may attach it', (_, more) => {
    expect(findingsWith(more)).toEqual([]);
  });

  test('is left alone if an output or a macro may have it attached', () => {
    expect(findingsWith({}, { Outputs: { Id: { Value: Interface } } })).toEqual([]);
    expect(findingsWith({}, { Transform: 'AttachInterfaces' })).toEqual([]);
  });
});
