import { CfnParameter, Mixins, Size, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import * as rds from 'aws-cdk-lib/aws-rds';
import { CfnResolverEndpoint } from 'aws-cdk-lib/aws-route53resolver';
import { EBS_DEFAULT_GP3 } from 'aws-cdk-lib/cx-api';
import { Outpost, OutpostHardware } from '../../../lib';
import { ENV, newApp, newStack, OUTPOST_ARN, plant } from '../../plant';

describe('a whole scope', () => {
  const stack = newStack();
  const outpost = plant(stack);
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  new ec2.CfnSubnet(stack, 'Subnet', { vpcId: vpc.ref, cidrBlock: '10.0.8.0/24' });
  new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2b', size: 4 });
  new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2b', instanceFamily: 'm5' });
  new ec2.CfnCapacityReservation(stack, 'Reservation', { instanceCount: 1, instancePlatform: 'Linux/UNIX', instanceType: 'm5.xlarge' });
  new rds.CfnDBInstance(stack, 'Database', { dbInstanceClass: 'db.m5.large' });
  new CfnCluster(stack, 'Cluster', {
    roleArn: 'arn:aws:iam::111122223333:role/cluster',
    resourcesVpcConfig: { subnetIds: [] },
    outpostConfig: { controlPlaneInstanceType: 'm5.xlarge', outpostArns: [] },
  });
  new CfnResolverEndpoint(stack, 'Resolver', {
    direction: 'INBOUND',
    ipAddresses: [],
    securityGroupIds: [],
    preferredInstanceType: 'm5.xlarge',
  });
  new CfnBucket(stack, 'Bucket');
  Mixins.of(stack).apply(outpost.placement);
  const resources = Template.fromStack(stack).toJSON().Resources;

  test.each([
    ['Subnet', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a' }],
    ['Volume', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', VolumeType: 'gp2' }],
    ['Host', { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', InstanceFamily: 'm5' }],
    ['Reservation', { OutPostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a' }],
    ['Database', { StorageEncrypted: true, AvailabilityZone: 'us-west-2a' }],
    ['Cluster', { OutpostConfig: { OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.xlarge' } }],
    ['Resolver', { OutpostArn: OUTPOST_ARN, PreferredInstanceType: 'm5.xlarge' }],
  ])('gets its %s on the Outpost', (logicalId, properties) => {
    expect(resources[logicalId].Properties).toMatchObject(properties);
  });

  test('keeps what cannot be on an Outpost as it is, but for a note that it was to be there', () => {
    expect(resources.Bucket).toEqual({ Type: 'AWS::S3::Bucket', Metadata: { 'cdk-outposts': { placement: 'Plant/Outpost' } } });
    expect(outpost.placement.supports(stack)).toBe(false);
  });
});

test.each([
  ['subnet', (stack: Stack) => new ec2.CfnSubnet(stack, 'Resource', { vpcId: 'vpc-0a1b2c3d4e5f60718', availabilityZone: 'us-west-2b' })],
  ['volume', (stack: Stack) => new ec2.CfnVolume(stack, 'Resource', { availabilityZone: 'us-west-2b', size: 4 })],
  [
    'Capacity Reservation',
    (stack: Stack) =>
      new ec2.CfnCapacityReservation(stack, 'Resource', { instanceCount: 1, instancePlatform: 'Linux/UNIX', instanceType: 'm5.xlarge' }),
  ],
])('a %s on an Outpost in a zone that is known by its ID only gets the ID', (_, create) => {
  const stack = newStack();
  create(stack).with(plant(stack, { availabilityZone: undefined, availabilityZoneId: 'usw2-az1' }).placement);
  const { Properties } = Template.fromStack(stack).toJSON().Resources.Resource;
  expect(Properties.AvailabilityZoneId).toBe('usw2-az1');
  expect(Properties).not.toHaveProperty('AvailabilityZone');
});

describe('on an Outpost in a zone that is known by its ID only', () => {
  const zone = { availabilityZone: undefined, availabilityZoneId: 'usw2-az1' };

  test('a DB instance has the zone of its subnets', () => {
    const stack = newStack();
    new rds.CfnDBInstance(stack, 'Database', { dbInstanceClass: 'db.m5.large' }).with(plant(stack, zone).placement);
    expect(Template.fromStack(stack).toJSON().Resources.Database.Properties).toEqual({
      DBInstanceClass: 'db.m5.large',
      StorageEncrypted: true,
    });
  });

  test('a Dedicated Host fails, because its zone is a name', () => {
    const stack = newStack();
    const host = new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2a', instanceFamily: 'm5' });
    expect(() => host.with(plant(stack, zone).placement)).toThrow(
      "the availabilityZone of Outpost 'Plant/Outpost' is not known, only its availabilityZoneId 'usw2-az1'; declare it",
    );
  });
});

describe('a volume', () => {
  const GENERATIONS = {
    first: OutpostHardware.RACK_GENERATION_1,
    second: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
    unknown: OutpostHardware.of({ supportedHardwareType: 'RACK' }),
    undeclared: undefined,
  };
  const typeOf = (hardware: OutpostHardware | undefined, props: Partial<ec2.VolumeProps>, flag = true) => {
    const stack = newStack({ context: { [EBS_DEFAULT_GP3]: flag } });
    new ec2.Volume(stack, 'Volume', { availabilityZone: 'us-west-2b', size: Size.gibibytes(100), ...props }).with(
      plant(stack, { hardware }).placement,
    );
    const [volume] = Object.values(Template.fromStack(stack).findResources('AWS::EC2::Volume'));
    return volume.Properties.VolumeType;
  };

  test.each([
    ['first', 'gp2'],
    ['second', 'gp3'],
    ['unknown', 'gp3'],
    ['undeclared', 'gp3'],
  ] as const)('of the CDK’s L2 on hardware of the %s generation is %s, with the CDK’s recommended flag', (generation, expected) => {
    expect(typeOf(GENERATIONS[generation], {})).toBe(expected);
  });

  test.each(['first', 'second', 'unknown', 'undeclared'] as const)(
    'of the CDK’s L2 on the %s generation is gp2 without the flag',
    (generation) => {
      expect(typeOf(GENERATIONS[generation], {}, false)).toBe('gp2');
    },
  );

  test('of a type that was chosen keeps it, for a rule to report', () => {
    const stack = newStack();
    const volume = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 100, volumeType: 'io1', iops: 100 });
    volume.with(plant(stack).placement);
    expect(volume.volumeType).toBe('io1');
  });

  test.each([
    ['IOPS', { iops: 4000 }],
    ['a throughput', { throughput: 250 }],
  ])('of gp3 with %s of its own stays gp3', (_, choice) => {
    const stack = newStack();
    const volume = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 100, volumeType: 'gp3', ...choice });
    volume.with(plant(stack).placement);
    expect(volume.volumeType).toBe('gp3');
  });

  test('of a type that is a parameter keeps it', () => {
    const stack = newStack();
    const volumeType = new CfnParameter(stack, 'Type').valueAsString;
    const volume = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 100, volumeType });
    volume.with(plant(stack).placement);
    expect(Token.isUnresolved(volume.volumeType)).toBe(true);
  });

  test('fails to be put on an Outpost whose zone is not known', () => {
    const stack = newStack();
    const volume = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 100 });
    expect(() => volume.with(Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN).placement)).toThrow(
      /availabilityZone of Outpost 'Plant\/Outpost'/,
    );
  });
});

describe('a DB instance', () => {
  const place = (props: rds.CfnDBInstanceProps) => {
    const stack = newStack();
    const instance = new rds.CfnDBInstance(stack, 'Database', { dbInstanceClass: 'db.m5.large', ...props });
    instance.with(plant(stack).placement);
    return { storageEncrypted: instance.storageEncrypted, availabilityZone: instance.availabilityZone };
  };

  test('of its own choice of encryption and zone keeps them', () => {
    expect(place({ storageEncrypted: false, availabilityZone: 'us-west-2c' })).toEqual({
      storageEncrypted: false,
      availabilityZone: 'us-west-2c',
    });
  });

  test('in several zones names none', () => {
    expect(place({ multiAz: true })).toEqual({ storageEncrypted: true, availabilityZone: undefined });
  });

  test.each([
    'dbSnapshotIdentifier',
    'dbClusterSnapshotIdentifier',
    'sourceDbInstanceIdentifier',
    'sourceDbiResourceId',
    'sourceDbInstanceAutomatedBackupsArn',
  ])('with %s is encrypted as its source is', (source) => {
    expect(place({ [source]: 'source' })).toEqual({ storageEncrypted: undefined, availabilityZone: 'us-west-2a' });
  });

  test('of a DB cluster is not touched', () => {
    expect(place({ dbClusterIdentifier: 'cluster' })).toEqual({ storageEncrypted: undefined, availabilityZone: undefined });
  });

  test.each([
    ['DatabaseInstance', true],
    ['DatabaseInstanceFromSnapshot', undefined],
    ['DatabaseInstanceReadReplica', undefined],
  ] as const)('of the CDK’s %s is fitted to the Outpost', (kind, storageEncrypted) => {
    const stack = newStack();
    const outpost = plant(stack);
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const instanceType = ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE);
    const engine = rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_4_5 });
    const create = {
      DatabaseInstance: () => new rds.DatabaseInstance(stack, 'Database', { vpc, instanceType, engine }),
      DatabaseInstanceFromSnapshot: () =>
        new rds.DatabaseInstanceFromSnapshot(stack, 'Database', { vpc, instanceType, engine, snapshotIdentifier: 'snapshot' }),
      DatabaseInstanceReadReplica: () =>
        new rds.DatabaseInstanceReadReplica(stack, 'Database', {
          vpc,
          instanceType,
          sourceDatabaseInstance: rds.DatabaseInstance.fromDatabaseInstanceAttributes(stack, 'Source', {
            instanceIdentifier: 'source',
            instanceEndpointAddress: 'source.example.com',
            port: 3306,
            securityGroups: [],
            engine,
          }),
        }),
    };
    create[kind]().with(outpost.placement);
    const [database] = Object.values(Template.fromStack(stack).findResources('AWS::RDS::DBInstance'));
    expect(database.Properties.StorageEncrypted).toBe(storageEncrypted);
    expect(database.Properties.AvailabilityZone).toBe('us-west-2a');
  });
});

