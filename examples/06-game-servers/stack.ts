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
  OutpostSubnet,
  type OutpostAttributes,
} from 'cdk-outposts';

export interface GameServersStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  /** VIF group that connects the local gateway to the on-premises network. */
  readonly virtualInterfaceGroupId: string;
  readonly vpcCidrBlock: string;
  /** Subnet of the game servers. */
  readonly matchesCidrBlock: string;
  /** Customer-owned IP addresses (CoIPs) of the game servers. */
  readonly customerOwnedCidrBlock: string;
  /** The on-premises network: consoles, phones and the broadcast desk. */
  readonly arenaCidrBlock: string;
}

/** Game servers of an arena, at most one on each host of the rack, each with a customer-owned IP address that players connect to. */
export class GameServersStack extends Stack {
  constructor(scope: Construct, id: string, props: GameServersStackProps) {
    super(scope, id, props);

    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');

    // CoIPs, because the on-premises network already uses the private ranges. Only the CoIP pool is advertised to it.
    const uplinks = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(
      this,
      'Uplinks',
      props.virtualInterfaceGroupId,
    );
    const routeTable = outpost.localGateway.addRouteTable('Arena', { mode: LocalGatewayRouteTableMode.COIP });
    routeTable.associateVirtualInterfaceGroup('Uplinks', uplinks);
    routeTable.addRoute('ToArena', {
      destinationCidrBlock: props.arenaCidrBlock,
      target: LocalGatewayRouteTarget.virtualInterfaceGroup(uplinks),
    });
    const coipPool = new CoipPool(this, 'Pool', { localGatewayRouteTable: routeTable, cidrs: [props.customerOwnedCidrBlock] });

    const subnet = new OutpostSubnet(this, 'Matches', { vpc, outpost, ipv4CidrBlock: props.matchesCidrBlock });
    subnet.addLocalGatewayRoute('Arena', props.arenaCidrBlock, { routeTable });
    const addresses = new CoipAutoAssign(this, 'Addresses', { subnet, coipPool });

    const securityGroup = new ec2.SecurityGroup(this, 'MatchSecurityGroup', { vpc, description: 'Game servers of the arena' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(props.arenaCidrBlock), ec2.Port.udpRange(7000, 7999), 'Players');
    const matchType = ec2.InstanceType.of(ec2.InstanceClass.C5, ec2.InstanceSize.XLARGE4);
    const matches = new autoscaling.AutoScalingGroup(this, 'MatchGroup', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      launchTemplate: new ec2.LaunchTemplate(this, 'Match', {
        instanceType: matchType,
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        securityGroup,
        // A host failure stops at most one game server.
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
    // An instance that launches earlier gets no CoIP.
    matches.node.addDependency(addresses);

    const alarms = new OutpostAlarms(this, 'Alarms', { outpost });
    alarms.addServiceLinkAlarm('ServiceLinkDown');
    alarms.addCapacityExceptionAlarm('NoRoomForAMatch', matchType);
  }
}
