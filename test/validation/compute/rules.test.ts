import { Stack } from 'aws-cdk-lib';
import { AutoScalingGroup, OnDemandAllocationStrategy, type CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { OutpostHardware, OutpostInstanceImage } from '../../../lib';
import type { Inventory } from '../../../lib/inventory/inventory';
import { ENV, OUTPOST_ARN } from '../../plant';
import { findingsOf, site, type Site } from '../synthesized';

const machineImage = ec2.MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' });
const M5 = new ec2.InstanceType('m5.xlarge');
const ebs = (volumeType?: ec2.EbsDeviceVolumeType) => ({
  deviceName: '/dev/xvda',
  volume: ec2.BlockDeviceVolume.ebs(30, volumeType && { volumeType }),
});

function instance({ stack, vpc, subnet }: Site, props: Partial<ec2.InstanceProps> = {}, id = 'App'): ec2.Instance {
  return new ec2.Instance(stack, id, { vpc, vpcSubnets: { subnets: [subnet] }, instanceType: M5, machineImage, ...props });
}

function launchTemplate({ stack, vpc }: Site, props: ec2.LaunchTemplateProps = {}): ec2.LaunchTemplate {
  const securityGroup = new ec2.SecurityGroup(stack, 'Workers', { vpc });
  return new ec2.LaunchTemplate(stack, 'Template', { instanceType: M5, machineImage, securityGroup, ...props });
}

/** Hosts of the Outpost, each slotted for one type. */
const slotted = (...types: string[]): Inventory => ({
  outposts: [
    {
      outpost: { OutpostArn: OUTPOST_ARN },
      assets: types.map((InstanceType, index) => ({
        AssetId: `000000000${index}`,
        RackId: 'rack-1',
        AssetType: 'COMPUTE',
        ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType, Count: 4 }] },
      })),
    },
  ],
});

