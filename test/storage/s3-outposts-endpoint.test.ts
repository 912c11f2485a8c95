import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CoipPool, S3OutpostsEndpoint, OutpostSubnet, type S3OutpostsEndpointProps } from '../../lib';
import { newStack, OUTPOST_ID, plant } from '../plant';

function endpoint(props: Partial<S3OutpostsEndpointProps> = {}) {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24' });
  return { stack, vpc, created: new S3OutpostsEndpoint(stack, 'Endpoint', { vpc, subnet, ...props }) };
}

describe('an endpoint', () => {
  test('is in the subnet, on the Outpost of the subnet, reached by private addresses', () => {
    const { stack, created } = endpoint();
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::Endpoint', {
      OutpostId: OUTPOST_ID,
      SubnetId: { Ref: Match.stringLikeRegexp('^Line[0-9A-F]{8}$') },
      SecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^EndpointSecurityGroup'), 'GroupId'] },
      AccessType: 'Private',
      CustomerOwnedIpv4Pool: Match.absent(),
    });
    expect(stack.resolve(created.endpointRef.endpointArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Endpoint/), 'Arn'] });
  });

  test('is reached by customer-owned addresses where it has a pool of them', () => {
    const coipPool = CoipPool.fromCoipPoolId(newStack(), 'Pool', 'ipv4pool-coip-0a1b2c3d4e5f60718');
    const { stack } = endpoint({ coipPool });
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::Endpoint', {
      AccessType: 'CustomerOwnedIp',
      CustomerOwnedIpv4Pool: 'ipv4pool-coip-0a1b2c3d4e5f60718',
    });
  });

  test('lets nobody in and nothing out', () => {
    const { stack } = endpoint();
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test('lets in by HTTPS whom its connections allow', () => {
    const { stack, created } = endpoint();
    created.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.0.0.0/16'));
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' })],
    });
  });

  test('takes a security group that exists already', () => {
    const { stack, vpc } = endpoint();
    const securityGroup = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Existing', 'sg-0a1b2c3d4e5f60718');
    const subnet = new OutpostSubnet(stack, 'Other', { vpc, outpost: plant(newStack()), ipv4CidrBlock: '10.0.251.0/24' });
    new S3OutpostsEndpoint(stack, 'Second', { vpc, subnet, securityGroup });
    Template.fromStack(stack).hasResourceProperties('AWS::S3Outposts::Endpoint', { SecurityGroupId: 'sg-0a1b2c3d4e5f60718' });
  });
});
