import { CfnWaitConditionHandle, Duration, Size, Stack, type App } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CodePipelineSource } from 'aws-cdk-lib/pipelines';
import {
  BackupLink,
  BackupSource,
  DataSyncAgent,
  EksLocalCluster,
  EksLocalClusterEndpoints,
  GreengrassCoreDevice,
  LocalGateway,
  LocalGatewayRouteTarget,
  LocalGatewayVirtualInterfaceGroup,
  Outpost,
  OutpostHardware,
  OutpostResolver,
  OutpostSubnet,
  patterns,
  S3OutpostsBucket,
  S3OutpostsEndpoint,
  type IOutpost,
  type IS3OutpostsBucket,
  type LocalGatewayRouteTable,
} from 'cdk-outposts';

const SLOTS = { 'm5.large': 8, 'm5.xlarge': 8, 'm5.2xlarge': 6 };
const HOSTS = [0, 1, 2];
const CONNECTION = 'arn:aws:codeconnections:us-west-2:111122223333:connection/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

/** What a code block of a page declares to be there: a value for each `declare const`, made when it is asked for. */
export class Surroundings {
  private readonly stack: Stack;
  private knownVpc?: ec2.Vpc;
  private readonly outposts = new Map<string, IOutpost>();
  private subnets = 0;

  constructor(app: App) {
    this.stack = new Stack(app, 'Plant', { env: { region: 'us-west-2' } });
    // A template without a resource is none.
    new CfnWaitConditionHandle(this.stack, 'Nothing');
  }

  /** @param type as the block spells it, such as `IOutpost` or `ec2.Vpc` */
  public declared(name: string, type: string): unknown {
    const make = this.byType[type.replace(/^\w+\./, '')];
    if (!make) throw new Error(`no value of type ${type} for '${name}': add it to the surroundings of the code blocks`);
    return make(`The${name[0].toUpperCase()}${name.slice(1)}`, name);
  }