describe('an EKS cluster', () => {
  const props = { roleArn: 'arn:aws:iam::111122223333:role/cluster', resourcesVpcConfig: { subnetIds: [] } };

  test('without an OutpostConfig keeps its control plane in the Region', () => {
    const stack = newStack();
    const cluster = new CfnCluster(stack, 'Cluster', props);
    cluster.with(plant(stack).placement);
    expect(cluster.outpostConfig).toBeUndefined();
  });

  test('with an OutpostConfig that only deployment knows is not touched', () => {
    const stack = newStack();
    const outpostConfig = Token.asAny({ Ref: 'Config' });
    const cluster = new CfnCluster(stack, 'Cluster', { ...props, outpostConfig });
    cluster.with(plant(stack).placement);
    expect(cluster.outpostConfig === outpostConfig).toBe(true);
  });
});

test('a subnet of the CDK’s Vpc is put on the Outpost and keeps its routes', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
  vpc.privateSubnets[0].with(plant(stack).placement);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::EC2::Subnet', {
    OutpostArn: OUTPOST_ARN,
    AvailabilityZone: 'us-west-2a',
    MapPublicIpOnLaunch: false,
  });
  template.hasResourceProperties('AWS::EC2::Subnet', { OutpostArn: Match.absent(), MapPublicIpOnLaunch: true });
});

