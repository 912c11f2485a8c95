import { Fn, Token, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IMixin } from 'constructs';
import { mixins, OutpostHardware } from '../../lib';
import { newStack, plant } from '../plant';

const { BlockDeviceVolume, EbsDeviceVolumeType } = ec2;

/** What a launch template of the CDK says once a mixin was applied. */
const dataWith = (mixin: (stack: Stack) => IMixin, props: ec2.LaunchTemplateProps = {}) => {
  const stack = newStack();
  const template = new ec2.LaunchTemplate(stack, 'Template', props);
  template.with(mixin(stack));
  return stack.resolve((template.node.defaultChild as ec2.CfnLaunchTemplate).launchTemplateData);
};

test('placement turns the volumes of a launch template to gp2 on a first-generation rack, but for those that were chosen', () => {
  const { blockDeviceMappings } = dataWith((stack) => plant(stack).placement, {
    blockDevices: [
      { deviceName: '/dev/xvda', volume: BlockDeviceVolume.ebs(40, { volumeType: EbsDeviceVolumeType.GP3 }) },
      { deviceName: '/dev/xvdb', volume: BlockDeviceVolume.ebs(40, { volumeType: EbsDeviceVolumeType.IO1, iops: 100 }) },
    ],
  });
  expect(blockDeviceMappings).toMatchObject([{ ebs: { volumeType: 'gp2', volumeSize: 40 } }, { ebs: { volumeType: 'io1' } }]);
});

test('placement gives a launch template of Amazon Linux 2023 a boot volume of gp2 on a first-generation rack', () => {
  const props = { machineImage: ec2.MachineImage.latestAmazonLinux2023() };
  expect(dataWith((stack) => plant(stack).placement, props).blockDeviceMappings).toEqual([
    { deviceName: '/dev/xvda', ebs: { volumeType: 'gp2' } },
  ]);
  const onSecondGeneration = dataWith((stack) => plant(stack, { hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK }).placement, props);
  expect(onSecondGeneration.blockDeviceMappings).toBeUndefined();
});

test('a launch template launches on a Dedicated Host, and keeps what else it says', () => {
  const stack = newStack();
  const host = new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2a', instanceFamily: 'm5', assetId: '1234567890' });
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', {
    launchTemplateData: { instanceType: 'm5.large', placement: { affinity: 'host' } },
  });
  template.with(new mixins.LaunchTemplateDedicatedHost(host));
  expect(stack.resolve(template.launchTemplateData)).toEqual({
    instanceType: 'm5.large',
    placement: { affinity: 'host', tenancy: 'host', hostId: { Ref: 'Host' } },
  });
});

test('a launch template launches in a Capacity Reservation', () => {
  const { capacityReservationSpecification } = dataWith(
    (stack) =>
      new mixins.LaunchTemplateCapacityReservation(
        new ec2.CfnCapacityReservation(stack, 'Kept', { instanceCount: 2, instancePlatform: 'Linux/UNIX', instanceType: 'm5.large' }),
      ),
  );
  expect(capacityReservationSpecification).toEqual({ capacityReservationTarget: { capacityReservationId: { Ref: 'Kept' } } });
});

test('a launch template that only deployment knows stays as it is, and what is none is not supported', () => {
  const stack = newStack();
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: Token.asAny(Fn.ref('Data')) });
  const mixin = new mixins.LaunchTemplateDedicatedHost(new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2a' }));
  template.with(mixin);
  expect(stack.resolve(template.launchTemplateData)).toEqual({ Ref: 'Data' });
  expect(mixin.supports(new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a' }))).toBe(false);
});
