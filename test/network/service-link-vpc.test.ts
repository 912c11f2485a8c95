import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnTransitGateway } from 'aws-cdk-lib/aws-ec2';
import { Outpost, OutpostHardware, ServiceLinkGateway, ServiceLinkVpc, Site, type ServiceLinkVpcProps } from '../../lib';
import { ENV, newApp, OUTPOST_ID, plant } from '../plant';
import { findingsOf } from '../validation/synthesized';

function serviceLink(props: Partial<ServiceLinkVpcProps> = {}, hardware = OutpostHardware.RACK_GENERATION_2_MULTI_RACK) {
  const app = newApp();
  const stack = new Stack(app, 'Plant', { env: ENV });
  const transitGateway = new CfnTransitGateway(stack, 'TransitGateway');
  const made = new ServiceLinkVpc(stack, 'ServiceLink', {
    outpost: plant(stack, { hardware }),
    ipv4CidrBlock: '10.3.0.0/24',
    gateway: ServiceLinkGateway.transitGateway(transitGateway),
    ...props,
  });
  return { app, stack, made };
}

const privately = serviceLink({ gateway: ServiceLinkGateway.virtualPrivateGateway({ amazonSideAsn: 64_600 }) });
const byPrivateInterface = Template.fromStack(privately.stack);
const byTransitInterface = Template.fromStack(serviceLink({ onPremisesCidrBlocks: ['10.8.0.0/26', '10.9.0.0/26'] }).stack);
const outputOf = (template: Template) => JSON.stringify(Object.values(template.findOutputs('*'))[0].Value);

describe('the VPC of a private service link', () => {
  test('has one subnet, all of its addresses, in the zone of the Outpost but not on it', () => {
    byPrivateInterface.hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.3.0.0/24' });
    byPrivateInterface.resourceCountIs('AWS::EC2::Subnet', 1);
    byPrivateInterface.hasResourceProperties('AWS::EC2::Subnet', {
      CidrBlock: '10.3.0.0/24',
      AvailabilityZone: 'us-west-2a',
      OutpostArn: Match.absent(),
    });
  });

  test('is not for a server, whose service link is never private', () => {
    expect(() => serviceLink({}, OutpostHardware.SERVER)).toThrow(
      /is an Outposts server, which does not support a private service link; remove the ServiceLinkVpc$/,
    );
  });

  test('has no way to the internet', () => {
    byPrivateInterface.resourceCountIs('AWS::EC2::InternetGateway', 0);
    byPrivateInterface.resourceCountIs('AWS::EC2::NatGateway', 0);
  });

  test('stays when its stack goes, with all that is in it', () => {
    const gone = Object.values(byPrivateInterface.toJSON().Resources as Record<string, { Type: string; DeletionPolicy?: string }>)
      .filter(({ Type }) => Type !== 'AWS::EC2::TransitGateway')
      .filter(({ DeletionPolicy }) => DeletionPolicy !== 'Retain');
    expect(gone).toEqual([]);
  });

  test('goes with its stack where that is asked for', () => {
    Template.fromStack(serviceLink({ removalPolicy: RemovalPolicy.DESTROY }).stack).hasResource('AWS::EC2::VPC', {
      DeletionPolicy: 'Delete',
    });
  });

  test('can be that of an Outpost which is made in the same stack', () => {
    const stack = new Stack(newApp(), 'Plant', { env: ENV });
    const site = Site.fromSiteArn(stack, 'Site', 'arn:aws:outposts:us-west-2:111122223333:site/os-0a1b2c3d4e5f60718');
    const outpost = new Outpost(stack, 'Outpost', { site, availabilityZone: 'us-west-2b' });
    const gateway = ServiceLinkGateway.virtualPrivateGateway();
    new ServiceLinkVpc(stack, 'ServiceLink', { outpost, ipv4CidrBlock: '10.3.0.0/24', gateway });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::Subnet', { AvailabilityZone: 'us-west-2b' });
    expect(outputOf(template)).toMatch(/--outpost-id ",\{"Fn::GetAtt":\["Outpost[0-9A-F]+","OutpostId"\]\}/);
  });
});

describe('the way to the building', () => {
  test('is a virtual private gateway, whose routes the subnet learns', () => {
    byPrivateInterface.hasResourceProperties('AWS::EC2::VPNGateway', { AmazonSideAsn: 64_600 });
    byPrivateInterface.hasResourceProperties('AWS::EC2::VPNGatewayRoutePropagation', {
      RouteTableIds: [{ Ref: Match.stringLikeRegexp('ServiceLinkSubnet1RouteTable') }],
    });
    byPrivateInterface.resourceCountIs('AWS::EC2::TransitGatewayAttachment', 0);
    expect(privately.made.vpc.vpnGatewayId).toBeDefined();
  });

  test('is a transit gateway, to which each range of the building is routed once the VPC is attached', () => {
    byTransitInterface.resourceCountIs('AWS::EC2::VPNGateway', 0);
    const attachment = Object.keys(byTransitInterface.findResources('AWS::EC2::TransitGatewayAttachment'));
    for (const DestinationCidrBlock of ['10.8.0.0/26', '10.9.0.0/26']) {
      byTransitInterface.hasResource('AWS::EC2::Route', {
        DependsOn: attachment,
        Properties: { DestinationCidrBlock, TransitGatewayId: { Ref: 'TransitGateway' } },
      });
    }
  });
});

describe('the endpoint of AWS Outposts', () => {
  const endpoint = 'AWS::EC2::VPCEndpoint';

  test('is in the subnet, without private DNS, and lets the Outpost connect', () => {
    byTransitInterface.hasResourceProperties(endpoint, {
      ServiceName: 'com.amazonaws.us-west-2.outposts',
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: false,
      SubnetIds: [{ Ref: Match.stringLikeRegexp('ServiceLinkSubnet1') }],
      PolicyDocument: {
        Statement: [
          { Action: ['outposts:StartConnection', 'outposts:GetConnection'], Effect: 'Allow', Principal: { AWS: '*' }, Resource: '*' },
        ],
      },
    });
  });

  test('lets HTTPS and ICMP of the building in, and nothing out', () => {
    const [{ Properties }] = Object.values(byTransitInterface.findResources('AWS::EC2::SecurityGroup'));
    const rules = Properties.SecurityGroupIngress as { CidrIp: string; IpProtocol: string; FromPort: number }[];
    expect(rules.map(({ CidrIp, IpProtocol, FromPort }) => `${CidrIp} ${IpProtocol} ${FromPort}`)).toEqual([
      '10.8.0.0/26 tcp 443',
      '10.8.0.0/26 icmp -1',
      '10.9.0.0/26 tcp 443',
      '10.9.0.0/26 icmp -1',
    ]);
    // As the CDK writes that nothing is allowed.
    expect(Properties.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
  });

  test('lets all of the building in where it is not said which', () => {
    byPrivateInterface.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.arrayWith([Match.objectLike({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443 })]),
    });
  });

  test.each([
    ['is made for a first-generation rack', {}, OutpostHardware.RACK_GENERATION_1, 1],
    ['is made for a single rack', {}, OutpostHardware.RACK_GENERATION_2_SINGLE_RACK, 1],
    ['is not made where it is not wanted', { interfaceEndpoint: false }, OutpostHardware.RACK_GENERATION_2_MULTI_RACK, 0],
  ])('%s', (_, props, hardware, count) => {
    const template = Template.fromStack(serviceLink(props, hardware).stack);
    template.resourceCountIs(endpoint, count);
    expect(outputOf(template).includes('VpcEndpointId')).toBe(count === 1);
  });
});