  private readonly byType: { readonly [type: string]: (id: string, name: string) => unknown } = {
    App: () => this.stack.node.root,
    Stack: () => this.stack,
    IOutpost: (_id, name) => (name === 'server' ? this.server() : this.outpost()),
    Vpc: () => this.vpc,
    IVpc: () => this.vpc,
    OutpostSubnet: (id, name) => this.subnet(id, name === 'south' ? 'South' : 'North'),
    Instance: (id) => this.instance(id),
    CfnHost: (id) => this.host(id),
    Volume: (id) => this.volume(id),
    LaunchTemplate: (id) => this.launchTemplate(id),
    AutoScalingGroup: (id) => this.autoScalingGroup(id),
    DatabaseInstance: (id) => this.database(id),
    CodePipelineSource: () => CodePipelineSource.connection('example/plant', 'main', { connectionArn: CONNECTION }),
    Topic: (id) => new Topic(this.stack, id, { enforceSSL: true }),
    Alarm: (id) => this.alarm(id),
    HostedZone: (id) => new PrivateHostedZone(this.stack, id, { zoneName: 'plant.example.com', vpc: this.vpc }),
    LocalGatewayRouteTable: (id) => this.localGatewayRouteTable(id),
    ApplicationLoadBalancer: (id) => this.loadBalancer(id),
    ApplicationListener: (id) => this.loadBalancer(`${id}LoadBalancer`).addListener(id, { port: 80, open: false }),
    ApplicationTargetGroup: (id, name) =>
      new elbv2.ApplicationTargetGroup(this.stack, id, {
        vpc: this.vpc,
        port: 8080,
        protocol: elbv2.ApplicationProtocol.HTTP,
        targetType: name === 'onPremises' ? elbv2.TargetType.IP : elbv2.TargetType.INSTANCE,
      }),
    S3OutpostsBucket: (id) => this.bucket(id),
    S3OutpostsAccessPoint: (id) => this.bucket(id).addAccessPoint('AccessPoint', { vpc: this.vpc }),
    S3OutpostsEndpoint: (id) => this.endpoint(id),
    DataSyncAgent: () => agentOf(this.stack),
    EksLocalCluster: (id) => this.localCluster(id),
    IEksLocalCluster: (id) =>
      EksLocalCluster.fromEksLocalClusterAttributes(this.stack, id, {
        clusterName: 'plant',
        clusterId: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
        clusterEndpoint: 'https://0a1b2c3d4e5f60718293a4b5c6d7e8f9.gr7.us-west-2.eks.amazonaws.com',
        clusterCertificateAuthorityData: 'Q0E=',
        clusterSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
        version: KubernetesVersion.V1_32,
        vpc: this.vpc,
      }),
    EksLocalClusterEndpoints: (id) => this.localClusterEndpoints(id),
    GreengrassCoreDevice: (id) =>
      new GreengrassCoreDevice(this.stack, id, {
        vpc: this.vpc,
        subnet: this.subnet(`${id}Subnet`),
        instanceType: new ec2.InstanceType('m5.xlarge'),
      }),
    // AWS creates it with an Outpost of which nothing else is known.
    LocalGateway: (id) => LocalGateway.fromLocalGatewayId(this.stack, id, 'lgw-0f1e2d3c4b5a69788'),
    LoadBalancerTarget: (id) => new LoadBalancerTarget(this.loadBalancer(id), { evaluateTargetHealth: true }),
    OutpostResolver: (id) =>
      new OutpostResolver(this.stack, id, { outpost: this.outpost(), preferredInstanceType: new ec2.InstanceType('m5.xlarge') }),
    Role: (id) => new Role(this.stack, id, { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
    Stream: (id) => new Stream(this.stack, id),
    BackupLink: (id) => this.backupLink(id),
  };

  private outpost(side: 'North' | 'South' = 'North'): IOutpost {
    const known = this.outposts.get(side);
    if (known) return known;
    const digit = side === 'North' ? '1' : '2';
    const outpost = Outpost.fromOutpostAttributes(this.stack, `${side}Outpost`, {
      outpostArn: `arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f6071${digit}`,
      availabilityZone: side === 'North' ? 'us-west-2a' : 'us-west-2b',
      hardware: OutpostHardware.RACK_GENERATION_1,
      localGateway: {
        localGatewayId: `lgw-0a1b2c3d4e5f6071${digit}`,
        localGatewayRouteTableId: `lgw-rtb-0a1b2c3d4e5f6071${digit}`,
      },
      capacity: {
        racks: [
          { rackId: `os-rack-${digit}`, hosts: HOSTS.map((host) => ({ assetId: `${digit}${digit}${digit}111111${host}`, slots: SLOTS })) },
        ],
      },
    });
    this.outposts.set(side, outpost);
    return outpost;
  }

  private server(): IOutpost {
    return Outpost.fromOutpostAttributes(this.stack, 'Server', {
      outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60713',
      availabilityZone: 'us-west-2c',
      hardware: OutpostHardware.SERVER,
      capacity: { racks: [{ rackId: 'shop', hosts: [{ assetId: '7777777770', slots: { 'c6id.4xlarge': 2 } }] }] },
    });
  }

  /** With a public and an isolated subnet in the Region, and room for subnets on Outposts from 10.0.8.0 on. */
  private get vpc(): ec2.Vpc {
    return (this.knownVpc ??= new ec2.Vpc(this.stack, 'TheVpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
      availabilityZones: ['us-west-2a'],
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
        { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
    }));
  }

  private host(id: string): ec2.CfnHost {
    const host = new ec2.CfnHost(this.stack, id, { availabilityZone: 'us-west-2a', instanceFamily: 'm5' });
    host.with(this.outpost().placement);
    return host;
  }

  /** A subnet with a route to the services in the Region, through the VPC endpoints of another VPC. */
  private subnet(id: string, side: 'North' | 'South' = 'North'): OutpostSubnet {
    const made = this.stack.node.tryFindChild(id) as OutpostSubnet | undefined;
    if (made) return made;
    const ipv4CidrBlock = `10.0.${200 + this.subnets++}.0/24`;
    const subnet = new OutpostSubnet(this.stack, id, { vpc: this.vpc, outpost: this.outpost(side), ipv4CidrBlock });
    subnet.addRoute('SharedServices', {
      destinationCidrBlock: '10.90.0.0/16',
      routerType: ec2.RouterType.TRANSIT_GATEWAY,
      routerId: 'tgw-0123456789abcdef0',
    });
    return subnet;
  }

  private localGatewayRouteTable(id: string): LocalGatewayRouteTable {
    const vifGroupId = 'lgw-vif-grp-0a1b2c3d4e5f60718';
    const vifGroup = LocalGatewayVirtualInterfaceGroup.fromLocalGatewayVirtualInterfaceGroupId(this.stack, `${id}VifGroup`, vifGroupId);
    const routeTable = this.outpost().localGateway.addRouteTable(id);
    routeTable.associateVirtualInterfaceGroup('VifGroup', vifGroup);
    const target = LocalGatewayRouteTarget.virtualInterfaceGroup(vifGroup);
    routeTable.addRoute('OnPremises', { destinationCidrBlock: '192.168.0.0/16', target });
    return routeTable;
  }

  private instance(id: string): ec2.Instance {
    return new ec2.Instance(this.stack, id, {
      vpc: this.vpc,
      vpcSubnets: { subnets: [this.subnet(`${id}Subnet`)] },
      instanceType: new ec2.InstanceType('m5.large'),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
    }).with(this.outpost().placement) as ec2.Instance;
  }

  private volume(id: string): ec2.Volume {
    const { availabilityZone, placement } = this.outpost();
    const volume = new ec2.Volume(this.stack, id, { availabilityZone, size: Size.gibibytes(100), encrypted: true });
    return volume.with(placement) as ec2.Volume;
  }

  private launchTemplate(id: string): ec2.LaunchTemplate {
    const template = new ec2.LaunchTemplate(this.stack, id, {
      instanceType: new ec2.InstanceType('m5.large'),
      machineImage: ec2.MachineImage.latestAmazonLinux2023(),
      securityGroup: new ec2.SecurityGroup(this.stack, `${id}SecurityGroup`, { vpc: this.vpc }),
    });
    return template.with(this.outpost().placement) as ec2.LaunchTemplate;
  }

  private autoScalingGroup(id: string): AutoScalingGroup {
    return new AutoScalingGroup(this.stack, id, {
      vpc: this.vpc,
      vpcSubnets: { subnets: [this.subnet(`${id}Subnet`)] },
      launchTemplate: this.launchTemplate(`${id}Template`),
      minCapacity: 1,
      maxCapacity: 2,
    });
  }

  private database(id: string): rds.DatabaseInstance {
    const database = new rds.DatabaseInstance(this.stack, id, {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16_10 }),
      instanceType: new ec2.InstanceType('m5.2xlarge'),
      vpc: this.vpc,
      vpcSubnets: { subnets: [this.subnet(`${id}Subnet`)] },
      storageType: rds.StorageType.GP2,
      allocatedStorage: 200,
    });
    return database.with(this.outpost().placement) as rds.DatabaseInstance;
  }

