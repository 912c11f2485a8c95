import { Fn, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnEIP, CfnVPCCidrBlock, Instance, InstanceType, IpProtocol, MachineImage, Vpc, type IVpc } from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { Outpost, OutpostSubnet, type IOutpost } from '../../lib';
import { ENV, newApp, newStack, plant } from '../plant';

const VPC = { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZones: ['us-west-2a', 'us-west-2b'] };
const elsewhere = (stack: Stack) =>
  Outpost.fromOutpostAttributes(stack, 'Elsewhere', {
    outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0fedcba9876543210',
    availabilityZone: 'us-west-2b',
  });
const subnetIn = (stack: Stack, id: string, vpc: IVpc, outpost: IOutpost, number = 250) =>
  new OutpostSubnet(stack, id, { vpc, outpost, ipv4CidrBlock: `10.0.${number}.0/24` });
const pathsOf = (vpc: IVpc, outpost?: IOutpost) => OutpostSubnet.selectionIn(vpc, outpost).subnets!.map(({ node }) => node.path);

describe('subnets on Outposts are selected', () => {
  test('by their VPC, and by the Outpost they are on', () => {
    const stack = newStack();
    const [here, there] = [plant(stack), elsewhere(stack)];
    const [vpc, other] = [new Vpc(stack, 'Vpc'), new Vpc(stack, 'Other')];
    subnetIn(stack, 'One', vpc, here, 250);
    subnetIn(stack, 'Two', vpc, there, 251);
    subnetIn(stack, 'Three', vpc, here, 252);
    subnetIn(stack, 'Four', other, here, 253);
    expect(pathsOf(vpc)).toEqual(['Plant/One', 'Plant/Two', 'Plant/Three']);
    expect(pathsOf(vpc, here)).toEqual(['Plant/One', 'Plant/Three']);
    expect(pathsOf(vpc, there)).toEqual(['Plant/Two']);
    expect(pathsOf(other)).toEqual(['Plant/Four']);
  });

  test('for an L2 of the CDK, beside subnets in the Region', () => {
    const stack = newStack();
    const vpc = new Vpc(stack, 'Vpc', { natGateways: 1 });
    const outpost = plant(stack);
    subnetIn(stack, 'Line', vpc, outpost);
    new Instance(stack, 'Instance', {
      vpc,
      vpcSubnets: OutpostSubnet.selectionIn(vpc, outpost),
      instanceType: new InstanceType('m5.xlarge'),
      machineImage: MachineImage.latestAmazonLinux2023(),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Instance', {
      SubnetId: { Ref: Match.stringLikeRegexp('^Line[0-9A-F]{8}$') },
    });
  });

  test('in a VPC that is imported, even twice', () => {
    const app = newApp();
    const [network, application] = ['Network', 'Application'].map((name) => new Stack(app, name, { env: ENV }));
    subnetIn(network, 'Line', Vpc.fromVpcAttributes(network, 'Vpc', VPC), plant(network));
    expect(pathsOf(Vpc.fromVpcAttributes(application, 'Vpc', VPC), plant(application))).toEqual(['Network/Line']);
  });

  test('in a VPC that is looked up', () => {
    const stack = newStack();
    const vpc = Vpc.fromLookup(stack, 'Vpc', { vpcId: VPC.vpcId });
    subnetIn(stack, 'Line', vpc, plant(stack));
    expect(pathsOf(vpc)).toEqual(['Plant/Line']);
  });

  test('in a VPC whose other subnets are isolated, which stay the default of the CDK', () => {
    const stack = newStack();
    const isolatedSubnetIds = ['subnet-0a1b2c3d4e5f60718', 'subnet-0fedcba9876543210'];
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { ...VPC, isolatedSubnetIds });
    subnetIn(stack, 'Line', vpc, plant(stack));
    expect(vpc.selectSubnets().subnetIds).toEqual(isolatedSubnetIds);
    expect(pathsOf(vpc)).toEqual(['Plant/Line']);
  });

  test('in each Stage by itself', () => {
    const app = newApp();
    const [one, two] = ['Test', 'Production'].map((name) => {
      const stack = new Stack(new Stage(app, name), 'Plant', { env: ENV });
      const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', VPC);
      subnetIn(stack, 'Line', vpc, plant(stack));
      return vpc;
    });
    expect([pathsOf(one), pathsOf(two)]).toEqual([['Test/Plant/Line'], ['Production/Plant/Line']]);
  });

  test('in the order in which they were made, whatever else is made between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 12 }), (made) => {
        const stack = newStack();
        const outposts = [plant(stack), elsewhere(stack)];
        const vpcs = ['A', 'B', 'C'].map((id) => Vpc.fromVpcAttributes(stack, id, { ...VPC, vpcId: `vpc-0${id}` }));
        made.forEach(([vpc, onOther], index) => subnetIn(stack, `${index}`, vpcs[vpc], outposts[Number(onOther)], index));
        const [first] = made;
        const expected = made.flatMap(([vpc, onOther], index) => (vpc === first[0] && onOther === first[1] ? [`Plant/${index}`] : []));
        expect(pathsOf(vpcs[first[0]], outposts[Number(first[1])])).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test('fails where there is none yet, and says what to make', () => {
    const stack = newStack();
    const [vpc, here, there] = [new Vpc(stack, 'Vpc'), plant(stack), elsewhere(stack)];
    expect(() => OutpostSubnet.selectionIn(vpc)).toThrow(
      "VPC 'Plant/Vpc' has no subnet on any Outpost yet; create an OutpostSubnet in it before you select it",
    );
    subnetIn(stack, 'Line', vpc, here);
    expect(() => OutpostSubnet.selectionIn(vpc, there)).toThrow("VPC 'Plant/Vpc' has no subnet on Outpost 'Plant/Elsewhere' yet");
  });
});

test('a way to the internet through the building is what instances wait for, where it is said to be one', () => {
  const stack = newStack();
  const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
  const subnet = subnetIn(stack, 'Line', vpc, plant(stack));
  subnet.addLocalGatewayRoute('Machines', '192.168.0.0/16');
  subnet.addLocalGatewayRoute('Internet', '0.0.0.0/0', { enablesInternetConnectivity: true });
  new CfnEIP(stack, 'Dependent').node.addDependency(subnet.internetConnectivityEstablished);
  Template.fromStack(stack).hasResource('AWS::EC2::EIP', { DependsOn: [Match.stringLikeRegexp('^LineInternet')] });
});

test('a subnet takes its IPv6 addresses from those of a dual-stack VPC', () => {
  const stack = newStack();
  const vpc = new Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0, ipProtocol: IpProtocol.DUAL_STACK });
  const range = vpc.node.children.find((child) => child instanceof CfnVPCCidrBlock)!;
  const ipv6CidrBlock = Fn.select(9, Fn.cidr(Fn.select(0, vpc.vpcIpv6CidrBlocks), 10, '64'));
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24', ipv6CidrBlock });
  subnet.node.addDependency(range);
  Template.fromStack(stack).hasResource('AWS::EC2::Subnet', {
    Properties: {
      CidrBlock: '10.0.250.0/24',
      Ipv6CidrBlock: { 'Fn::Select': [9, { 'Fn::Cidr': [{ 'Fn::Select': [0, Match.anyValue()] }, 10, '64'] }] },
    },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('ipv6cidr')]),
  });
});
