import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import {
  LocalGatewayRouteTarget,
  LocalGatewayVirtualInterfaceGroup,
  Outpost,
  OutpostResourceShare,
  OutpostSubnet,
  SharePrincipal,
  type LocalGatewayVirtualInterfaceOptions,
  type OutpostAttributes,
} from 'cdk-outposts';

export interface OutpostOwnerStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly onPremisesCidrBlock: string;
  /** The account that the Outpost is shared with. */
  readonly consumerAccount: string;
  /** BGP ASN of the local gateway. */
  readonly localBgpAsn: number;
  /** The four virtual interfaces, one on each LAG. */
  readonly uplinks: LocalGatewayVirtualInterfaceOptions[];
}

/** The account that owns the Outpost connects it to the on-premises network and shares it with its local gateway route table. */
export class OutpostOwnerStack extends Stack {
  constructor(scope: Construct, id: string, props: OutpostOwnerStackProps) {
    super(scope, id, props);
    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);
    const { localGateway } = outpost;

    const uplinks = new LocalGatewayVirtualInterfaceGroup(this, 'Uplinks', { localGateway, localBgpAsn: props.localBgpAsn });
    props.uplinks.forEach((uplink, index) => uplinks.addVirtualInterface(`Uplink${index}`, uplink));

    const routeTable = localGateway.addRouteTable('Building');
    routeTable.associateVirtualInterfaceGroup('Uplinks', uplinks);
    routeTable.addRoute('ToBuilding', {
      destinationCidrBlock: props.onPremisesCidrBlock,
      target: LocalGatewayRouteTarget.virtualInterfaceGroup(uplinks),
    });

    new OutpostResourceShare(this, 'Share', {
      principals: [SharePrincipal.account(props.consumerAccount)],
      outposts: [outpost],
      localGatewayRouteTables: [routeTable],
    });
  }
}

export interface OutpostConsumerStackProps extends StackProps {
  readonly outpost: OutpostAttributes;
  readonly onPremisesCidrBlock: string;
  readonly vpcCidrBlock: string;
  /** Subnet on the Outpost. */
  readonly subnetCidrBlock: string;
}

/** An account that the Outpost is shared with runs a workload in its own VPC, which the on-premises network reaches. */
export class OutpostConsumerStack extends Stack {
  constructor(scope: Construct, id: string, props: OutpostConsumerStackProps) {
    super(scope, id, props);
    const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', props.outpost);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      availabilityZones: [],
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const subnet = new OutpostSubnet(this, 'Plant', { vpc, outpost, ipv4CidrBlock: props.subnetCidrBlock });
    subnet.addLocalGatewayRoute('Building', props.onPremisesCidrBlock);

    const securityGroup = new ec2.SecurityGroup(this, 'HistorianSecurityGroup', { vpc, description: 'Historian of the plant' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(props.onPremisesCidrBlock), ec2.Port.HTTPS, 'On-premises machines');
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
