import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnEndpoint, CfnReplicationConfig, CfnReplicationSubnetGroup } from 'aws-cdk-lib/aws-dms';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Secret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface OrdersDatabaseProps {
  readonly vpc: ec2.IVpc;
  /** The on-premises network that the source database is in. */
  readonly onPremisesCidrBlock: string;
  /** Secret with host, port, username and password of the source database, whose binary log format is `ROW`. */
  readonly sourceSecretArn: string;
}

/**
 * The database of the orders in the Region. AWS Database Migration Service replicates it from the on-premises database: a full load, then
 * ongoing changes until the application uses the new database. The service runs in the Region, so the data leaves the site.
 */
export class OrdersDatabase extends Construct {
  constructor(scope: Construct, id: string, { vpc, onPremisesCidrBlock, sourceSecretArn }: OrdersDatabaseProps) {
    super(scope, id);
    const { region } = Stack.of(this);
    const inRegion = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
    const database = new rds.DatabaseInstance(this, 'Database', {
      engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_4_10 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7I, ec2.InstanceSize.LARGE),
      credentials: rds.Credentials.fromGeneratedSecret('orders'),
      databaseName: 'orders',
      port: 3307,
      vpc,
      vpcSubnets: inRegion,
      multiAz: true,
      storageEncrypted: true,
      deletionProtection: true,
      iamAuthentication: true,
    });

    const replication = new ec2.SecurityGroup(this, 'Replication', { vpc, description: 'Replication of orders', allowAllOutbound: false });
    replication.connections.allowTo(ec2.Peer.ipv4(onPremisesCidrBlock), ec2.Port.tcp(3306), 'On-premises database');
    replication.connections.allowToDefaultPort(database);
    const secrets = vpc.addInterfaceEndpoint('Secrets', {
      service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      subnets: inRegion,
      open: false,
    });
    replication.connections.allowToDefaultPort(secrets);

    // AWS DMS assumes the role as its Regional service principal.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal(`dms.${region}.amazonaws.com`) });
    const credentials = Secret.fromSecretCompleteArn(this, 'Credentials', sourceSecretArn);
    const endpoint = (endpointType: 'source' | 'target', secret: ISecret) => {
      secret.grantRead(role);
      const mySqlSettings = { secretsManagerSecretId: secret.secretArn, secretsManagerAccessRoleArn: role.roleArn };
      const made = new CfnEndpoint(this, endpointType === 'source' ? 'Source' : 'Target', {
        endpointType,
        engineName: 'mysql',
        mySqlSettings,
      });
      made.node.addDependency(role);
      return made.ref;
    };
    const subnets = new CfnReplicationSubnetGroup(this, 'Subnets', {
      replicationSubnetGroupDescription: 'Replication of orders',
      subnetIds: vpc.selectSubnets(inRegion).subnetIds,
    });
    const config = new CfnReplicationConfig(this, 'Config', {
      replicationConfigIdentifier: 'orders',
      replicationType: 'full-load-and-cdc',
      sourceEndpointArn: endpoint('source', credentials),
      targetEndpointArn: endpoint('target', database.secret!),
      computeConfig: {
        minCapacityUnits: 1,
        maxCapacityUnits: 4,
        multiAz: true,
        replicationSubnetGroupId: subnets.ref,
        vpcSecurityGroupIds: [replication.securityGroupId],
      },
      tableMappings: {
        rules: [
          {
            'rule-type': 'selection',
            'rule-id': '1',
            'rule-name': 'orders',
            'object-locator': { 'schema-name': 'orders', 'table-name': '%' },
            'rule-action': 'include',
          },
        ],
      },
      replicationSettings: { Logging: { EnableLogging: true }, ValidationSettings: { EnableValidation: true } },
    });
    config.node.addDependency(secrets);
    new CfnOutput(this, 'Start', {
      description: 'Starts the replication of the database, which goes on until it is stopped',
      value: `aws dms start-replication --start-replication-type start-replication --replication-config-arn ${config.ref} --region ${region}`,
    });
  }
}
