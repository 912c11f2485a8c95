import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnGroup } from 'aws-cdk-lib/aws-resourcegroups';
import { GENERATION_2, GP2_DISK, prove, SERVER, type Plant } from '../validated-stacks';

const LARGE = new ec2.InstanceType('m5.large');

/** A launch template with the disk that a first-generation rack has. */
function template({ stack, vpc }: Plant, unlike: Partial<ec2.LaunchTemplateProps> = {}): ec2.LaunchTemplate {
  return new ec2.LaunchTemplate(stack, 'Template', {
    instanceType: LARGE,
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
    securityGroup: new ec2.SecurityGroup(stack, 'WorkerSecurityGroup', { vpc }),
    requireImdsv2: true,
    blockDevices: [GP2_DISK],
    ...unlike,
  });
}

function group(
  plant: Plant,
  unlike: Partial<ec2.LaunchTemplateProps> = {},
  props: Partial<autoscaling.AutoScalingGroupProps> = {},
): autoscaling.AutoScalingGroup {
  const launchTemplate = props.mixedInstancesPolicy || props.machineImage ? undefined : template(plant, unlike);
  const { vpc, onOutpost: vpcSubnets } = plant;
  return new autoscaling.AutoScalingGroup(plant.stack, 'Workers', {
    vpc,
    vpcSubnets,
    launchTemplate,
    minCapacity: 2,
    maxCapacity: 4,
    ...props,
  });
}

const mixed = (plant: Plant, types: string[], onDemandPercentageAboveBaseCapacity = 100): Partial<autoscaling.AutoScalingGroupProps> => ({
  mixedInstancesPolicy: {
    launchTemplate: template(plant),
    launchTemplateOverrides: types.map((type) => ({ instanceType: new ec2.InstanceType(type) })),
    instancesDistribution: { onDemandPercentageAboveBaseCapacity },
  },
});

const placementGroup = ({ stack }: Plant, spreadLevel: ec2.PlacementGroupSpreadLevel) =>
  new ec2.PlacementGroup(stack, 'Apart', { strategy: ec2.PlacementGroupStrategy.SPREAD, spreadLevel });

/** Names a placement group in the launch template, which the CDK's own has no property for. */
function spread(plant: Plant, level: ec2.PlacementGroupSpreadLevel, capacity: number): void {
  const { placementGroupName } = placementGroup(plant, level);
  const { node } = group(plant, {}, { minCapacity: capacity, maxCapacity: capacity });
  const made = node.scope!.node.findChild('Template').node.defaultChild as ec2.CfnLaunchTemplate;
  made.addPropertyOverride('LaunchTemplateData.Placement.GroupName', placementGroupName);
}

