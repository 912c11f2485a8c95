import { CfnParameter, Fn, Mixins, Token, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { mixins, OutpostHardware, OutpostSubnet } from '../../lib';
import { newStack, plant } from '../plant';

const instanceIn = (stack: Stack, vpc: ec2.IVpc, props: Partial<ec2.InstanceProps> = {}) =>
  new ec2.Instance(stack, 'App', {
    vpc,
    instanceType: new ec2.InstanceType('c6id.4xlarge'),
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
    ...props,
  });

/** The properties of an instance as its template would say them. */
const propertiesOf = ({ instance, stack }: ec2.Instance) => {
  const [resource] = Object.values(stack.resolve(instance._toCloudFormation()).Resources);
  return JSON.parse(JSON.stringify(resource)).Properties;
};

describe('an instance of the CDK, in a Vpc of the CDK in other zones', () => {
  const isolated = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  const vpcIn = (stack: Stack) =>
    new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['us-west-2b', 'us-west-2c'], subnetConfiguration: [{ name: 'App', ...isolated }] });

  test('goes with its subnet to the Outpost, and names the zone of the Outpost', () => {
    const stack = newStack();
    const instance = instanceIn(stack, vpcIn(stack), { vpcSubnets: isolated });
    Mixins.of(stack).apply(plant(stack).placement);
    expect(propertiesOf(instance)).toMatchObject({
      AvailabilityZone: 'us-west-2a',
      SubnetId: { Ref: expect.stringMatching(/^VpcAppSubnet1/) },
    });
  });

  test('names no zone where its subnet is placed by the ID of the zone', () => {
    const stack = newStack();
    const instance = instanceIn(stack, vpcIn(stack), { vpcSubnets: isolated });
    Mixins.of(stack).apply(plant(stack, { availabilityZoneId: 'usw2-az1' }).placement);
    expect(propertiesOf(instance)).not.toHaveProperty('AvailabilityZone');
  });

  test('whose subnet is placed later names the zone of the Outpost, too', () => {
    const stack = newStack();
    const vpc = vpcIn(stack);
    const { placement } = plant(stack);
    const [, subnet] = vpc.isolatedSubnets;
    const instance = instanceIn(stack, vpc, { vpcSubnets: { subnets: [subnet] }, associatePublicIpAddress: false });
    instance.with(placement);
    subnet.with(placement);
    expect(propertiesOf(instance).AvailabilityZone).toBe('us-west-2a');
  });

  test('whose subnet stays in the Region keeps its zone', () => {
    const stack = newStack();
    const instance = instanceIn(stack, vpcIn(stack), { vpcSubnets: isolated });
    instance.with(plant(stack).placement);
    expect(propertiesOf(instance).AvailabilityZone).toBe('us-west-2b');
  });

  test('whose subnet is on another Outpost names the zone of that one', () => {
    const stack = newStack();
    const vpc = vpcIn(stack);
    vpc.isolatedSubnets[0].with(plant(stack, { availabilityZone: 'us-west-2d' }).placement);
    const instance = instanceIn(stack, vpc, { vpcSubnets: isolated });
    instance.with(plant(newStack()).placement);
    expect(propertiesOf(instance).AvailabilityZone).toBe('us-west-2d');
  });
});

test('an L1 instance that names no zone, or one that only deployment knows, keeps it so', () => {
  const stack = newStack();
  const subnet = new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1' });
  const zone = new CfnParameter(stack, 'Zone').valueAsString;
  const silent = new ec2.CfnInstance(stack, 'Silent', { subnetId: subnet.ref });
  const told = new ec2.CfnInstance(stack, 'Told', { subnetId: subnet.ref, availabilityZone: zone });
  Mixins.of(stack).apply(plant(stack).placement);
  expect([silent.availabilityZone, told.availabilityZone]).toEqual([undefined, zone]);
});

