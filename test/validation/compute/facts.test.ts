import type { FactTypes } from '../../../lib/validation/facts/fact';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

const NETWORK: Json = {
  Plant: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OUTPOST_ARN } },
  Region: { Type: 'AWS::EC2::Subnet', Properties: {} },
};

const template = (data: object) => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data } });

/** What a resource launches, next to a subnet on an Outpost and one in the Region. */
function launched(Type: string, Properties: object, others: Json = {}): FactTypes['launch'] {
  const body = { Resources: { ...NETWORK, ...others, Launcher: { Type, Properties } } };
  return readFacts([{ name: 'Plant', path: 'plant.json', body }]).all('launch')[0];
}

const USE_TEMPLATE = { LaunchTemplateId: { Ref: 'Template' }, Version: '$Latest' };

describe('an instance', () => {
  const instance = (properties: object, others: Json = {}) => launched('AWS::EC2::Instance', properties, others);
  const ofTemplate = { Template: template({ InstanceType: 'm5.large', NetworkInterfaces: [{ SubnetId: { Ref: 'Plant' } }] }) };

  test('launches where its launch template says', () => {
    expect(instance({ LaunchTemplate: USE_TEMPLATE }, ofTemplate)).toMatchObject({
      outpost: { id: 'op-0a1b2c3d4e5f60718' },
      instanceTypes: ['m5.large'],
    });
  });

  test('launches where it says itself, whatever its launch template says', () => {
    expect(instance({ LaunchTemplate: USE_TEMPLATE, SubnetId: { Ref: 'Region' } }, ofTemplate).outpost).toBeNull();
    expect(instance({ LaunchTemplate: USE_TEMPLATE, NetworkInterfaces: [{ SubnetId: { Ref: 'Region' } }] }, ofTemplate).outpost).toBeNull();
  });

  test('of an old version of a launch template launches nobody knows where', () => {
    expect(instance({ LaunchTemplate: { ...USE_TEMPLATE, Version: '3' } }, ofTemplate).outpost).toBeUndefined();
    expect(instance({ LaunchTemplate: { LaunchTemplateName: 'other', Version: '1' } }).outpost).toBeUndefined();
  });

  test('with a network interface that is a resource of its own launches where that is', () => {
    const Interface = { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: { Ref: 'Plant' } } };
    const attached = [{ DeviceIndex: '0', NetworkInterfaceId: { Ref: 'Interface' } }];
    expect(instance({ NetworkInterfaces: attached }, { Interface }).outpost).toMatchObject({ id: 'op-0a1b2c3d4e5f60718' });
    expect(instance({ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-0123456789abcdef0' }] }).outpost).toBeUndefined();
  });
});

test('an instance that takes its zone from its own subnet names none itself', () => {
  const zoneOf = (subnet: string) => {
    const Properties = { SubnetId: { Ref: 'Plant' }, AvailabilityZone: { 'Fn::GetAtt': [subnet, 'AvailabilityZone'] } };
    const body = { Resources: { ...NETWORK, Mixer: { Type: 'AWS::EC2::Instance', Properties } } };
    return readFacts([{ name: 'Plant', path: 'plant.json', body }]).all('instance')[0].availabilityZone;
  };
  expect(zoneOf('Plant')).toBeNull();
  expect(zoneOf('Region')).toBeUndefined();
});

describe('an EC2 Fleet', () => {
  const fleet = (config: object, target: object = {}, data: object = { InstanceType: 'm5.large' }) =>
    launched(
      'AWS::EC2::EC2Fleet',
      {
        LaunchTemplateConfigs: [{ LaunchTemplateSpecification: USE_TEMPLATE, ...config }],
        TargetCapacitySpecification: { TotalTargetCapacity: 4, DefaultTargetCapacityType: 'on-demand', ...target },
      },
      { Template: template(data) },
    );
  const onPlant = (override: object) => ({ Overrides: [{ SubnetId: { Ref: 'Plant' }, ...override }] });

  test('launches any one of the types of its overrides', () => {
    const Overrides = ['m5.xlarge', 'c5.xlarge'].map((InstanceType) => ({ InstanceType, SubnetId: { Ref: 'Plant' } }));
    expect(fleet({ Overrides })).toMatchObject({
      outpost: { id: 'op-0a1b2c3d4e5f60718' },
      instanceTypes: ['m5.xlarge', 'c5.xlarge'],
      count: 4,
      isSpot: false,
    });
  });

  test('launches the type of its launch template where an override names none', () => {
    expect(fleet(onPlant({})).instanceTypes).toEqual(['m5.large']);
  });

  test('launches Spot Instances by default, as a part, or because its launch template says so', () => {
    expect(fleet(onPlant({}), { DefaultTargetCapacityType: 'spot' }).isSpot).toBe(true);
    expect(fleet(onPlant({}), { SpotTargetCapacity: 1 }).isSpot).toBe(true);
    expect(fleet(onPlant({}), {}, { InstanceMarketOptions: { MarketType: 'spot' } }).isSpot).toBe(true);
    expect(fleet(onPlant({}), { DefaultTargetCapacityType: undefined }).isSpot).toBeUndefined();
  });

  test('with weights launches nobody knows how many', () => {
    expect(fleet(onPlant({ WeightedCapacity: 2 })).count).toBeUndefined();
  });

  test('of several launch templates, or with subnets here and there, is let alone', () => {
    const config = { LaunchTemplateSpecification: USE_TEMPLATE, ...onPlant({}) };
    const two = launched('AWS::EC2::EC2Fleet', { LaunchTemplateConfigs: [config, config] }, { Template: template({}) });
    expect(two).toMatchObject({ outpost: undefined, instanceTypes: undefined });
    expect(fleet({ Overrides: [{ SubnetId: { Ref: 'Plant' } }, { SubnetId: { Ref: 'Region' } }] }).outpost).toBeUndefined();
  });
});

test('a Spot Fleet launches Spot Instances in the subnets of its specifications', () => {
  const LaunchSpecifications = [{ SubnetId: { Ref: 'Plant' }, InstanceType: 'm5.large' }];
  expect(launched('AWS::EC2::SpotFleet', { SpotFleetRequestConfigData: { LaunchSpecifications } })).toMatchObject({
    outpost: { id: 'op-0a1b2c3d4e5f60718' },
    isSpot: true,
    instanceTypes: ['m5.large'],
  });
});

test('an alarm is one of an Outpost by its namespace, and names type or family', () => {
  const alarm = (Namespace: string, ...Dimensions: object[]) => ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Namespace, MetricName: 'InstanceTypeCapacityUtilization', Dimensions },
  });
  const outpost = { Name: 'OutpostId', Value: 'op-0a1b2c3d4e5f60718' };
  const Resources = {
    Type: alarm('AWS/Outposts', outpost, { Name: 'InstanceType', Value: 'm5.large' }),
    Family: alarm('AWS/Outposts', outpost, { Name: 'InstanceFamily', Value: 'm5' }),
    All: alarm('AWS/Outposts', outpost),
    Other: alarm('AWS/EC2', outpost),
  };
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources } }]).all('outpostAlarm');
  expect(facts.map(({ instances }) => instances)).toEqual(['m5.large', 'm5', null]);
  expect(facts[0].outpost).toMatchObject({ id: 'op-0a1b2c3d4e5f60718' });
});
