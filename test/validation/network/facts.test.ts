import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { outpostSubnet, resource } from '../../../lib/validation/example';
import { instanceWithSecondInterface } from '../../../lib/validation/network/example';

const factsOf = (resources: Json) => readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: resources } }]);
const groupId = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'GroupId'] });
const group = (properties: object = {}) => resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Plant', ...properties });

describe('a security group', () => {
  const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

  test('has the rules that it holds, and those that are resources of their own', () => {
    const facts = factsOf({
      Server: group({ SecurityGroupIngress: [{ ...rule, CidrIp: '10.0.0.0/8' }] }),
      Client: group(),
      Ingress: resource('AWS::EC2::SecurityGroupIngress', {
        ...rule,
        FromPort: 80,
        GroupId: groupId('Server'),
        SourceSecurityGroupId: groupId('Client'),
      }),
      Egress: resource('AWS::EC2::SecurityGroupEgress', {
        ...rule,
        GroupId: groupId('Client'),
        DestinationSecurityGroupId: groupId('Server'),
      }),
    });
    const [server, client] = facts.all('securityGroup');
    expect(server.ingress?.map(({ fromPort }) => fromPort)).toEqual([443, 80]);
    expect(server.peers?.map(({ id }) => id)).toEqual(['Plant.Client']);
    expect(client.ingress).toEqual([]);
    expect(client.peers?.map(({ id }) => id)).toEqual(['Plant.Server']);
  });

  test('may have any rule where one is for a group that only the deployment knows', () => {
    const Ingress = resource('AWS::EC2::SecurityGroupIngress', { ...rule, GroupId: { Ref: 'Parameter' }, CidrIp: '0.0.0.0/0' });
    expect(factsOf({ Server: group(), Ingress }).all('securityGroup')[0].ingress).toBeUndefined();
  });

  test('knows on which Outposts its members are, but for what launches from a template', () => {
    const facts = factsOf({
      Server: group(),
      Plant: outpostSubnet(),
      App: resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' }, SecurityGroupIds: [groupId('Server')] }),
      Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [groupId('Server')] } }),
    });
    const outposts = facts.all('securityGroup')[0].uses?.map(({ outpost }) => outpost?.id);
    expect(outposts).toEqual(['op-0a1b2c3d4e5f60718', undefined]);
  });
});

describe('the network interfaces of a subnet', () => {
  const interfaceCount = (resources: Json) => factsOf(resources).all('subnet')[0].interfaceCount;

  test('are counted once each, however they come to be', () => {
    expect(
      interfaceCount({
        ...instanceWithSecondInterface(),
        Plain: resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' } }),
        Interface: resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' } }),
        Attachment: resource('AWS::EC2::NetworkInterfaceAttachment', {
          InstanceId: { Ref: 'Plain' },
          NetworkInterfaceId: { Ref: 'Interface' },
          DeviceIndex: '1',
        }),
      }),
    ).toBe(4);
  });

  test('are not counted where a condition decides about them', () => {
    const { Plant, App } = instanceWithSecondInterface();
    expect(interfaceCount({ Plant, App: { ...App, Condition: 'IsProduction' } })).toBe(0);
  });
});

test('an attachment is where its network interface is', () => {
  const facts = factsOf({
    Plant: outpostSubnet({ EnableLniAtDeviceIndex: 1 }),
    Attachment: resource('AWS::EC2::NetworkInterfaceAttachment', {
      InstanceId: 'i-0123456789abcdef0',
      NetworkInterfaceId: { Ref: 'Interface' },
      DeviceIndex: '2',
    }),
    Interface: resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' }, GroupSet: ['sg-0123456789abcdef0'] }),
  });
  const [attached] = facts.all('attachedInterfaces')[0].interfaces ?? [];
  expect(attached).toMatchObject({ deviceIndex: 2, hasSecurityGroups: true, subnet: { id: 'Plant.Plant' } });
});

describe('an endpoint of AWS Outposts', () => {
  const endpoint = (properties: object) =>
    factsOf({ Endpoint: resource('AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.us-west-2.outposts', ...properties }) }).all(
      'vpcEndpoint',
    )[0];

  test('carries a service link where it has no private DNS, and answers the API where it has', () => {
    expect(endpoint({ PrivateDnsEnabled: false }).isOfServiceLink).toBe(true);
    expect(endpoint({ PrivateDnsEnabled: true }).isOfServiceLink).toBe(false);
    expect(endpoint({ PrivateDnsEnabled: { Ref: 'Parameter' } }).isOfServiceLink).toBeUndefined();
    expect(endpoint({ ServiceName: 'com.amazonaws.us-west-2.s3' }).isOfServiceLink).toBe(false);
  });

  test('allows what its policy allows, and everything without one', () => {
    const Statement = [
      { Effect: 'Allow', Action: 'outposts:StartConnection' },
      { Effect: 'Deny', Action: 'outposts:CreateOrder' },
    ];
    expect(endpoint({}).allowedActions).toEqual(['*']);
    expect(endpoint({ PolicyDocument: { Statement } }).allowedActions).toEqual(['outposts:StartConnection']);
    expect(endpoint({ PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 'iam:*' }] } }).allowedActions).toBeUndefined();
  });
});
