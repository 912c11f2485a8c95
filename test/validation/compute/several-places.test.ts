import { autoScalingGroupOnOutpostWithoutItsVolumeType } from '../../../lib/validation/compute/rules/auto-scaling-group-on-outpost-without-its-volume-type';
import { OTHER_OUTPOST_ARN, otherOutpostSubnet, OUTPOST_ARN, outpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import { evaluate } from '../../../lib/validation/evaluate';

const rack = (OutpostArn: string, Generation: string) => ({ outpost: { OutpostArn, SupportedHardwareType: 'RACK' as const, Generation } });

/** What is found in an Auto Scaling group with a first-generation, a second-generation and a Region subnet at hand. */
function messagesOf(VolumeType: string | object, ...subnets: string[]): string[] {
  const Resources = {
    First: outpostSubnet(),
    Second: otherOutpostSubnet(),
    Region: regionSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 'm5.xlarge', BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType } }] },
    }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '2',
      VPCZoneIdentifier: subnets.map((Ref) => ({ Ref })),
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } } },
    }),
  };
  const inventory = { outposts: [rack(OUTPOST_ARN, 'GENERATION_1'), rack(OTHER_OUTPOST_ARN, 'GENERATION_2')] };
  const body = { Parameters: { Parameter: { Type: 'String' } }, Resources };
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body }], [inventory]);
  return evaluate(facts, [autoScalingGroupOnOutpostWithoutItsVolumeType]).findings.map(
    ({ location, message }) => `${location.logicalId}: ${message}`,
  );
}

const ON_FIRST = 'Template: volume type gp3 of a block device is not supported on op-0a1b2c3d4e5f60718; supported: gp2';

test('a group over an Outpost and the Region, or over two Outposts, has a volume type that one of them does not support', () => {
  expect(messagesOf('gp3', 'First', 'Region')).toEqual([ON_FIRST]);
  expect(messagesOf('gp3', 'Second', 'First')).toEqual([ON_FIRST]);
  expect(messagesOf('io2', 'Region', 'Second')).toEqual([
    'Template: volume type io2 of a block device is not supported on op-0fedcba9876543210; supported: gp2, gp3',
  ]);
});

test.each([
  { type: 'gp2', subnets: ['First', 'Region'] },
  { type: 'gp3', subnets: ['Second', 'Region'] },
  { type: 'gp3', subnets: ['Region'] },
  // An error of another rule.
  { type: 'gp3', subnets: ['First'] },
  { type: { Ref: 'Parameter' }, subnets: ['First', 'Region'] },
])('volumes of type $type are none of the rule in $subnets', ({ type, subnets }) => {
  expect(messagesOf(type, ...subnets)).toEqual([]);
});
