import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Outpost, OutpostAlarms, OutpostSubnet, type OutpostInventory } from 'cdk-outposts';

/** What differs between the warehouses. */
export interface Warehouse {
  /** Name of the Outpost in the inventory. */
  readonly outpost: string;
  /** Wave of the rollout. */
  readonly wave: string;
  readonly subnetCidrBlock: string;
  /** On-premises network of the warehouse. */
  readonly onPremisesCidrBlock: string;
  /** Number of dispatchers, one for each hall. */
  readonly dispatchers: number;
  /** Longest service link outage that the warehouse must tolerate. */
  readonly expectedDisconnectHours?: number;
}

export interface WarehouseStackProps extends StackProps {
  readonly vpc: ec2.IVpc;
  readonly inventory: OutpostInventory;
  readonly warehouse: Warehouse;
}

/** The dispatchers of one warehouse, on its Outpost. They reach the conveyors through the local gateway. */
export class WarehouseStack extends Stack {
  constructor(scope: Construct, id: string, props: WarehouseStackProps) {
    super(scope, id, props);
    const { vpc, inventory, warehouse } = props;

    const hours = warehouse.expectedDisconnectHours;
    const outpost = Outpost.fromInventory(this, 'Outpost', inventory, warehouse.outpost, {
      expectedDisconnection: hours === undefined ? undefined : Duration.hours(hours),
    });
    const subnet = new OutpostSubnet(this, 'Subnet', { vpc, outpost, ipv4CidrBlock: warehouse.subnetCidrBlock });
    subnet.addLocalGatewayRoute('Warehouse', warehouse.onPremisesCidrBlock);

    const securityGroup = new ec2.SecurityGroup(this, 'Dispatchers', { vpc, description: 'Dispatchers of the warehouse' });
    securityGroup.addIngressRule(ec2.Peer.ipv4(warehouse.onPremisesCidrBlock), ec2.Port.tcp(8443), 'Conveyors');
    for (let number = 1; number <= warehouse.dispatchers; number++) {
      new ec2.Instance(this, `Dispatcher${number}`, {
        vpc,
        vpcSubnets: { subnets: [subnet] },
        securityGroup,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        blockDevices: [
          { deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(50, { volumeType: ec2.EbsDeviceVolumeType.GP2, encrypted: true }) },
        ],
        detailedMonitoring: true,
        disableApiTermination: true,
        requireImdsv2: true,
      });
    }

    new OutpostAlarms(this, 'Alarms', { outpost }).addServiceLinkAlarm('ServiceLinkDown');
  }
}
