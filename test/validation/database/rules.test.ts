import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { mixins, Outpost, OutpostSubnet } from '../../../lib';
import { ENV, OUTPOST_ARN } from '../../plant';
import { findingsOf, site, type Site } from '../synthesized';

const engine = rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0 });
const instanceType = new ec2.InstanceType('m5.large');
type Props = Partial<rds.DatabaseInstanceProps>;

function database({ stack, vpc, subnet }: Site, props: Props = {}): rds.DatabaseInstance {
  return new rds.DatabaseInstance(stack, 'Database', {
    vpc,
    vpcSubnets: { subnets: [subnet] },
    engine,
    instanceType,
    storageEncrypted: true,
    ...props,
  });
}

/** A subnet on a second Outpost, in another zone unless told otherwise. */
function otherSubnet({ stack, vpc }: Site, availabilityZone = 'us-west-2b'): OutpostSubnet {
  const outpost = Outpost.fromOutpostAttributes(stack, 'OtherOutpost', {
    outpostArn: OUTPOST_ARN.replace(/op-.*/, 'op-0fedcba9876543210'),
    availabilityZone,
  });
  return new OutpostSubnet(stack, 'OtherLine', { vpc, outpost, ipv4CidrBlock: '10.0.251.0/24' });
}

describe("the CDK's own DatabaseInstance", () => {
  test('is fine with `with(outpost.placement)`', () => {
    const plant = site();
    database(plant, { storageEncrypted: undefined }).with(plant.outpost.placement);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is not encrypted, which is its default', () => {
    const plant = site();
    database(plant, { storageEncrypted: undefined });
    expect(findingsOf(plant.app)).toEqual(['db-instance-is-not-encrypted Plant/Database']);
  });

  test('runs in the Region as it likes', () => {
    const plant = site();
    database(plant, {
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      storageEncrypted: false,
      instanceType: new ec2.InstanceType('t3.micro'),
      iamAuthentication: true,
      multiAz: true,
      publiclyAccessible: true,
    });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is left alone in subnets that are imported by their IDs', () => {
    const plant = site();
    const imported = ec2.Subnet.fromSubnetAttributes(plant.stack, 'Imported', {
      subnetId: 'subnet-0123456789abcdef0',
      availabilityZone: 'us-west-2a',
    });
    database(plant, { vpcSubnets: { subnets: [imported] }, storageEncrypted: false, multiAz: true, iamAuthentication: true });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test.each<[string, Props]>([
    ['iam-authentication-on-outpost', { iamAuthentication: true }],
    ['performance-insights-on-outpost', { enablePerformanceInsights: true }],
    ['db-storage-type-is-not-supported', { storageType: rds.StorageType.IO1, iops: 3000 }],
    ['db-instance-is-public', { publiclyAccessible: true }],
    ['db-instance-class-is-not-available', { instanceType: new ec2.InstanceType('t3.medium') }],
    ['db-engine-is-not-supported', { engine: rds.DatabaseInstanceEngine.mariaDb({ version: rds.MariaDbEngineVersion.VER_10_11 }) }],
    ['db-engine-version-too-old', { engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_11 }) }],
    ['db-zone-differs-from-subnets', { availabilityZone: 'us-west-2c' }],
    ['multi-az-on-one-outpost', { multiAz: true }],
  ])('meets %s', (ruleId, props) => {
    const plant = site();
    database(plant, props);
    expect(findingsOf(plant.app)).toEqual([`${ruleId} Plant/Database`]);
  });

  test('keeps its backups on the Outpost, unless it has a standby', () => {
    const [single, double] = [site(), site()];
    const local = new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS);
    database(single).with(local);
    database(double, { multiAz: true, vpcSubnets: { subnets: [double.subnet, otherSubnet(double)] } }).with(local);
    expect(findingsOf(single.app)).toEqual([]);
    expect(findingsOf(double.app)).toContain('local-backup-of-multi-az Plant/Database');
  });

  test('keeps its backups on an Outpost, and is in the Region', () => {
    const plant = site();
    database(plant, { vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }).with(
      new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS),
    );
    expect(findingsOf(plant.app)).toEqual(['local-backup-in-region Plant/Database']);
  });

  test('has a standby on a second Outpost, in another zone', () => {
    const [apart, together] = [site(), site()];
    database(apart, { multiAz: true, vpcSubnets: { subnets: [apart.subnet, otherSubnet(apart)] } });
    database(together, { multiAz: true, vpcSubnets: { subnets: [together.subnet, otherSubnet(together, 'us-west-2a')] } });
    // The VPC of the test has no association with a local gateway route table.
    expect(findingsOf(apart.app)).toEqual(['multi-az-without-local-gateway Plant/Database']);
    expect(findingsOf(together.app)).toContain('multi-az-in-one-zone Plant/Database');
  });

  test('has subnets on the Outpost and in the Region', () => {
    const plant = site();
    database(plant, { vpcSubnets: { subnets: [plant.subnet, ...plant.vpc.publicSubnets] } });
    expect(findingsOf(plant.app)).toEqual(['db-subnet-group-mixes-outpost-and-region Plant/Database/SubnetGroup/Default']);
  });

  test('is proxied', () => {
    const plant = site();
    const source = database(plant);
    source.addProxy('Proxy', { vpc: plant.vpc, secrets: [source.secret!], vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } });
    expect(findingsOf(plant.app)).toEqual(['db-proxy-targets-outpost Plant/Database/Proxy/ProxyTargetGroup']);
  });
});

