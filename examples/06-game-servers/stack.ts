import { Stack, type StackProps } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  CoipAutoAssign,
  CoipPool,
  LocalGatewayRouteTableMode,
  LocalGatewayRouteTarget,
  LocalGatewayVirtualInterfaceGroup,
  Outpost,
  OutpostAlarms,
  OutpostHardware,
  OutpostSubnet,
} from 'cdk-outposts';

/** Addresses of the arena: consoles, phones on the wireless network, the broadcast desk. */
const ARENA = '10.96.0.0/12';

/**
 * The game servers of an arena: one on each host of the rack, each with an address of the arena's own network, so that players reach it
 * without translation by the arena, in a millisecond.
 */
export class GameServersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const slots = { 'c5.4xlarge': 4, 'c5.2xlarge': 2 };
    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-0a6b5c4d3e2f10987' }),
      availabilityZone: 'us-west-2a',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: { localGatewayId: 'lgw-0a6b5c4d3e2f10987' },
      capacity: {
        racks: [
          {
            rackId: 'arena-rack-1',
            hosts: [
              { assetId: '6666666660', slots },
              { assetId: '6666666661', slots },
              { assetId: '6666666662', slots },
              { assetId: '6666666663', slots },
            ],
          },
        ],
      },
    });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.60.0.0/16'),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    // Customer-owned addresses, since the arena uses all private ranges already: only these are announced to its network.
    const uplinks = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(
      this,
      'Uplinks',
      'lgw-vif-grp-0a6b5c4d3e2f10987',
    );
    const routeTable = outpost.localGateway.addRouteTable('Arena', { mode: LocalGatewayRouteTableMode.COIP });
    routeTable.associateVirtualInterfaceGroup('Uplinks', uplinks);
    routeTable.addRoute('ToArena', {
      destinationCidrBlock: ARENA,
      target: LocalGatewayRouteTarget.virtualInterfaceGroup(uplinks),
    });
    const coipPool = new CoipPool(this, 'Pool', { localGatewayRouteTable: routeTable, cidrs: ['198.51.100.0/26'] });

    const subnet = new OutpostSubnet(this, 'Matches', { vpc, outpost, ipv4CidrBlock: '10.60.8.0/24' });
    subnet.addLocalGatewayRoute('Arena', ARENA, { routeTable });
    const addresses = new CoipAutoAssign(this, 'Addresses', { subnet, coipPool });

    const securityGroup = new ec2.SecurityGroup(this, 'MatchSecurityGroup', { vpc, description: 'Game servers of the arena' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(ARENA), ec2.Port.udpRange(7000, 7999), 'Players');
    const matchType = ec2.InstanceType.of(ec2.InstanceClass.C5, ec2.InstanceSize.XLARGE4);
    const matches = new autoscaling.AutoScalingGroup(this, 'MatchGroup', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      launchTemplate: new ec2.LaunchTemplate(this, 'Match', {
        instanceType: matchType,
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        securityGroup,
        // A host that fails ends one match, not all of them.
        placementGroup: new ec2.PlacementGroup(this, 'ApartOnHosts', {
          strategy: ec2.PlacementGroupStrategy.SPREAD,
          spreadLevel: ec2.PlacementGroupSpreadLevel.HOST,
        }),
        blockDevices: [
          {
            deviceName: '/dev/xvda',
            volume: ec2.BlockDeviceVolume.ebs(40, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP2 }),
          },
        ],
        detailedMonitoring: true,
        requireImdsv2: true,
      }),
      minCapacity: 3,
      maxCapacity: 4,
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({ maxBatchSize: 1, minInstancesInService: 2 }),
    });
    matches.scaleOnCpuUtilization('Load', { targetUtilizationPercent: 60 });
    // An instance that is launched before gets no address.
    matches.node.addDependency(addresses);

    const alarms = new OutpostAlarms(this, 'Alarms', { outpost });
    alarms.addServiceLinkAlarm('ServiceLinkDown');
    alarms.addCapacityExceptionAlarm('NoRoomForAMatch', matchType);
  }
}
