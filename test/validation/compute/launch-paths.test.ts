import { inTemplate, onFirstGenerationRack, outpostSubnet, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { findingsIn } from '../synthesized';

const Plant = outpostSubnet();
const SUBNETS = [{ Ref: 'Plant' }];
const template = (data: object) => resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: data });
const REFERENCE = { LaunchTemplateId: { Ref: 'Template' }, Version: '1' };
const group = (properties: object = { LaunchTemplate: REFERENCE }) =>
  resource('AWS::AutoScaling::AutoScalingGroup', { MinSize: '1', MaxSize: '1', VPCZoneIdentifier: SUBNETS, ...properties });
const onRack = (resources: { readonly [id: string]: Json }) => findingsIn(onFirstGenerationRack({ Plant, ...resources }));

const GP3 = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3' } }] };
const NOT_SLOTTED = 'error instance-type-is-not-slotted';
const NOT_GP2 = 'error block-device-type-is-not-supported-on-first-generation';

describe('the path of a finding about a launch is in the resource that specifies the value', () => {
  test('the instance', () => {
    const App = resource('AWS::EC2::Instance', { InstanceType: 'r5.large', SubnetId: { Ref: 'Plant' }, LaunchTemplate: REFERENCE, ...GP3 });
    const findings = onRack({ App, Template: template({ InstanceType: 'm5.xlarge' }) });
    expect(findings).toEqual([`${NOT_GP2} App Properties.BlockDeviceMappings`, `${NOT_SLOTTED} App Properties.InstanceType`]);
  });

  test('the launch template of an instance', () => {
    const App = resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' }, LaunchTemplate: REFERENCE });
    expect(onRack({ App, Template: template({ InstanceType: 'r5.large', ...GP3 }) })).toEqual([
      `${NOT_GP2} Template Properties.LaunchTemplateData.BlockDeviceMappings`,
      `${NOT_SLOTTED} Template Properties.LaunchTemplateData.InstanceType`,
    ]);
  });

  test('the launch template of an Auto Scaling group, or its overrides', () => {
    const Template = template({ InstanceType: 'r5.large' });
    expect(onRack({ Group: group(), Template })).toEqual([`${NOT_SLOTTED} Template Properties.LaunchTemplateData.InstanceType`]);
    const LaunchTemplate = { LaunchTemplateSpecification: REFERENCE, Overrides: [{ InstanceType: 'c5.large' }] };
    expect(onRack({ Group: group({ MixedInstancesPolicy: { LaunchTemplate } }), Template })).toEqual([
      `${NOT_SLOTTED} Group Properties.MixedInstancesPolicy.LaunchTemplate.Overrides`,
    ]);
  });

  test('the launch configuration', () => {
    const Config = resource('AWS::AutoScaling::LaunchConfiguration', { InstanceType: 'r5.large', ImageId: 'ami-0123456789abcdef0' });
    expect(onRack({ Group: group({ LaunchConfigurationName: { Ref: 'Config' } }), Config })).toEqual([
      `${NOT_SLOTTED} Config Properties.InstanceType`,
    ]);
  });
});

describe('Spot Instances', () => {
  const spot = (resources: { readonly [id: string]: Json }) => findingsIn(inTemplate({ Plant, ...resources }));
  const Template = template({ InstanceType: 'm5.xlarge' });
  const config = { LaunchTemplateSpecification: REFERENCE, Overrides: [{ SubnetId: { Ref: 'Plant' } }] };
  const InstanceMarketOptions = { MarketType: 'spot' };
  const NetworkInterfaces = [{ DeviceIndex: 0, SubnetId: { Ref: 'Plant' } }];
  const fleet = (type: string, properties: object) => resource(type, properties);

  test.each<[string, { readonly [id: string]: Json }, string]>([
    [
      'a launch template',
      { Group: group(), Template: template({ InstanceMarketOptions }) },
      'Template Properties.LaunchTemplateData.InstanceMarketOptions',
    ],
    [
      'a launch configuration',
      {
        Group: group({ LaunchConfigurationName: { Ref: 'Config' } }),
        Config: resource('AWS::AutoScaling::LaunchConfiguration', { InstanceType: 'm5.xlarge', SpotPrice: '0.1' }),
      },
      'Config Properties.SpotPrice',
    ],
    [
      'a mixed instances policy',
      {
        Group: group({
          MixedInstancesPolicy: {
            InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 50 },
            LaunchTemplate: { LaunchTemplateSpecification: REFERENCE },
          },
        }),
        Template,
      },
      'Group Properties.MixedInstancesPolicy.InstancesDistribution',
    ],
    [
      'an EC2 Fleet',
      {
        Fleet: fleet('AWS::EC2::EC2Fleet', {
          LaunchTemplateConfigs: [config],
          TargetCapacitySpecification: { TotalTargetCapacity: 2, DefaultTargetCapacityType: 'spot' },
        }),
        Template,
      },
      'Fleet Properties.TargetCapacitySpecification',
    ],
    [
      'an EC2 Fleet whose launch template specifies the subnet',
      {
        Fleet: fleet('AWS::EC2::EC2Fleet', {
          LaunchTemplateConfigs: [{ LaunchTemplateSpecification: REFERENCE }],
          TargetCapacitySpecification: { TotalTargetCapacity: 2, SpotTargetCapacity: 1 },
        }),
        Template: template({ InstanceType: 'm5.xlarge', NetworkInterfaces }),
      },
      'Fleet Properties.TargetCapacitySpecification',
    ],
    [
      'a Spot Fleet with launch templates',
      {
        Fleet: fleet('AWS::EC2::SpotFleet', {
          SpotFleetRequestConfigData: {
            IamFleetRole: 'arn:aws:iam::111122223333:role/fleet',
            TargetCapacity: 1,
            LaunchTemplateConfigs: [config],
          },
        }),
        Template,
      },
      'Fleet Properties.SpotFleetRequestConfigData',
    ],
    [
      'a compute environment of AWS Batch',
      {
        Jobs: fleet('AWS::Batch::ComputeEnvironment', {
          Type: 'MANAGED',
          ComputeResources: { Type: 'SPOT', MaxvCpus: 8, Subnets: SUBNETS },
        }),
      },
      'Jobs Properties.ComputeResources.Type',
    ],
  ])('are requested by %s', (_, resources, at) => {
    expect(spot(resources)).toEqual([`warning spot-instance-on-outpost ${at}`]);
  });

  test.each([
    ['On-Demand Instances', 'EC2'],
    ['an unknown type', { Ref: 'ComputeType' }],
  ])('are not requested by AWS Batch with %s', (_, Type) => {
    const ComputeResources = { Type, MaxvCpus: 8, Subnets: SUBNETS };
    expect(spot({ Jobs: fleet('AWS::Batch::ComputeEnvironment', { Type: 'MANAGED', ComputeResources }) })).toEqual([]);
  });
});
