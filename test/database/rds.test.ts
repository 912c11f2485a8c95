import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { mixins, Outpost, OutpostSubnet } from '../../lib';
import { prove, SERVER, UNKNOWN_SLOTS, type Plant } from '../validated-stacks';

const MYSQL = rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0_42 });
const POSTGRES = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16_10 });

/** A database of the CDK in the subnet on the Outpost. */
function database({ stack, vpc, onOutpost }: Plant, unlike: Partial<rds.DatabaseInstanceProps> = {}): rds.DatabaseInstance {
  return new rds.DatabaseInstance(stack, 'Orders', {
    vpc,
    vpcSubnets: onOutpost,
    engine: POSTGRES,
    instanceType: new ec2.InstanceType('m5.large'),
    storageType: rds.StorageType.GP2,
    storageEncrypted: true,
    backupRetention: Duration.days(7),
    ...unlike,
  });
}

/** A subnet of a second Outpost. */
function otherSubnet({ stack, vpc, outpost: { outpostArn: first } }: Plant, availabilityZone: string): OutpostSubnet {
  const outpostArn = first.replace('op-0a', 'op-0b');
  const outpost = Outpost.fromOutpostAttributes(stack, 'Other', { outpostArn, availabilityZone });
  return new OutpostSubnet(stack, 'OtherLine', { vpc, outpost, ipv4CidrBlock: '10.0.251.0/24' });
}

const both = (plant: Plant, availabilityZone: string) => ({
  multiAz: true,
  vpcSubnets: { subnets: [plant.subnet, otherSubnet(plant, availabilityZone)] },
});

const LOCAL_BACKUPS = new mixins.DbInstanceBackupTarget(mixins.BackupTarget.OUTPOSTS);

prove(
  {
    'a PostgreSQL database': (plant) => database(plant),
    'a MySQL database with its backups on the Outpost': (plant) => database(plant, { engine: MYSQL }).with(LOCAL_BACKUPS),
    'what is placed as the CDK makes it': (plant) =>
      database(plant, { storageType: undefined, storageEncrypted: undefined }).with(plant.outpost.placement),
  },
  {
    'storage that is not encrypted': {
      found: 'db-instance-is-not-encrypted',
      at: 'Orders',
      fix: /Set StorageEncrypted/,
      make: (plant) => database(plant, { storageEncrypted: false }),
    },
    'an engine that RDS on Outposts does not have': {
      found: 'db-engine-is-not-supported',
      at: 'Orders',
      fix: /MySQL, PostgreSQL, Oracle or SQL Server/,
      make: (plant) => database(plant, { engine: rds.DatabaseInstanceEngine.mariaDb({ version: rds.MariaDbEngineVersion.VER_10_11_14 }) }),
    },
    'a burstable class': {
      found: 'db-instance-class-is-not-available',
      at: 'Orders',
      fix: /db\.m5 or db\.r5 class on first-generation Outposts racks/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => database(plant, { instanceType: new ec2.InstanceType('t3.medium') }),
    },
    'a class that the racks have no slots for': {
      found: 'db-instance-class-is-not-slotted',
      at: 'Orders',
      fix: /capacity task/,
      make: (plant) => database(plant, { instanceType: new ec2.InstanceType('m5.4xlarge') }),
    },
    'provisioned IOPS': {
      found: 'db-storage-type-is-not-supported',
      at: 'Orders',
      fix: /Set StorageType to gp2/,
      make: (plant) => database(plant, { storageType: rds.StorageType.IO1, iops: 3000 }),
    },
    'a standby on the same Outpost': {
      found: 'multi-az-on-one-outpost',
      at: 'Orders',
      fix: /second Outpost, in another Availability Zone/,
      make: (plant) => database(plant, { multiAz: true }),
    },
    'a standby on another Outpost of the same zone': {
      found: 'multi-az-in-one-zone',
      at: 'Orders',
      fix: /in another Availability Zone/,
      make: (plant) => database(plant, both(plant, 'us-west-2a')),
    },
    'a standby without a way over the local gateways': {
      found: 'multi-az-without-local-gateway',
      at: 'Orders',
      fix: /replication uses the local gateways/,
      make: (plant) => {
        plant.subnet.addLocalGatewayRoute('Building', '192.168.0.0/16');
        database(plant, both(plant, 'us-west-2b'));
      },
    },
    'logins by IAM': {
      found: 'iam-authentication-on-outpost',
      at: 'Orders',
      fix: /passwords from AWS Secrets Manager/,
      make: (plant) => database(plant, { iamAuthentication: true }),
    },
    'Performance Insights': {
      found: 'performance-insights-on-outpost',
      at: 'Orders',
      fix: /Enhanced Monitoring/,
      make: (plant) => database(plant, { enablePerformanceInsights: true }),
    },
    'a database that is public': {
      found: 'db-instance-is-public',
      at: 'Orders',
      fix: /through the local gateway/,
      make: (plant) => database(plant, { publiclyAccessible: true }),
    },
    'an Aurora cluster': {
      found: 'db-cluster-on-outpost',
      at: 'Orders',
      fix: /Use a MySQL or PostgreSQL DB instance/,
      make: ({ stack, vpc, onOutpost: vpcSubnets }) =>
        new rds.DatabaseCluster(stack, 'Orders', {
          vpc,
          vpcSubnets,
          engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_08_0 }),
          writer: rds.ClusterInstance.provisioned('Writer'),
          storageEncrypted: true,
        }),
    },
    'a proxy': {
      found: 'db-proxy-targets-outpost',
      at: 'Orders/Proxy/ProxyTargetGroup',
      fix: /pool connections in the application/,
      make: (plant) => {
        const orders = database(plant);
        orders.addProxy('Proxy', { vpc: plant.vpc, vpcSubnets: plant.inRegion, secrets: [orders.secret!] });
      },
    },
    'import from S3': {
      found: 'associated-roles-on-outpost',
      at: 'Orders',
      fix: /Remove AssociatedRoles/,
      make: (plant) => {
        const { node } = database(plant);
        const associatedRoles = [{ featureName: 's3Import', roleArn: 'arn:aws:iam::111122223333:role/import' }];
        Object.assign(node.defaultChild as rds.CfnDBInstance, { associatedRoles });
      },
    },
    'backups on the Outpost for a database in the Region': {
      found: 'local-backup-in-region',
      at: 'Orders',
      fix: /Set BackupTarget to region/,
      make: (plant) => database(plant, { vpcSubnets: plant.inRegion }).with(LOCAL_BACKUPS),
    },
    'a read replica of a database with its backups on the Outpost': {
      found: 'read-replica-of-local-backup',
      at: 'Replica',
      fix: /Set BackupTarget of the source to region/,
      make: (plant) => {
        const orders = database(plant, { engine: MYSQL });
        orders.with(LOCAL_BACKUPS);
        const { vpc, onOutpost: vpcSubnets } = plant;
        new rds.DatabaseInstanceReadReplica(plant.stack, 'Replica', {
          vpc,
          vpcSubnets,
          sourceDatabaseInstance: orders,
          instanceType: new ec2.InstanceType('m5.large'),
          storageType: rds.StorageType.GP2,
        });
      },
    },
    'a database on a server': {
      found: 'db-instance-on-server',
      at: 'Orders',
      fix: /on an Outposts rack or in the Region/,
      outpost: SERVER,
      make: (plant) => database(plant),
    },
  },
);