test('an Outpost that is made in another stack is referred to by its export', () => {
  const app = newApp();
  const site = new Stack(app, 'Site', { env: ENV });
  const outpost = new Outpost(site, 'Outpost', {
    site: { siteRef: { siteArn: 'os-0a1b2c3d4e5f60718' }, node: site.node, env: site.env, with: () => site },
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
  });
  const stack = new Stack(app, 'Plant', { env: ENV });
  new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 4 }).with(outpost.placement);
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::Volume', {
    OutpostArn: { 'Fn::ImportValue': Match.stringLikeRegexp('^Site:') },
  });
});

test('placement leaves what names another Outpost where it is', () => {
  const stack = newStack();
  const other = OUTPOST_ARN.replace(/.$/, '9');
  const volume = new ec2.CfnVolume(stack, 'Data', { availabilityZone: 'us-west-2b', outpostArn: other, size: 10, volumeType: 'gp2' });
  const subnet = new ec2.CfnSubnet(stack, 'Line', { vpcId: 'vpc-1', availabilityZone: 'us-west-2b', outpostArn: other });
  Mixins.of(stack).apply(plant(stack).placement);
  expect([volume, subnet].map(({ outpostArn, availabilityZone }) => ({ outpostArn, availabilityZone }))).toEqual([
    { outpostArn: other, availabilityZone: 'us-west-2b' },
    { outpostArn: other, availabilityZone: 'us-west-2b' },
  ]);
});