test('a database is to be backed up on an Outpost without S3', () => {
  const plant = site();
  database(plant).with(new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS));
  const ordered = (capacityTiB: number) => ({ outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage: { s3: { capacityTiB } } }] });
  expect(findingsOf(plant.app, ordered(26))).toEqual([]);
  expect(findingsOf(plant.app, ordered(0))).toEqual(['local-backup-without-s3-capacity Plant/Database']);
});

test('an Oracle database has an option group that integrates S3', () => {
  const plant = site();
  const oracle = rds.DatabaseInstanceEngine.oracleSe2({ version: rds.OracleEngineVersion.VER_19 });
  const optionGroup = new rds.OptionGroup(plant.stack, 'Options', {
    engine: oracle,
    configurations: [{ name: 'S3_INTEGRATION', version: '1.0' }],
  });
  database(plant, { engine: oracle, optionGroup, licenseModel: rds.LicenseModel.BRING_YOUR_OWN_LICENSE });
  expect(findingsOf(plant.app)).toEqual(['db-option-is-not-supported Plant/Database']);
});

describe("the CDK's own DatabaseInstanceReadReplica", () => {
  const replica = (stack: Stack, { vpc, subnet }: Site, sourceDatabaseInstance: rds.IDatabaseInstance, id = 'Replica') =>
    new rds.DatabaseInstanceReadReplica(stack, id, { vpc, vpcSubnets: { subnets: [subnet] }, sourceDatabaseInstance, instanceType });

  test('inherits what it does not say, such as engine and encryption', () => {
    const plant = site();
    replica(plant.stack, plant, database(plant));
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is of a source with backups on the Outpost', () => {
    const plant = site();
    const source = database(plant);
    source.with(new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS));
    replica(plant.stack, plant, source);
    expect(findingsOf(plant.app)).toEqual(['read-replica-of-local-backup Plant/Replica']);
  });

  test('is of a replica', () => {
    const plant = site();
    replica(plant.stack, plant, replica(plant.stack, plant, database(plant)), 'Second');
    expect(findingsOf(plant.app)).toEqual(['read-replica-of-read-replica Plant/Second']);
  });

  test('is of a source in another stack', () => {
    const plant = site();
    const source = database(plant);
    source.with(new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS));
    replica(new Stack(plant.app, 'Readers', { env: ENV }), plant, source);
    expect(findingsOf(plant.app)).toEqual(['read-replica-of-local-backup Readers/Replica']);
  });
});

test('a database that is restored from a snapshot is not said to be unencrypted', () => {
  const plant = site();
  const { stack, vpc, subnet } = plant;
  const props = { snapshotIdentifier: 'arn:aws:rds:us-west-2:111122223333:snapshot:plant', engine, instanceType, vpc };
  new rds.DatabaseInstanceFromSnapshot(stack, 'Database', { ...props, vpcSubnets: { subnets: [subnet] } });
  expect(findingsOf(plant.app)).toEqual([]);
});

test('an Aurora cluster is on the Outpost', () => {
  const plant = site();
  new rds.DatabaseCluster(plant.stack, 'Cluster', {
    engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_08_0 }),
    writer: rds.ClusterInstance.provisioned('Writer'),
    vpc: plant.vpc,
    vpcSubnets: { subnets: [plant.subnet, otherSubnet(plant)] },
  });
  expect(findingsOf(plant.app)).toEqual(['db-cluster-on-outpost Plant/Cluster']);
});
