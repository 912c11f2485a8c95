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
  OutpostSubnet,
  type IOutpost,
  type LocalGatewayRouteTable,
  type OutpostAttributes,
} from 'cdk-outposts';

const SIDES = ['north', 'south'] as const;
type Side = (typeof SIDES)[number];
/** Construct IDs of the two Outposts. */
const IDS = { north: 'North', south: 'South' };
const OTHER: Record<Side, Side> = { north: 'south', south: 'north' };

/** A routing domain of an Outpost, for one VPC. */
export interface RoutingDomain {
  readonly virtualInterfaceGroupId: string;
  readonly subnetCidrBlock: string;
}

export interface OutpostOfPlant {
  readonly outpost: OutpostAttributes;
  readonly applications: RoutingDomain;
  readonly databases: RoutingDomain;
  /** Customer-owned IP addresses (CoIPs) of the database on this Outpost. */
  readonly customerOwnedCidrBlock: string;
}

export interface MultiOutpostStackProps extends StackProps {
  readonly north: OutpostOfPlant;
  readonly south: OutpostOfPlant;
  readonly applicationsVpcCidrBlock: string;
  readonly databasesVpcCidrBlock: string;
  /** The CoIPs of both Outposts. */
  readonly customerOwnedCidrBlock: string;
}

/**
 * Applications on two Outposts that reach each other through the on-premises network, and a Multi-AZ database with its standby on the other
 * Outpost.
 */
export class MultiOutpostStack extends Stack {
  private readonly outposts: Record<Side, IOutpost>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: MultiOutpostStackProps,
  ) {
    super(scope, id, props);
    this.outposts = {
      north: Outpost.fromOutpostAttributes(this, IDS.north, props.north.outpost),
      south: Outpost.fromOutpostAttributes(this, IDS.south, props.south.outpost),
    };
    this.applications();
    this.database();
  }

  /** Routes between subnets on two Outposts require direct VPC routing. */
  private applications(): void {
    const { applicationsVpcCidrBlock, customerOwnedCidrBlock } = this.props;
    const vpc = this.vpc('Applications', applicationsVpcCidrBlock);
    const subnets = SIDES.map((side) => {
      const outpost = this.outposts[side];
      const { subnetCidrBlock } = this.props[side].applications;
      const routeTable = this.routeTable(side, 'Applications', LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING);
      const subnet = new OutpostSubnet(this, `Applications${IDS[side]}`, { vpc, outpost, ipv4CidrBlock: subnetCidrBlock });
      subnet.addLocalGatewayRoute('Databases', customerOwnedCidrBlock, { routeTable });
      return { subnet, routeTable };
    });
    const [north, south] = subnets;
    north.subnet.addOutpostSubnetRoute('BetweenRacks', south.subnet, {
      routeTable: north.routeTable,
      otherRouteTable: south.routeTable,
    });

    const securityGroup = new ec2.SecurityGroup(this, 'ControlSecurityGroup', { vpc, description: 'Control of the plant' });
    // CIDR blocks, because a rule that references a security group does not match traffic from another Outpost.
    for (const side of SIDES) {
      securityGroup.addIngressRule(
        ec2.Peer.ipv4(this.props[side].applications.subnetCidrBlock),
        ec2.Port.tcp(7400),
        'Control on the other rack',
      );
    }
    SIDES.forEach((side, index) => {
      new ec2.Instance(this, `Control${IDS[side]}`, {
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

  /** A Multi-AZ database requires CoIPs on both Outposts, so it has its own VPC and routing domains. */
  private database(): void {
    const { applicationsVpcCidrBlock, databasesVpcCidrBlock, customerOwnedCidrBlock } = this.props;
    const vpc = this.vpc('Databases', databasesVpcCidrBlock);
    const replication = new DependencyGroup();
    const subnets = SIDES.map((side) => {
      const outpost = this.outposts[side];
      const { databases, customerOwnedCidrBlock: cidr } = this.props[side];
      const routeTable = this.routeTable(side, 'Databases', LocalGatewayRouteTableMode.COIP);
      const pool = new CoipPool(this, `Pool${IDS[side]}`, { localGatewayRouteTable: routeTable, cidrs: [cidr] });
      const subnet = new OutpostSubnet(this, `Databases${IDS[side]}`, { vpc, outpost, ipv4CidrBlock: databases.subnetCidrBlock });
      subnet.addLocalGatewayRoute('Applications', applicationsVpcCidrBlock, { routeTable });
      subnet.addLocalGatewayRoute('Standby', this.props[OTHER[side]].customerOwnedCidrBlock, { routeTable });
      replication.add(pool, routeTable, subnet);
      return subnet;
    });

    const securityGroup = new ec2.SecurityGroup(this, 'DatabaseSecurityGroup', {
      vpc,
      description: 'Database of the plant',
      allowAllOutbound: false,
    });
    for (const cidr of [applicationsVpcCidrBlock, customerOwnedCidrBlock]) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(5433), 'Applications, and customer-owned IP addresses');
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
    // RDS needs the CoIP pools and the routes between the Outposts when it creates the standby.
    database.node.defaultChild!.node.addDependency(replication);
    new DbInstanceCoip(this, 'DatabaseAddress', { dbInstance: database });
  }

  /** A routing domain: a local gateway route table with its VIF group and a route to the on-premises network. */
  private routeTable(side: Side, domain: 'Applications' | 'Databases', mode: LocalGatewayRouteTableMode): LocalGatewayRouteTable {
    const { virtualInterfaceGroupId } = this.props[side][domain === 'Applications' ? 'applications' : 'databases'];
    const group = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(
      this,
      `${domain}Group${IDS[side]}`,
      virtualInterfaceGroupId,
    );
    const routeTable = this.outposts[side].localGateway.addRouteTable(domain, { mode });
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
      availabilityZones: SIDES.map((side) => this.outposts[side].availabilityZone),
      subnetConfiguration: [],
      natGateways: 0,
    });
    vpc.addFlowLog('FlowLog');
    return vpc;
  }
}
