import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  LocalGatewayRouteTarget,
  LocalGatewayVirtualInterfaceGroup,
  Outpost,
  OutpostHardware,
  OutpostResourceShare,
  OutpostSubnet,
  SharePrincipal,
  type IOutpost,
} from 'cdk-outposts';

/** The account that ordered the rack, and the one that runs workloads on it. */
export const OWNER = '111122223333';
export const CONSUMER = '444455556666';

/** Addresses of the building. */
const BUILDING = '192.168.0.0/16';
const OUTPOST_ARN = `arn:aws:outposts:us-west-2:${OWNER}:outpost/op-0c1d2e3f4a5b60718`;
const LOCAL_GATEWAY_ID = 'lgw-0c1d2e3f4a5b60718';

/** What both accounts know of the rack. The ID of its Availability Zone is the same in all accounts, the name is not. */
function rackIn(stack: Stack, localGatewayRouteTableId?: string): IOutpost {
  return Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn: OUTPOST_ARN,
    availabilityZoneId: 'usw2-az1',
    hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
    localGateway: { localGatewayId: LOCAL_GATEWAY_ID, localGatewayRouteTableId },
    capacity: { racks: [{ rackId: 'shared-rack-1', hosts: [{ assetId: '4444444440', slots: { 'm7i.xlarge': 12, 'm7i.2xlarge': 6 } }] }] },
  });
}

/** The account that owns the rack: connects it with the building, and shares the Outpost and the way to it. */
export class OutpostOwnerStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const outpost = rackIn(this);
    const { localGateway } = outpost;

    const uplinks = new LocalGatewayVirtualInterfaceGroup(this, 'Uplinks', { localGateway, localBgpAsn: 4_200_000_001 });
    for (const number of [0, 1, 2, 3]) {
      uplinks.addVirtualInterface(`Uplink${number}`, {
        outpostLagId: `op-lag-0c1d2e3f4a5b6071${number}`,
        vlan: 200,
        localAddress: `169.254.20${number}.1/31`,
        peerAddress: `169.254.20${number}.0/31`,
        peerBgpAsn: 65_010,
      });
    }

    const routeTable = localGateway.addRouteTable('Building');
    routeTable.associateVirtualInterfaceGroup('Uplinks', uplinks);
    routeTable.addRoute('ToBuilding', { destinationCidrBlock: BUILDING, target: LocalGatewayRouteTarget.virtualInterfaceGroup(uplinks) });

    new OutpostResourceShare(this, 'Share', {
      principals: [SharePrincipal.account(CONSUMER)],
      outposts: [outpost],
      localGatewayRouteTables: [routeTable],
    });
  }
}

/** An account that the Outpost is shared with: has a VPC of its own on it, which the building reaches. */
export class OutpostConsumerStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    // The ID of the route table is an output of the owner: between accounts, CloudFormation passes nothing on.
    const outpost = rackIn(this, 'lgw-rtb-0c1d2e3f4a5b60718');

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.40.0.0/16'),
      availabilityZones: [],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const subnet = new OutpostSubnet(this, 'Plant', { vpc, outpost, ipv4CidrBlock: '10.40.8.0/24' });
    subnet.addLocalGatewayRoute('Building', BUILDING);

    const securityGroup = new ec2.SecurityGroup(this, 'HistorianSecurityGroup', { vpc, description: 'Historian of the plant' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(BUILDING), ec2.Port.HTTPS, 'Machines of the building');
    const historian = new ec2.Instance(this, 'Historian', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      securityGroup,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7I, ec2.InstanceSize.XLARGE),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(30, { encrypted: true }) }],
      detailedMonitoring: true,
      requireImdsv2: true,
      disableApiTermination: true,
    });

    const records = new ec2.CfnVolume(this, 'Records', { availabilityZone: subnet.availabilityZone, size: 200, encrypted: true });
    records.with(outpost.placement);
    records.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
    new ec2.CfnVolumeAttachment(this, 'RecordsAttachment', {
      instanceId: historian.instanceId,
      volumeId: records.attrVolumeId,
      device: '/dev/sdf',
    });
  }
}
