import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { DependencyGroup, type Construct } from 'constructs';
import {
  CoipPool,
  DbInstanceCoip,
  LocalGatewayRouteTableMode,
  LocalGatewayRouteTarget,
  LocalGatewayVirtualInterfaceGroup,
  Outpost,
  OutpostHardware,
  OutpostSubnet,
  type IOutpost,
  type LocalGatewayRouteTable,
} from 'cdk-outposts';

/** The two racks, in two Availability Zones, each with two groups of virtual interfaces: one for applications, one for databases. */
const RACKS = {
  North: {
    outpostId: 'op-0a0000000000000a1',
    availabilityZone: 'us-west-2a',
    localGatewayId: 'lgw-0a0000000000000a1',
    groups: { Applications: 'lgw-vif-grp-0a0000000000000a1', Databases: 'lgw-vif-grp-0a0000000000000a2' },
    applications: '10.50.8.0/24',
    databases: '10.51.8.0/24',
    customerOwnedIps: '198.51.100.0/26',
    host: '5555555550',
  },
  South: {
    outpostId: 'op-0b0000000000000b1',
    availabilityZone: 'us-west-2b',
    localGatewayId: 'lgw-0b0000000000000b1',
    groups: { Applications: 'lgw-vif-grp-0b0000000000000b1', Databases: 'lgw-vif-grp-0b0000000000000b2' },
    applications: '10.50.9.0/24',
    databases: '10.51.9.0/24',
    customerOwnedIps: '198.51.100.64/26',
    host: '5555555551',
  },
};
const SIDES = ['North', 'South'] as const;
const OTHER = { North: RACKS.South, South: RACKS.North };

/** All addresses of the applications, and all customer-owned IP addresses of the databases. */
const APPLICATIONS = '10.50.0.0/16';
const DATABASES = '198.51.100.0/25';

/**
 * A plant that outlives one of its two computer rooms: applications on two racks, which reach each other through the building, and a
 * database with a standby on the other rack.
 */
export class MultiOutpostStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const outposts = { North: this.rack('North'), South: this.rack('South') };
    this.applications(outposts);
    this.database(outposts);
  }

  private rack(side: (typeof SIDES)[number]): IOutpost {
    const { outpostId, availabilityZone, localGatewayId, host } = RACKS[side];
    return Outpost.fromOutpostAttributes(this, side, {
      outpostArn: this.formatArn({ service: 'outposts', resource: 'outpost', resourceName: outpostId }),
      availabilityZone,
      hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
      localGateway: { localGatewayId },
      capacity: { racks: [{ rackId: `plant-rack-${side}`, hosts: [{ assetId: host, slots: { 'm7i.xlarge': 10, 'm7i.2xlarge': 6 } }] }] },
    });
  }

  /** Routes between subnets on two Outposts need direct VPC routing. */
  private applications(outposts: Record<(typeof SIDES)[number], IOutpost>): void {
    const vpc = this.vpc('Applications', APPLICATIONS);
    const subnets = SIDES.map((side) => {
      const outpost = outposts[side];
      const routeTable = this.routeTable(side, outpost, 'Applications', LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING);
      const subnet = new OutpostSubnet(this, `Applications${side}`, { vpc, outpost, ipv4CidrBlock: RACKS[side].applications });
      subnet.addLocalGatewayRoute('Databases', DATABASES, { routeTable });
      return { subnet, routeTable };
    });
    const [north, south] = subnets;
    north.subnet.addOutpostSubnetRoute('BetweenRacks', south.subnet, {
      routeTable: north.routeTable,
      otherRouteTable: south.routeTable,
    });

    const securityGroup = new ec2.SecurityGroup(this, 'ControlSecurityGroup', { vpc, description: 'Control of the plant' });
    // By their ranges: the ID of a security group means nothing on another Outpost.
    for (const side of SIDES) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(RACKS[side].applications), ec2.Port.tcp(7400), 'Control on the other rack');
    }
    SIDES.forEach((side, index) => {
      new ec2.Instance(this, `Control${side}`, {
        vpc,
        vpcSubnets: { subnets: [subnets[index].subnet] },
        securityGroup,
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7I, ec2.InstanceSize.XLARGE),
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(30, { encrypted: true }) }],
        detailedMonitoring: true,
        requireImdsv2: true,
        disableApiTermination: true,
      });
    });
  }

  /** The standby of a database needs customer-owned IP addresses on both Outposts, so that it has a VPC and routing domains of its own. */
  private database(outposts: Record<(typeof SIDES)[number], IOutpost>): void {
    const vpc = this.vpc('Databases', '10.51.0.0/16');
    const replication = new DependencyGroup();
    const subnets = SIDES.map((side) => {
      const outpost = outposts[side];
      const { databases, customerOwnedIps } = RACKS[side];
      const routeTable = this.routeTable(side, outpost, 'Databases', LocalGatewayRouteTableMode.COIP);
      const pool = new CoipPool(this, `Pool${side}`, { localGatewayRouteTable: routeTable, cidrs: [customerOwnedIps] });
      const subnet = new OutpostSubnet(this, `Databases${side}`, { vpc, outpost, ipv4CidrBlock: databases });
      subnet.addLocalGatewayRoute('Applications', APPLICATIONS, { routeTable });
      subnet.addLocalGatewayRoute('Standby', OTHER[side].customerOwnedIps, { routeTable });
      replication.add(pool, routeTable, subnet);
      return subnet;
    });

    const securityGroup = new ec2.SecurityGroup(this, 'DatabaseSecurityGroup', {
      vpc,
      description: 'Database of the plant',
      allowAllOutbound: false,
    });
    for (const range of [APPLICATIONS, DATABASES]) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(range), ec2.Port.tcp(5433), 'Applications, and customer-owned IP addresses');
    }
    const database = new rds.DatabaseInstance(this, 'Database', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16_10 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7I, ec2.InstanceSize.XLARGE2),
      vpc,
      vpcSubnets: { subnets },
      securityGroups: [securityGroup],
      multiAz: true,
      port: 5433,
      storageEncrypted: true,
      storageEncryptionKey: new kms.Key(this, 'Key', { enableKeyRotation: true }),
      storageType: rds.StorageType.GP2,
      allocatedStorage: 200,
      publiclyAccessible: false,
      backupRetention: Duration.days(14),
      cloudwatchLogsExports: ['postgresql'],
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
    // RDS needs the pools and the way between the racks as soon as it makes the standby.
    database.node.defaultChild!.node.addDependency(replication);
    new DbInstanceCoip(this, 'DatabaseAddress', { dbInstance: database });
  }

  /** A routing domain: a route table with its group of virtual interfaces, and the way to all of the building. */
  private routeTable(
    side: (typeof SIDES)[number],
    outpost: IOutpost,
    domain: 'Applications' | 'Databases',
    mode: LocalGatewayRouteTableMode,
  ): LocalGatewayRouteTable {
    const groupId = RACKS[side].groups[domain];
    const group = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(this, `${domain}Group${side}`, groupId);
    const routeTable = outpost.localGateway.addRouteTable(domain, { mode });
    routeTable.associateVirtualInterfaceGroup('Group', group);
    routeTable.addRoute('ToBuilding', {
      destinationCidrBlock: '0.0.0.0/0',
      target: LocalGatewayRouteTarget.virtualInterfaceGroup(group),
    });
    return routeTable;
  }

  private vpc(name: string, cidr: string): ec2.Vpc {
    const vpc = new ec2.Vpc(this, `${name}Vpc`, {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      availabilityZones: SIDES.map((side) => RACKS[side].availabilityZone),
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    return vpc;
  }
}
