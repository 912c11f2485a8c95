import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BlockingInstancesAction, CapacityTask, Outpost, OutpostHardware } from '../../lib';
import { reportOf } from '../validation/report';

test('a capacity task is a custom resource with permissions for its Outpost only', () => {
  const stack = new Stack(new App(), 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
  const outpostArn = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn,
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_1,
  });
  const host = new CapacityTask(stack, 'Host', { outpost, assetId: '1111111110', slots: { 'm5.xlarge': 8, 'm5.large': 4 } });
  new CapacityTask(stack, 'All', { outpost, slots: { 'm5.xlarge': 24 }, onBlockingInstances: BlockingInstancesAction.FAIL_TASK });
  expect(stack.resolve(host.capacityTaskId)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Host/), 'CapacityTaskId'] });
  const template = Template.fromStack(stack);
  template.hasResource('Custom::OutpostsCapacityTask', {
    Properties: {
      OutpostArn: outpostArn,
      AssetId: '1111111110',
      InstancePools: [
        { InstanceType: 'm5.xlarge', Count: 8 },
        { InstanceType: 'm5.large', Count: 4 },
      ],
      TaskActionOnBlockingInstances: 'WAIT_FOR_EVACUATION',
    },
  });
  template.hasResourceProperties('Custom::OutpostsCapacityTask', { TaskActionOnBlockingInstances: 'FAIL_TASK' });
  template.hasResourceProperties('AWS::IAM::RolePolicy', {
    PolicyDocument: {
      Statement: [
        {
          Action: ['ListAssets', 'GetCapacityTask', 'StartCapacityTask', 'CancelCapacityTask'].map((name) => `outposts:${name}`),
          Resource: outpostArn,
        },
      ],
    },
  });
});

test.each([-1, 1.5, 10_000, NaN])('%d slots are rejected, in a capacity task and in a declaration', (count) => {
  const stack = new Stack(new App(), 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
  const declare = (id: string, slots: { [instanceType: string]: number }) =>
    Outpost.fromOutpostAttributes(stack, id, {
      outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718',
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
      capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '1111111110', slots }] }] },
    });
  const outpost = declare('Outpost', { 'm5.xlarge': 8 });
  const message = `slots of m5.large must be a whole number from 0 to 9999, got ${count}`;
  expect(() => new CapacityTask(stack, 'Task', { outpost, slots: { 'm5.large': count } })).toThrow(message);
  expect(() => declare('Other', { 'm5.large': count })).toThrow(message);
});

test('the rules can be decided about the role of a capacity task', () => {
  const app = new App();
  const stack = new Stack(app, 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718',
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_1,
  });
  new CapacityTask(stack, 'Slots', { outpost, slots: { 'm5.xlarge': 24 } });
  const { error, rules } = reportOf(app);
  expect({ error, violations: rules?.violations ?? [] }).toEqual({ violations: [] });
});