prove(
  {
    'an Auto Scaling group': (plant) => group(plant),
    'a group of several types': (plant) => group(plant, {}, mixed(plant, ['m5.large', 'm5.xlarge'])),
    'a group on hosts of their own': (plant) => spread(plant, ec2.PlacementGroupSpreadLevel.HOST, 3),
    'a group in the Region': (plant) => group(plant, { instanceType: new ec2.InstanceType('t3.micro') }, { vpcSubnets: plant.inRegion }),
  },
  {
    'the gp3 root volume that a template for the Region has': {
      found: 'block-device-type-is-not-supported-on-first-generation',
      at: 'Template',
      fix: /gp2/,
      make: (plant) =>
        group(plant, {
          blockDevices: [
            {
              deviceName: '/dev/xvda',
              volume: ec2.BlockDeviceVolume.ebs(30, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true }),
            },
          ],
        }),
    },
    'a type that the racks have no slots for': {
      found: 'instance-type-is-not-slotted',
      at: 'Template',
      fix: /capacity task/,
      make: (plant) => group(plant, { instanceType: new ec2.InstanceType('m5.4xlarge') }),
    },
    'a family of the first generation on the second': {
      found: 'instance-family-is-not-available',
      at: 'Template',
      fix: /M7i, C7i, R7i/,
      outpost: GENERATION_2,
      make: (plant) => group(plant),
    },
    'Spot Instances by the launch template': {
      found: 'spot-instance-on-outpost',
      at: 'Template',
      fix: /Remove the Spot options from the launch template/,
      make: (plant) => group(plant, { spotOptions: { requestType: ec2.SpotRequestType.ONE_TIME } }),
    },
    'Spot Instances by the mix': {
      found: 'spot-instance-on-outpost',
      at: 'Workers/ASG',
      fix: /OnDemandPercentageAboveBaseCapacity of the Auto Scaling group to 100/,
      make: (plant) => group(plant, {}, mixed(plant, ['m5.large', 'm5.xlarge'], 50)),
    },
    'a type of the mix that the racks have no slots for': {
      found: 'mixed-instance-type-is-not-slotted',
      at: 'Workers/ASG',
      fix: /the group can fall back on each of them/,
      make: (plant) => group(plant, {}, mixed(plant, ['m5.large', 'm5.8xlarge'])),
    },
    'more instances than hosts to spread them over': {
      found: 'host-spread-exceeds-hosts',
      at: 'Apart',
      fix: /for each host with slots/,
      make: (plant) => spread(plant, ec2.PlacementGroupSpreadLevel.HOST, 7),
    },
    'more instances than racks to spread them over': {
      found: 'rack-spread-exceeds-racks',
      at: 'Apart',
      fix: /SpreadLevel of the placement group to host/,
      make: (plant) => spread(plant, ec2.PlacementGroupSpreadLevel.RACK, 4),
    },
    'more instances than slots': {
      found: 'instances-exceed-slots',
      at: 'Workers/ASG',
      fix: /capacity of the Outpost with a capacity task/,
      make: (plant) => group(plant, {}, { minCapacity: 20, maxCapacity: 20 }),
    },
    'a group of Capacity Reservations': {
      found: 'capacity-reservation-group-on-outpost',
      at: 'Template',
      fix: /by its CapacityReservationId/,
      make: (plant) => {
        const { attrArn } = new CfnGroup(plant.stack, 'Reservations', {
          name: 'workers',
          configuration: [
            { type: 'AWS::EC2::CapacityReservationPool' },
            {
              type: 'AWS::ResourceGroups::Generic',
              parameters: [{ name: 'allowed-resource-types', values: ['AWS::EC2::CapacityReservation'] }],
            },
          ],
        });
        group(plant);
        const made = plant.stack.node.findChild('Template').node.defaultChild as ec2.CfnLaunchTemplate;
        made.addPropertyOverride('LaunchTemplateData.CapacityReservationSpecification.CapacityReservationTarget', {
          CapacityReservationResourceGroupArn: attrArn,
        });
      },
    },
    'a second disk on a server': {
      found: 'server-instance-with-data-volume',
      at: 'Template',
      fix: /Use the instance store or on-premises storage/,
      outpost: SERVER,
      make: (plant) =>
        group(plant, {
          instanceType: new ec2.InstanceType('c6id.2xlarge'),
          blockDevices: ['/dev/xvda', '/dev/xvdb'].map((deviceName) => ({
            deviceName,
            volume: ec2.BlockDeviceVolume.ebs(30, { volumeType: ec2.EbsDeviceVolumeType.GP2, encrypted: true }),
          })),
        }),
    },
    'a route table that the subnet shares with the Region': {
      found: 'route-to-local-gateway-in-region',
      at: 'Building',
      fix: /a separate route table with the route/,
      also: ['route-to-local-gateway-without-association Building'],
      make: (plant) => {
        group(plant);
        const [{ routeTable }] = plant.vpc.isolatedSubnets;
        new ec2.CfnRoute(plant.stack, 'Building', {
          routeTableId: routeTable.routeTableId,
          destinationCidrBlock: '192.168.0.0/16',
          localGatewayId: plant.outpost.localGateway.localGatewayId,
        });
      },
    },
  },
  {
    'a launch template together with an instance type of its own': {
      says: /launchTemplate/,
      make: (plant) => group(plant, {}, { instanceType: LARGE }),
    },
  },
);