test('the command that has the Outpost use the VPC is an output', () => {
  const [{ Value }] = Object.values(byTransitInterface.findOutputs('*'));
  const parts = (Value as { 'Fn::Join': [string, (string | { Ref: string } | { 'Fn::GetAtt': string[] })[]] })['Fn::Join'][1];
  const command = parts.map((part) => (typeof part === 'string' ? part : `<${Object.values(part)[0]}>`)).join('');
  const [before, vpcInformationList, after] = command.split("'");
  expect(before).toBe(`aws outposts create-private-connectivity-config --outpost-id ${OUTPOST_ID} --vpc-information-list `);
  expect(after).toBe(' --region us-west-2');
  expect(JSON.parse(vpcInformationList)).toEqual([
    {
      VpcId: expect.stringMatching(/^<ServiceLinkVpc/),
      SubnetIds: [expect.stringMatching(/^<ServiceLinkVpcServiceLinkSubnet1/)],
      VpcEndpointId: expect.stringMatching(/^<ServiceLinkEndpoint/),
    },
  ]);
});

test.each([
  ['10.3.0.0/24', []],
  ['10.3.0.0/25', ['service-link-subnet-too-small Plant/ServiceLink/Endpoint']],
  ['10.1.4.0/24', ['service-link-subnet-in-reserved-range Plant/ServiceLink/Endpoint']],
])('the rules know the VPC by its endpoint: %s', (ipv4CidrBlock, findings) => {
  const app = newApp({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'Plant', { env: ENV });
  const gateway = ServiceLinkGateway.virtualPrivateGateway();
  new ServiceLinkVpc(stack, 'ServiceLink', {
    outpost: plant(stack, { hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK }),
    ipv4CidrBlock,
    gateway,
  });
  expect(findingsOf(app)).toEqual(findings);
});