describe('the block devices of an instance', () => {
  const typesOn = (hardware: OutpostHardware, ...volumes: ec2.CfnInstance.EbsProperty[]) => {
    const stack = newStack();
    const instance = new ec2.CfnInstance(stack, 'App', {
      blockDeviceMappings: [
        ...volumes.map((ebs, index) => ({ deviceName: `/dev/sd${'abcd'[index]}`, ebs })),
        { deviceName: '/dev/sdz', virtualName: 'ephemeral0' },
      ],
    });
    instance.with(plant(stack, { hardware }).placement);
    const devices = instance.blockDeviceMappings as ec2.CfnInstance.BlockDeviceMappingProperty[];
    return devices.map(({ ebs }) => (ebs as ec2.CfnInstance.EbsProperty | undefined)?.volumeType);
  };

  test('become gp2 on a first-generation rack, but for those that were chosen', () => {
    const chosen = [
      { volumeType: 'io1', iops: 100 },
      { volumeType: 'gp3', iops: 4000 },
    ];
    const types = typesOn(OutpostHardware.RACK_GENERATION_1, { volumeSize: 8 }, { volumeType: 'gp3' }, ...chosen);
    expect(types).toEqual(['gp2', 'gp2', 'io1', 'gp3', undefined]);
  });

  test('stay as they are on a second-generation rack', () => {
    expect(typesOn(OutpostHardware.RACK_GENERATION_2_MULTI_RACK, { volumeSize: 8 }, { volumeType: 'gp3' })).toEqual([
      undefined,
      'gp3',
      undefined,
    ]);
  });

  test.each([
    ['Amazon Linux 2023', ec2.MachineImage.latestAmazonLinux2023(), [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp2' } }]],
    ['Amazon Linux 2', ec2.MachineImage.latestAmazonLinux2(), undefined],
    ['an image that is named by its ID', ec2.MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' }), undefined],
  ])('of %s that names no boot volume get one of gp2 where the image would ask for gp3', (_, machineImage, expected) => {
    const stack = newStack();
    const instance = instanceIn(stack, new ec2.Vpc(stack, 'Vpc'), { machineImage });
    instance.with(plant(stack).placement);
    expect(propertiesOf(instance).BlockDeviceMappings).toEqual(expected);
  });

  test('keep the boot volume that they name', () => {
    const stack = newStack();
    const volume = ec2.BlockDeviceVolume.ebs(40, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true });
    const instance = instanceIn(stack, new ec2.Vpc(stack, 'Vpc'), { blockDevices: [{ deviceName: '/dev/xvda', volume }] });
    instance.with(plant(stack).placement);
    expect(propertiesOf(instance).BlockDeviceMappings).toMatchObject([
      { DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp2', VolumeSize: 40 } },
    ]);
  });

  test('that only deployment knows stay as they are', () => {
    const stack = newStack();
    const instance = new ec2.CfnInstance(stack, 'App', { blockDeviceMappings: Token.asAny(Fn.ref('Devices')) });
    const other = new ec2.CfnInstance(stack, 'Other', { blockDeviceMappings: [Token.asAny(Fn.ref('Device'))] });
    Mixins.of(stack).apply(plant(stack).placement);
    expect(stack.resolve([instance.blockDeviceMappings, other.blockDeviceMappings])).toEqual([{ Ref: 'Devices' }, [{ Ref: 'Device' }]]);
  });
});

test('an instance of the CDK is launched on a Dedicated Host', () => {
  const stack = newStack();
  const host = new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2a', instanceFamily: 'm5', assetId: '1234567890' });
  const mixin = new mixins.InstanceDedicatedHost(host);
  const instance = instanceIn(stack, new ec2.Vpc(stack, 'Vpc'));
  instance.with(mixin);
  expect(propertiesOf(instance)).toMatchObject({ Tenancy: 'host', HostId: { Ref: 'Host' } });
  expect(mixin.supports(host)).toBe(false);
});

describe('the local network interface of an instance', () => {
  const onServer = (props: Partial<ec2.InstanceProps>, ...all: mixins.InstanceLocalNetworkInterface[]) => {
    const stack = newStack();
    const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['us-west-2a'], subnetConfiguration: [], natGateways: 0 });
    const outpost = plant(stack, { hardware: OutpostHardware.SERVER });
    const subnet = new OutpostSubnet(stack, 'Shop', { vpc, outpost, ipv4CidrBlock: '10.0.8.0/24', localNetworkInterfaceDeviceIndex: 1 });
    const instance = instanceIn(stack, vpc, { vpcSubnets: { subnets: [subnet] }, ...props });
    for (const mixin of all) instance.with(mixin);
    // Security groups that are added later have to arrive at the first interface.
    instance.addSecurityGroup(ec2.SecurityGroup.fromSecurityGroupId(stack, 'Later', 'sg-0123456789abcdef0'));
    return propertiesOf(instance);
  };
  const subnetId = { Ref: expect.stringMatching(/^Shop/) };
  const groups = [{ 'Fn::GetAtt': [expect.stringMatching(/^App/), 'GroupId'] }, 'sg-0123456789abcdef0'];

  test('is the second; the first keeps the subnet, the security groups and the address', () => {
    const properties = onServer({ privateIpAddress: '10.0.8.10' }, new mixins.InstanceLocalNetworkInterface());
    expect(properties.NetworkInterfaces).toEqual([
      { DeviceIndex: '0', SubnetId: subnetId, GroupSet: groups, PrivateIpAddress: '10.0.8.10' },
      { DeviceIndex: '1', SubnetId: subnetId, DeleteOnTermination: true },
    ]);
    for (const moved of ['SubnetId', 'SecurityGroupIds', 'PrivateIpAddress']) expect(properties).not.toHaveProperty(moved);
  });

  test('is added to the interfaces that the instance names itself, once', () => {
    const mixin = new mixins.InstanceLocalNetworkInterface({ deviceIndex: 2 });
    const { NetworkInterfaces } = onServer({ associatePublicIpAddress: false }, mixin, mixin);
    expect(NetworkInterfaces).toEqual([
      { DeviceIndex: '0', SubnetId: subnetId, GroupSet: groups },
      { DeviceIndex: '2', SubnetId: subnetId, DeleteOnTermination: true },
    ]);
  });

  test('is not added where only deployment knows the interfaces', () => {
    const stack = newStack();
    const instance = new ec2.CfnInstance(stack, 'App', { networkInterfaces: Token.asAny(Fn.ref('Interfaces')) });
    instance.with(new mixins.InstanceLocalNetworkInterface());
    expect(stack.resolve(instance.networkInterfaces)).toEqual({ Ref: 'Interfaces' });
  });
});
