import { App, Mixins, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as cr from 'aws-cdk-lib/custom-resources';
import { ENV, plant } from '../../plant';
import { reportOf } from '../../validation/report';

/** A shop in three tiers as it runs in a Region: nothing in it knows of Outposts. */
class ShopStack extends Stack {
  constructor(scope: App, id: string, vpc?: ec2.IVpc) {
    super(scope, id, { env: ENV });
    const network = vpc ?? new ec2.Vpc(this, 'Vpc', { maxAzs: 1 });
    const instanceType = new ec2.InstanceType('m5.large');
    const web = new autoscaling.AutoScalingGroup(this, 'Web', {
      vpc: network,
      launchTemplate: new ec2.LaunchTemplate(this, 'Template', {
        instanceType,
        machineImage: ec2.MachineImage.latestAmazonLinux2023(),
        securityGroup: new ec2.SecurityGroup(this, 'WebSecurityGroup', { vpc: network }),
        blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(20, { volumeType: ec2.EbsDeviceVolumeType.GP3 }) }],
      }),
    });
    const subnets = network.privateSubnets.slice(0, 1);
    const balancer = new elbv2.ApplicationLoadBalancer(this, 'Balancer', { vpc: network, vpcSubnets: { subnets } });
    balancer.addListener('Http', { port: 80 }).addTargets('Web', { port: 80, targets: [web] });
    new elbv2.NetworkLoadBalancer(this, 'Tcp', { vpc: network, vpcSubnets: { subnets } });
    const machineImage = ec2.MachineImage.latestAmazonLinux2023();
    new ec2.Instance(this, 'Batch', { vpc: network, instanceType, machineImage });
    const engine = rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_4_5 });
    new rds.DatabaseInstance(this, 'Orders', { vpc: network, engine, instanceType });
    new rds.DatabaseCluster(this, 'Reports', {
      vpc: network,
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_08_0 }),
      writer: rds.ClusterInstance.serverlessV2('Writer'),
    });
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'Task');
    taskDefinition.addContainer('Mailer', { image: ecs.ContainerImage.fromRegistry('mailer') });
    new ecs.FargateService(this, 'Mailer', { cluster: new ecs.Cluster(this, 'Cluster', { vpc: network }), taskDefinition });
    new efs.FileSystem(this, 'Files', { vpc: network });
    const code = { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = 1') };
    new lambda.Function(this, 'Prices', { vpc: network, ...code });
    new lambda.Function(this, 'Rates', code);
    // Both with a function of the CDK's own, which serves the deployment.
    const policy = cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] });
    new cr.AwsCustomResource(this, 'Setup', {
      onCreate: { service: 'SNS', action: 'listTopics', physicalResourceId: cr.PhysicalResourceId.of('topics') },
      policy,
    });
    new s3.Bucket(this, 'Pictures', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true });
    new dynamodb.TableV2(this, 'Sessions', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  }
}

describe('a stack of the CDK, put on an Outpost by one line', () => {
  const app = new App();
  const stack = new ShopStack(app, 'Shop');
  Mixins.of(stack).apply(plant(stack).placement);
  const rules = reportOf(app).rules?.violations ?? [];
  const constructsOf = (ruleId: string) =>
    rules
      .filter(({ ruleName }) => ruleName === ruleId)
      .flatMap(({ violatingConstructs }) => violatingConstructs.map((each) => each.constructPath));

  test.each([
    ['service-is-not-listed-for-outposts', ['Shop/Files/EfsMountTarget1', 'Shop/Prices/Resource']],
    ['network-load-balancer-on-outpost', ['Shop/Tcp/Resource']],
    ['db-cluster-on-outpost', ['Shop/Reports/Resource']],
    ['ecs-fargate-on-outpost', ['Shop/Mailer/Service']],
  ])('lists by %s what is in its subnets and cannot run there', (ruleId, constructs) => {
    expect(constructsOf(ruleId).sort()).toEqual(constructs);
  });

  test('lists what stays in the Region, with what does the same on the Outpost, and nothing that the CDK adds for itself', () => {
    const stays = rules.filter(({ ruleName }) => ruleName === 'resource-stays-in-region');
    expect(stays.map(({ violatingConstructs: [{ constructPath }], description }) => [constructPath, description]).sort()).toEqual([
      ['Shop/Pictures/Resource', expect.stringContaining('use AWS::S3Outposts::Bucket on an Outpost')],
      ['Shop/Rates/Resource', expect.stringContaining('AWS does not list AWS Lambda for Outposts')],
      [
        'Shop/Sessions/Resource',
        expect.stringContaining(
          "placement on 'Shop/Outpost' is requested, but the resource remains in the Region: AWS does not list Amazon DynamoDB for Outposts",
        ),
      ],
    ]);
  });

  test('has no finding about what can be there: instances, volumes, the load balancer and the database', () => {
    const about = rules.flatMap(({ violatingConstructs, severity }) => violatingConstructs.map((each) => [severity, each.constructPath]));
    expect(about.filter(([, path]) => /^Shop\/(Web|Template|Balancer|Batch|Orders)\//.test(path))).toEqual([]);
  });
});

describe('a stack whose VPC is in another one, put on an Outpost without that', () => {
  const app = new App();
  const network = new Stack(app, 'Network', { env: ENV });
  const stack = new ShopStack(app, 'Shop', new ec2.Vpc(network, 'Vpc', { maxAzs: 1 }));
  Mixins.of(stack).apply(plant(stack).placement);
  Validations.of(stack.node.findChild('Rates')).acknowledge({
    id: 'cdk-outposts::resource-stays-in-region',
    reason: 'rates are fetched at night',
  });
  const rules = reportOf(app).rules!;
  const stays = rules.violations.filter(({ ruleName }) => ruleName === 'resource-stays-in-region');

  test('proposes subnets on the Outpost only to what can be there', () => {
    const proposed = stays.filter(({ description }) => /subnets on the Outpost/.test(description)).length;
    expect({ proposed, all: stays.length }).toEqual({ proposed: 4, all: 11 });
  });

  test('lists all of it, with the reason', () => {
    const list = stays.map(
      ({ violatingConstructs: [{ constructPath }], description }) => `${constructPath}: ${description.split('in the Region: ')[1]}`,
    );
    expect(list.sort()).toEqual([
      'Shop/Balancer/Resource: its subnets are in the Region; use subnets on the Outpost',
      'Shop/Batch/Resource: its subnets are in the Region; use subnets on the Outpost',
      'Shop/Files/EfsMountTarget1: AWS does not list Amazon EFS for Outposts',
      'Shop/Mailer/Service: AWS does not list AWS Fargate for Outposts',
      'Shop/Orders/Resource: its subnets are in the Region; use subnets on the Outpost',
      'Shop/Pictures/Resource: use AWS::S3Outposts::Bucket on an Outpost',
      'Shop/Prices/Resource: AWS does not list AWS Lambda for Outposts',
      'Shop/Reports/Resource: use AWS::RDS::DBInstance on an Outpost',
      'Shop/Sessions/Resource: AWS does not list Amazon DynamoDB for Outposts',
      'Shop/Tcp/Resource: AWS does not list Network Load Balancers for Outposts',
      'Shop/Web/ASG: its subnets are in the Region; use subnets on the Outpost',
    ]);
  });

  test('leaves out what was acknowledged', () => {
    expect(rules.suppressedViolations?.map(({ reason }) => reason)).toEqual(['rates are fetched at night']);
  });
});
