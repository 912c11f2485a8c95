import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { InstanceClass, InstanceSize, InstanceType, Peer, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { OutpostReplicationGroup, OutpostSubnet, ReplicationGroupEngine, type OutpostReplicationGroupProps } from '../../lib';
import { newStack, OUTPOST_ARN, plant } from '../plant';

function make(unlikeIn: (stack: Stack) => Partial<OutpostReplicationGroupProps> = () => ({})) {
  const stack = newStack();
  const vpc = new Vpc(stack, 'Vpc');
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24' });
  const instanceType = InstanceType.of(InstanceClass.M5, InstanceSize.LARGE);
  const group = new OutpostReplicationGroup(stack, 'Readings', { vpc, subnets: [subnet], instanceType, ...unlikeIn(stack) });
  return { stack, group };
}

test('a cache has a replica on the Outpost of its subnets, and is open to whom its connections say', () => {
  const { stack, group } = make();
  group.connections.allowDefaultPortFrom(Peer.ipv4('10.0.0.0/16'));
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::OutpostsReplicationGroup', {
    OutpostArn: OUTPOST_ARN,
    CacheSubnetGroupName: { Ref: Match.stringLikeRegexp('^ReadingsSubnets') },
    Engine: 'valkey',
    CacheNodeType: 'cache.m5.large',
    NumCacheClusters: 2,
    SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^ReadingsSecurityGroup'), 'GroupId'] }],
    Tags: [{ Key: 'Name', Value: 'Plant/Readings' }],
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 6379, ToPort: 6379 })],
  });
  expect(stack.resolve(group.primaryEndpointAddress)).toEqual({
    'Fn::GetAtt': [expect.stringMatching(/^Readings/), 'PrimaryEndPoint.Address'],
  });
  expect(stack.resolve(group.readerEndpointAddress)['Fn::GetAtt'][1]).toBe('ReaderEndPoint.Address');
});

test('engine, version, key and users are those that were chosen', () => {
  const keyArn = 'arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const { stack } = make((scope) => ({
    engine: ReplicationGroupEngine.redis('7.1'),
    replicas: 0,
    encryptionKey: Key.fromKeyArn(scope, 'Key', keyArn),
    userGroup: new CfnUserGroup(scope, 'Users', { engine: 'redis', userGroupId: 'operators', userIds: ['default'] }),
  }));
  Template.fromStack(stack).hasResourceProperties('Custom::OutpostsReplicationGroup', {
    Engine: 'redis',
    EngineVersion: '7.1',
    NumCacheClusters: 1,
    KmsKeyId: keyArn,
    UserGroupIds: [{ Ref: 'Users' }],
  });
});

test('fails without a subnet, and for more replicas than ElastiCache takes', () => {
  expect(() => make(() => ({ subnets: [] }))).toThrow(
    'a replication group needs at least one subnet on an Outpost, got none: add one to subnets',
  );
  expect(() => make(() => ({ replicas: 6 }))).toThrow('replicas must be 0 to 5, got 6');
});
