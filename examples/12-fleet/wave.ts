import { Stack, Stage, type StageProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { OutpostInventory } from 'cdk-outposts';
import { WarehouseStack, type Warehouse } from './warehouse';

export interface WaveProps extends StageProps {
  readonly vpcCidrBlock: string;
  readonly dnsServers: readonly string[];
  readonly inventory: OutpostInventory;
  readonly warehouses: readonly Warehouse[];
}

/** The warehouses that a rollout reaches together: a VPC, and a stack for each Outpost. */
export class Wave extends Stage {
  constructor(scope: Construct, id: string, props: WaveProps) {
    super(scope, id, props);

    const network = new Stack(this, 'Network');
    // The subnets are on the Outposts, each in the stack of its warehouse.
    const vpc = new ec2.Vpc(network, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(props.vpcCidrBlock),
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    const options = new ec2.CfnDHCPOptions(network, 'DnsServers', { domainNameServers: [...props.dnsServers] });
    new ec2.CfnVPCDHCPOptionsAssociation(network, 'DnsServersOfVpc', { vpcId: vpc.vpcId, dhcpOptionsId: options.ref });

    for (const warehouse of props.warehouses) {
      new WarehouseStack(this, warehouse.outpost, { vpc, inventory: props.inventory, warehouse });
    }
  }
}
