import { Stack } from 'aws-cdk-lib';
import { Outpost, OutpostHardware, OutpostSubnet } from '../../../lib';
import { CfnInstance, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { ENV, newApp } from '../../plant';
import { findingsOf } from '../synthesized';

function running(instances: number, spareHosts?: number) {
  const app = newApp();
  const stack = new Stack(app, 'Plant', { env: ENV });
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718',
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_1,
    capacity: {
      racks: [{ rackId: 'rack-1', hosts: [4, 3, 2].map((slots, index) => ({ assetId: `${index}`, slots: { 'm5.xlarge': slots } })) }],
      spareHosts,
    },
  });
  const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24' });
  for (let index = 0; index < instances; index++) {
    new CfnInstance(stack, `Worker${index}`, {
      instanceType: 'm5.xlarge',
      subnetId: subnet.subnetId,
      imageId: 'ami-0123456789abcdef0',
      blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeType: 'gp2', encrypted: true } }],
    });
  }
  return findingsOf(app);
}

test('where nothing is kept for failures, all slots may be taken', () => {
  expect(running(9)).toEqual([]);
  expect(running(10)).toEqual(['instances-exceed-slots Worker0']);
});

test('where a host may fail, the slots of the fullest one are kept', () => {
  expect(running(5, 1)).toEqual([]);
  expect(running(6, 1)).toEqual(['spare-capacity-is-insufficient Worker0']);
  expect(running(10, 1)).toEqual(['instances-exceed-slots Worker0']);
});

test('where more may fail, so are theirs', () => {
  expect(running(2, 2)).toEqual([]);
  expect(running(3, 2)).toEqual(['spare-capacity-is-insufficient Worker0']);
  expect(running(1, 9)).toEqual(['spare-capacity-is-insufficient Worker0']);
});