  private alarm(id: string): Alarm {
    return new Alarm(this.stack, id, {
      metric: new Metric({ namespace: 'AWS/ApplicationELB', metricName: 'HealthyHostCount', period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.IGNORE,
    });
  }

  private loadBalancer(id: string): elbv2.ApplicationLoadBalancer {
    const subnets = [this.subnet(`${id}Subnet`)];
    return new elbv2.ApplicationLoadBalancer(this.stack, id, { vpc: this.vpc, vpcSubnets: { subnets } });
  }

  private localCluster(id: string): EksLocalCluster {
    // Also that of the code block, which creates VPC endpoints for it.
    const subnet = this.subnet('TheSubnet');
    subnet.addLocalGatewayRoute('OfCluster', '192.168.0.0/16');
    return new EksLocalCluster(this.stack, id, {
      vpc: this.vpc,
      subnets: [subnet],
      version: KubernetesVersion.V1_32,
      controlPlaneInstanceType: new ec2.InstanceType('m5.xlarge'),
    });
  }

  private localClusterEndpoints(id: string): EksLocalClusterEndpoints {
    const endpoints = new EksLocalClusterEndpoints(this.stack, id, {
      vpc: this.vpc,
      endpointSubnets: { subnets: this.vpc.isolatedSubnets },
      outpostSubnets: [this.subnet(`${id}Subnet`)],
    });
    // The cluster of the code block has another subnet.
    endpoints.connections.allowDefaultPortFrom(ec2.Peer.ipv4(this.vpc.vpcCidrBlock));
    return endpoints;
  }

  private bucket(id: string): IS3OutpostsBucket {
    const bucketName = id.toLowerCase();
    const bucket = new S3OutpostsBucket(this.stack, id, { outpost: this.outpost(), bucketName, versioned: true });
    if (!this.stack.node.tryFindChild('TheEndpoint')) this.endpoint('TheEndpoint');
    return bucket;
  }

  private endpoint(id: string): S3OutpostsEndpoint {
    const endpoint = new S3OutpostsEndpoint(this.stack, id, { vpc: this.vpc, subnet: this.subnet(`${id}Subnet`) });
    endpoint.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.0.0.0/16'));
    return endpoint;
  }

  private backupLink(id: string): BackupLink {
    return new BackupLink(this.stack, id, {
      source: BackupSource.nfs({ serverHostname: '192.168.0.7', subdirectory: '/export' }),
      destination: new patterns.BackupBucket(this.stack, `${id}Copies`).bucket,
      agents: [agentOf(this.stack)],
    });
  }
}

function agentOf(stack: Stack) {
  return DataSyncAgent.fromDataSyncAgentArn(stack, 'TheAgent', 'arn:aws:datasync:us-west-2:111122223333:agent/agent-0a1b2c3d4e5f60718');
}