describe("the CDK's own Instance", () => {
  test('is fine on a rack, with and without IMDSv2, a disk and a placement group', () => {
    const plant = site();
    const placementGroup = new ec2.PlacementGroup(plant.stack, 'Apart', { spreadLevel: ec2.PlacementGroupSpreadLevel.HOST });
    instance(plant, { requireImdsv2: true, blockDevices: [ebs()], associatePublicIpAddress: false });
    instance(plant, { placementGroup }, 'Other');
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual([]);
  });

  test('is of a family that the rack is not offered with', () => {
    const plant = site();
    instance(plant, { instanceType: new ec2.InstanceType('t3.micro') });
    expect(findingsOf(plant.app)).toEqual(['instance-family-is-not-available Plant/App']);
  });

  test('is of a family that no Outposts hardware has, on a rack of unknown generation', () => {
    const plant = site(OutpostHardware.of({ supportedHardwareType: 'RACK' }));
    instance(plant, { instanceType: new ec2.InstanceType('t4g.large') });
    expect(findingsOf(plant.app)).toEqual(['instance-family-is-on-no-outposts-hardware Plant/App']);
  });

  test('is of a size that the Outpost is not slotted for, which says more than the family', () => {
    const plant = site();
    instance(plant, { instanceType: new ec2.InstanceType('m5.24xlarge') });
    expect(findingsOf(plant.app)).toEqual([]);
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual(['instance-type-is-not-slotted Plant/App']);
  });

  test('is of a family that the Outpost is slotted for, whatever the documentation says', () => {
    const plant = site();
    instance(plant, { instanceType: new ec2.InstanceType('m6i.xlarge') });
    expect(findingsOf(plant.app, slotted('m6i.xlarge'))).toEqual([]);
  });

  test('has a gp3 disk on a first-generation rack', () => {
    const plant = site();
    instance(plant, { blockDevices: [ebs(ec2.EbsDeviceVolumeType.GP3)], requireImdsv2: true });
    expect(findingsOf(plant.app)).toEqual(['block-device-type-is-not-supported-on-first-generation Plant/App']);
  });

  test('has a gp3 disk on a second-generation rack', () => {
    const plant = site(OutpostHardware.RACK_GENERATION_2_MULTI_RACK);
    instance(plant, { instanceType: new ec2.InstanceType('m7i.large'), blockDevices: [ebs(ec2.EbsDeviceVolumeType.GP3)] });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('runs in the Region as it likes', () => {
    const plant = site();
    const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
    instance(plant, { vpcSubnets, instanceType: new ec2.InstanceType('t3.micro'), blockDevices: [ebs(ec2.EbsDeviceVolumeType.GP3)] });
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual([]);
  });

  test('runs in the Region, in a group that spreads over hosts', () => {
    const plant = site();
    const placementGroup = new ec2.PlacementGroup(plant.stack, 'Apart', { spreadLevel: ec2.PlacementGroupSpreadLevel.HOST });
    instance(plant, { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, placementGroup });
    expect(findingsOf(plant.app)).toEqual(['host-spread-in-region Plant/Apart']);
  });

  test('is left alone in a subnet that is imported by its ID', () => {
    const plant = site();
    const subnet = ec2.Subnet.fromSubnetAttributes(plant.stack, 'Imported', {
      subnetId: 'subnet-0123456789abcdef0',
      availabilityZone: 'us-west-2a',
    });
    instance(plant, {
      vpcSubnets: { subnets: [subnet] },
      instanceType: new ec2.InstanceType('t3.micro'),
      blockDevices: [ebs(ec2.EbsDeviceVolumeType.GP3)],
    });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is seen in a stack of its own, where the subnet is an import', () => {
    const plant = site();
    const { app, vpc } = plant;
    const stack = new Stack(app, 'Apps', { env: ENV });
    instance({ ...plant, stack, vpc }, { instanceType: new ec2.InstanceType('c6g.large') });
    expect(findingsOf(app)).toEqual(['instance-family-is-not-available Apps/App']);
  });

  test('is left alone where a parameter says its type', () => {
    const plant = site();
    const parameter = new ec2.CfnInstance(plant.stack, 'Raw', { subnetId: plant.subnet.subnetId, imageId: 'ami-0123456789abcdef0' });
    parameter.addPropertyOverride('InstanceType', { Ref: 'Type' });
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual([]);
  });

  test('names another zone than its subnet', () => {
    const plant = site();
    instance(plant).instance.availabilityZone = 'us-west-2c';
    expect(findingsOf(plant.app)).toEqual(['instance-zone-differs-from-subnet Plant/App']);
  });

  test('takes a data volume on a server, which has none', () => {
    const plant = site(OutpostHardware.SERVER);
    const instanceType = new ec2.InstanceType('c6id.large');
    instance(plant, { instanceType, blockDevices: [ebs()] }, 'Small');
    instance(plant, { instanceType, blockDevices: [ebs(), { ...ebs(), deviceName: '/dev/xvdb' }] }, 'Large');
    expect(findingsOf(plant.app)).toEqual(['server-instance-with-data-volume Plant/Large']);
  });
});

describe('a Dedicated Host', () => {
  const host = ({ stack }: Site, props: Partial<ec2.CfnHostProps> = {}) =>
    new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2a', instanceFamily: 'm5', ...props });

  test('lets its instances be of any size of its family, slotted or not', () => {
    const plant = site();
    const dedicated = host(plant, { outpostArn: plant.outpost.outpostArn });
    const app = instance(plant, { instanceType: new ec2.InstanceType('m5.2xlarge') });
    app.instance.tenancy = 'host';
    app.instance.hostId = dedicated.ref;
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual([]);
  });

  test('is in the Region, and its instance on the Outpost', () => {
    const plant = site();
    instance(plant).instance.hostId = host(plant).ref;
    expect(findingsOf(plant.app)).toEqual(['dedicated-host-is-not-on-outpost-of-instance Plant/App']);
  });

  test('is for another family than its instance', () => {
    const plant = site();
    instance(plant).instance.hostId = host(plant, { instanceFamily: 'r5', outpostArn: plant.outpost.outpostArn }).ref;
    expect(findingsOf(plant.app)).toEqual(['instance-type-differs-from-dedicated-host Plant/App']);
  });
});

describe('a rack that is declared with its hosts', () => {
  const rack = (slots: { [instanceType: string]: number }) =>
    findingsOf(site(OutpostHardware.RACK_GENERATION_1, [{ rackId: 'rack-1', hosts: [{ assetId: '0000000001', slots }] }]).app);

  test('has slots that fit', () => {
    expect(rack({ 'm5.large': 48 })).toEqual([]);
    expect(rack({ 'm5.large': 4, 'm5.xlarge': 4, 'm5.2xlarge': 3, 'm5.4xlarge': 1, 'm5.8xlarge': 1 })).toEqual([]);
  });

  test('has more slots than vCPUs', () => {
    expect(rack({ 'm5.large': 49 })).toEqual(['host-slots-exceed-vcpus Plant/Line']);
  });

  test('has slots that do not fit into its sockets', () => {
    expect(rack({ 'm5.16xlarge': 1, 'm5.8xlarge': 1 })).toEqual(['host-slots-across-sockets Plant/Line']);
  });
});

describe("the CDK's own AutoScalingGroup", () => {
  const group = (plant: Site, props: Partial<ConstructorParameters<typeof AutoScalingGroup>[2]>) =>
    new AutoScalingGroup(plant.stack, 'Group', { vpc: plant.vpc, vpcSubnets: { subnets: [plant.subnet] }, ...props });

  test('launches what its launch template says', () => {
    const plant = site();
    group(plant, { launchTemplate: launchTemplate(plant, { blockDevices: [ebs(ec2.EbsDeviceVolumeType.GP3)], spotOptions: {} }) });
    expect(findingsOf(plant.app, slotted('m5.large'))).toEqual([
      'block-device-type-is-not-supported-on-first-generation Plant/Template',
      'instance-type-is-not-slotted Plant/Template',
      'spot-instance-on-outpost Plant/Template',
    ]);
  });

  test('launches what a launch configuration says', () => {
    const plant = site();
    group(plant, { instanceType: M5, machineImage, spotPrice: '0.1' });
    expect(findingsOf(plant.app)).toEqual(['spot-instance-on-outpost Plant/Group/LaunchConfig']);
  });

  test('may choose among types of which one is slotted', () => {
    const plant = site();
    const launchTemplateOverrides = ['m5.xlarge', 'c5.xlarge'].map((type) => ({ instanceType: new ec2.InstanceType(type) }));
    group(plant, { mixedInstancesPolicy: { launchTemplate: launchTemplate(plant), launchTemplateOverrides } });
    expect(findingsOf(plant.app, slotted('m5.xlarge', 'c5.xlarge'))).toEqual([]);
    expect(findingsOf(plant.app, slotted('c5.xlarge'))).toEqual(['mixed-instance-type-is-not-slotted Plant/Group/ASG']);
    expect(findingsOf(plant.app, slotted('r5.xlarge'))).toEqual(['instance-type-is-not-slotted Plant/Group/ASG']);
  });

  test('mixes in Spot Instances', () => {
    const plant = site();
    const instancesDistribution = {
      onDemandPercentageAboveBaseCapacity: 50,
      onDemandAllocationStrategy: OnDemandAllocationStrategy.PRIORITIZED,
    };
    group(plant, { mixedInstancesPolicy: { launchTemplate: launchTemplate(plant), instancesDistribution } });
    expect(findingsOf(plant.app)).toEqual(['spot-instance-on-outpost Plant/Group/ASG']);
  });

  test('spans Outpost and Region, and is asked only for a type of the Outpost', () => {
    const plant = site();
    const vpcSubnets = { subnets: [plant.subnet, ...plant.vpc.isolatedSubnets] };
    group(plant, { vpcSubnets, launchTemplate: launchTemplate(plant, { spotOptions: {} }) });
    const mixed = 'auto-scaling-group-mixes-outpost-and-region Plant/Group/ASG';
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual([mixed]);
    expect(findingsOf(plant.app, slotted('r5.large'))).toEqual(['auto-scaling-group-on-outpost-without-its-types Plant/Group/ASG', mixed]);
  });

  test('spreads more instances over hosts than there are, counted together with others', () => {
    const plant = site();
    const placementGroup = new ec2.PlacementGroup(plant.stack, 'Apart', { spreadLevel: ec2.PlacementGroupSpreadLevel.HOST });
    const workers = group(plant, { launchTemplate: launchTemplate(plant), minCapacity: 2, maxCapacity: 3 });
    (workers.node.defaultChild as CfnAutoScalingGroup).placementGroup = placementGroup.placementGroupName;
    instance(plant, { placementGroup });
    const onHosts = (count: number) => findingsOf(plant.app, slotted(...Array<string>(count).fill('m5.xlarge')));
    expect(onHosts(4)).toEqual([]);
    expect(onHosts(3)).toEqual(['host-spread-maximum-exceeds-hosts Plant/Apart']);
    expect(onHosts(2)).toEqual(['host-spread-exceeds-hosts Plant/Apart']);
  });

  test('launches more than the Outpost has slots for, counted together with others', () => {
    const plant = site();
    group(plant, { launchTemplate: launchTemplate(plant), minCapacity: 4, maxCapacity: 9 });
    instance(plant);
    expect(findingsOf(plant.app, slotted('m5.xlarge', 'm5.xlarge', 'm5.xlarge'))).toEqual([]);
    expect(findingsOf(plant.app, slotted('m5.xlarge', 'm5.xlarge'))).toEqual(['auto-scaling-maximum-exceeds-slots Plant/Group/ASG']);
    expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual(['instances-exceed-slots Plant/Group/ASG']);
  });

  test('is left alone where another app made its launch template', () => {
    const plant = site();
    const imported = ec2.LaunchTemplate.fromLaunchTemplateAttributes(plant.stack, 'Imported', {
      launchTemplateId: 'lt-0123456789abcdef0',
      versionNumber: '3',
    });
    group(plant, { launchTemplate: imported });
    expect(findingsOf(plant.app, slotted('r5.large'))).toEqual([]);
  });
});

test('what is launched from an image of an instance in the Region is nobody’s business here', () => {
  const plant = site();
  const [{ subnetId }] = plant.vpc.isolatedSubnets;
  const launch = (id: string, imageId: string) => new ec2.CfnInstance(plant.stack, id, { subnetId, imageId, instanceType: 'm5.xlarge' });
  const golden = launch('Golden', 'ami-0123456789abcdef0');
  launch('FromImage', new OutpostInstanceImage(plant.stack, 'Image', { instance: golden }).imageId);
  expect(findingsOf(plant.app, slotted('m5.xlarge'))).toEqual([]);
});
