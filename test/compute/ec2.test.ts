import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { OutpostSubnet } from '../../lib';
import { GENERATION_2, GP2_DISK, prove, SERVER, UNKNOWN_SLOTS, type Plant } from '../validated-stacks';

const { M5, M7I } = ec2.InstanceClass;
const { LARGE, XLARGE4 } = ec2.InstanceSize;

const disk = (volumeType: ec2.EbsDeviceVolumeType, deviceName = '/dev/xvda') => ({
  deviceName,
  volume: ec2.BlockDeviceVolume.ebs(30, { volumeType, encrypted: true }),
});

/** An instance of the CDK in the subnet on the Outpost. */
function instance({ stack, vpc, onOutpost }: Plant, unlike: Partial<ec2.InstanceProps> = {}, id = 'Controller'): ec2.Instance {
  return new ec2.Instance(stack, id, {
    vpc,
    vpcSubnets: onOutpost,
    instanceType: ec2.InstanceType.of(M5, LARGE),
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
    blockDevices: [GP2_DISK],
    requireImdsv2: true,
    ...unlike,
  });
}

const instances = (plant: Plant, count: number, unlike: Partial<ec2.InstanceProps>) =>
  Array.from({ length: count }, (_, index) => instance(plant, unlike, `Controller${index}`));

const spread = ({ stack }: Plant, spreadLevel: ec2.PlacementGroupSpreadLevel) => ({
  placementGroup: new ec2.PlacementGroup(stack, 'Apart', { strategy: ec2.PlacementGroupStrategy.SPREAD, spreadLevel }),
});

prove(
  {
    'an instance': (plant) => instance(plant),
    'instances on hosts of their own': (plant) => instances(plant, 3, spread(plant, ec2.PlacementGroupSpreadLevel.HOST)),
    'an instance with a route to the building': (plant) => {
      plant.subnet.addLocalGatewayRoute('Building', '192.168.0.0/16');
      instance(plant);
    },
  },
  {
    'the gp3 root volume that a template for the Region has': {
      found: 'block-device-type-is-not-supported-on-first-generation',
      at: 'Controller',
      fix: /Set VolumeType of the block device to gp2/,
      make: (plant) => instance(plant, { blockDevices: [disk(ec2.EbsDeviceVolumeType.GP3)] }),
    },
    'provisioned IOPS on a second-generation rack': {
      found: 'block-device-type-is-not-supported-on-second-generation',
      at: 'Controller',
      fix: /gp3 or gp2/,
      outpost: GENERATION_2,
      make: (plant) =>
        instance(plant, {
          instanceType: ec2.InstanceType.of(M7I, LARGE),
          blockDevices: [
            { deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(30, { volumeType: ec2.EbsDeviceVolumeType.IO2, iops: 3000 }) },
          ],
        }),
    },
    'a type that the racks have no slots for': {
      found: 'instance-type-is-not-slotted',
      at: 'Controller',
      fix: /change its instance capacity with a capacity task/,
      make: (plant) => instance(plant, { instanceType: ec2.InstanceType.of(M5, XLARGE4) }),
    },
    'a family of the second generation on the first': {
      found: 'instance-family-is-not-available',
      at: 'Controller',
      fix: /M5, C5, R5, G4dn and I3en on first-generation Outposts racks/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => instance(plant, { instanceType: ec2.InstanceType.of(M7I, LARGE) }),
    },
    'an Availability Zone that the Outpost is not in': {
      found: 'instance-zone-differs-from-subnet',
      at: 'Controller',
      fix: /Remove AvailabilityZone/,
      make: (plant) => {
        const { node } = instance(plant);
        (node.defaultChild as ec2.CfnInstance).availabilityZone = 'us-west-2b';
      },
    },
    'more instances than hosts to spread them over': {
      found: 'host-spread-exceeds-hosts',
      at: 'Apart',
      fix: /one instance of the placement group for each host/,
      make: (plant) => instances(plant, 7, spread(plant, ec2.PlacementGroupSpreadLevel.HOST)),
    },
    'more instances than racks to spread them over': {
      found: 'rack-spread-exceeds-racks',
      at: 'Apart',
      fix: /Set SpreadLevel of the placement group to host/,
      make: (plant) => instances(plant, 4, spread(plant, ec2.PlacementGroupSpreadLevel.RACK)),
    },
    'instances in the Region that are spread over hosts': {
      found: 'host-spread-in-region',
      at: 'Apart',
      fix: /Set SpreadLevel to rack/,
      make: (plant) => instances(plant, 1, { ...spread(plant, ec2.PlacementGroupSpreadLevel.HOST), vpcSubnets: plant.inRegion }),
    },
    'more instances than slots': {
      found: 'instances-exceed-slots',
      at: 'Controller0',
      fix: /capacity of the Outpost with a capacity task/,
      outpost: { capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '2222222222', slots: { 'm5.large': 2 } }] }] } },
      make: (plant) => instances(plant, 3, {}),
    },
    'a data volume on a server': {
      found: 'server-instance-with-data-volume',
      at: 'Controller',
      fix: /Use the instance store or on-premises storage/,
      outpost: SERVER,
      make: (plant) =>
        instance(plant, {
          instanceType: new ec2.InstanceType('c6id.2xlarge'),
          blockDevices: [GP2_DISK, disk(ec2.EbsDeviceVolumeType.GP2, '/dev/xvdb')],
        }),
    },
    'an interface for the local network on a rack': {
      found: 'local-network-interface-on-rack',
      at: 'Controls',
      fix: /addLocalGatewayRoute/,
      make: ({ stack, vpc, outpost }) =>
        new OutpostSubnet(stack, 'Controls', { vpc, outpost, ipv4CidrBlock: '10.0.251.0/24', localNetworkInterfaceDeviceIndex: 1 }),
    },
    'a Dedicated Host in the Region for an instance on the Outpost': {
      found: 'dedicated-host-is-not-on-outpost-of-instance',
      at: 'Controller',
      fix: /host\.with\(outpost\.placement\)/,
      make: (plant) => {
        const host = new ec2.CfnHost(plant.stack, 'Host', { availabilityZone: 'us-west-2a', instanceType: 'm5.large' });
        const { node } = instance(plant);
        Object.assign(node.defaultChild as ec2.CfnInstance, { tenancy: 'host', hostId: host.attrHostId });
      },
    },
    'a mistyped instance type': {
      found: 'E3628',
      at: 'Controller',
      fix: /m5\.huge/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => instance(plant, { instanceType: new ec2.InstanceType('m5.huge') }),
    },
  },
);
