import { Match, Template } from 'aws-cdk-lib/assertions';
import { InstanceType, Peer, Vpc } from 'aws-cdk-lib/aws-ec2';
import { OutpostResolver, OutpostResolverEndpoint, OutpostResolverEndpointDirection, OutpostSubnet } from '../../lib';
import { newStack, OUTPOST_ARN, plant } from '../plant';

const stack = newStack();
const outpost = plant(stack);
const preferredInstanceType = new InstanceType('m5.large');
const resolver = new OutpostResolver(stack, 'Resolver', { outpost, preferredInstanceType });
new OutpostResolver(stack, 'Larger', { outpost, preferredInstanceType, instanceCount: 6, outpostResolverName: 'larger' });
const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
const subnet = new OutpostSubnet(stack, 'Dns', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
const endpoint = { vpc, subnet, preferredInstanceType };
const inbound = new OutpostResolverEndpoint(stack, 'In', { ...endpoint, direction: OutpostResolverEndpointDirection.INBOUND });
inbound.allowQueriesFrom(Peer.ipv4('192.168.0.0/16'));
const outbound = new OutpostResolverEndpoint(stack, 'Out', {
  ...endpoint,
  direction: OutpostResolverEndpointDirection.OUTBOUND,
  resolver,
  ipv4Addresses: ['10.0.250.10', '10.0.250.11', '10.0.250.12'],
  resolverEndpointName: 'out',
});
outbound.addForwardingRule('Plant', { domainName: 'plant.example.com', nameServers: ['192.168.0.53', '192.168.1.53'] });
const template = Template.fromStack(stack);

test('a Resolver runs on four instances of the Outpost unless told otherwise', () => {
  template.hasResourceProperties('AWS::Route53Resolver::OutpostResolver', {
    Name: 'Plant/Resolver',
    OutpostArn: OUTPOST_ARN,
    PreferredInstanceType: 'm5.large',
    InstanceCount: Match.absent(),
  });
  template.hasResourceProperties('AWS::Route53Resolver::OutpostResolver', { Name: 'larger', InstanceCount: 6 });
});

test('an endpoint is on the Outpost of its subnet, over IPv4, with two addresses unless told otherwise', () => {
  template.hasResourceProperties('AWS::Route53Resolver::ResolverEndpoint', {
    Direction: 'INBOUND',
    OutpostArn: OUTPOST_ARN,
    PreferredInstanceType: 'm5.large',
    ResolverEndpointType: 'IPV4',
    IpAddresses: [{ SubnetId: { Ref: Match.stringLikeRegexp('^Dns') } }, { SubnetId: { Ref: Match.stringLikeRegexp('^Dns') } }],
  });
});

test('an endpoint has the name and the addresses that it is given, and waits for the Resolver', () => {
  const SubnetId = { Ref: Match.stringLikeRegexp('^Dns') };
  template.hasResource('AWS::Route53Resolver::ResolverEndpoint', {
    Properties: {
      Name: 'out',
      Direction: 'OUTBOUND',
      IpAddresses: [
        { SubnetId, Ip: '10.0.250.10' },
        { SubnetId, Ip: '10.0.250.11' },
        { SubnetId, Ip: '10.0.250.12' },
      ],
    },
    DependsOn: [Match.stringLikeRegexp('^Resolver')],
  });
});

test('whom it answers is let in over UDP and TCP, and nobody else', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'DNS queries of Plant/In',
    SecurityGroupIngress: [
      { CidrIp: '192.168.0.0/16', IpProtocol: 'udp', FromPort: 53, ToPort: 53, Description: 'DNS queries' },
      { CidrIp: '192.168.0.0/16', IpProtocol: 'tcp', FromPort: 53, ToPort: 53, Description: 'DNS queries' },
    ],
  });
});

test('a domain of the building is asked for there, and the way to its name servers is open, and no other', () => {
  template.hasResourceProperties('AWS::Route53Resolver::ResolverRule', {
    DomainName: 'plant.example.com',
    RuleType: 'FORWARD',
    ResolverEndpointId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Out'), 'ResolverEndpointId'] },
    TargetIps: [
      { Ip: '192.168.0.53', Port: '53' },
      { Ip: '192.168.1.53', Port: '53' },
    ],
  });
  template.hasResourceProperties('AWS::Route53Resolver::ResolverRuleAssociation', { VPCId: { Ref: Match.stringLikeRegexp('^Vpc') } });
  const [{ Properties }] = Object.values(
    template.findResources('AWS::EC2::SecurityGroup', { Properties: { GroupDescription: 'DNS queries of Plant/Out' } }),
  );
  expect(
    (Properties.SecurityGroupEgress as { CidrIp: string; IpProtocol: string; FromPort: number }[]).map(
      ({ CidrIp, IpProtocol, FromPort }) => `${CidrIp} ${IpProtocol} ${FromPort}`,
    ),
  ).toEqual(['192.168.0.53/32 udp 53', '192.168.0.53/32 tcp 53', '192.168.1.53/32 udp 53', '192.168.1.53/32 tcp 53']);
});

test('a Resolver that exists already is known by its ARN', () => {
  const arn = 'arn:aws:route53resolver:us-west-2:111122223333:outpost-resolver/rslvr-op-0a1b2c3d';
  const known = OutpostResolver.fromOutpostResolverArn(stack, 'Known', arn);
  expect(known.outpostResolverRef).toEqual({ outpostResolverArn: arn, outpostResolverId: 'rslvr-op-0a1b2c3d' });
});
