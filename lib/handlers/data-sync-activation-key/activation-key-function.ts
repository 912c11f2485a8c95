import * as path from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { SecurityGroup, type CfnSecurityGroup, type IVpc, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Code, Function, Runtime, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * A function that requests the activation key of a DataSync agent in the same VPC. It calls no AWS service, so the VPC requires no endpoint
 * for it.
 *
 * @param vpcSubnets subnets in the Region: Lambda does not run on Outposts
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/activate-agent.html
 */
export function activationKeyFunction(scope: Construct, vpc: IVpc, vpcSubnets?: SubnetSelection): IFunction {
  const description = `Asks a DataSync agent for its activation key: ${scope.node.path}`;
  const securityGroup = new SecurityGroup(scope, 'ActivationKeySecurityGroup', { vpc, allowAllOutbound: false, description });
  // The AWS CDK removes this rule when a rule to another security group is added, and without a rule EC2 allows all outbound traffic.
  const none = { CidrIp: '255.255.255.255/32', Description: 'Disallow all traffic', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 };
  (securityGroup.node.defaultChild as CfnSecurityGroup).addPropertyOverride('SecurityGroupEgress', [none]);
  return new Function(scope, 'ActivationKey', {
    description,
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(path.join(__dirname, 'bundle')),
    timeout: Duration.seconds(30),
    memorySize: 256,
    vpc,
    vpcSubnets,
    securityGroups: [securityGroup],
    logGroup: new LogGroup(scope, 'ActivationKeyLog', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
  });
}
