import { Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';

/**
 * A DataSync agent on an instance, which it activates: `AWS::DataSync::Agent` wants an activation key that is worth nothing after half an
 * hour, and that has to be asked for by hand while the stack is deployed. The key is in no template, and CloudFormation never sees it.
 * `Ref` is its ARN, and so is the attribute `AgentArn`.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/activate-agent.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datasync-agent.html
 */
export const DATA_SYNC_AGENT_TYPE = 'Custom::OutpostsDataSyncAgent';

/** Properties of `Custom::OutpostsDataSyncAgent`, as they stand in the template. */
export interface DataSyncAgentResourceProperties {
  /** ID of the instance. Another one replaces the agent. */
  readonly InstanceId: string;
  /** Its IP address. */
  readonly Address: string;
  /** ARN of the function that asks for the key in the VPC of the agent. */
  readonly ActivationKeyFunctionArn: string;
  /** What DataSync calls it. */
  readonly AgentName: string;
  /** ID of the VPC endpoint of DataSync that it uses instead of a public endpoint. Another one replaces the agent. */
  readonly VpcEndpointId?: string;
  /** Name of that endpoint. */
  readonly VpcEndpointDnsName?: string;
  /** ARN of the subnet of that endpoint, where DataSync puts the network interfaces of tasks. Another one replaces the agent. */
  readonly SubnetArn?: string;
  /** ARN of the security group of those network interfaces. Another one replaces the agent. */
  readonly SecurityGroupArn?: string;
}

/**
 * The service token of the resource, of which the handler may invoke the function.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatasync.html
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-datasync for the rights that DataSync uses of the caller
 */
export function dataSyncAgentServiceToken(scope: Construct, activationKeyFunctionArn: string): string {
  const { partition, account, region } = Stack.of(scope);
  const agents = `arn:${partition}:datasync:${region}:${account}:agent/*`;
  const actions = (...names: string[]) => names.map((name) => `datasync:${name}`);
  const provider = handlerProvider(scope, DATA_SYNC_AGENT_TYPE, __dirname, [
    // It knows no resources.
    { Effect: 'Allow', Action: actions('ListAgents'), Resource: '*' },
    {
      Effect: 'Allow',
      Action: actions('CreateAgent', 'TagResource'),
      Resource: '*',
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    { Effect: 'Allow', Action: actions('DescribeAgent', 'ListTagsForResource'), Resource: agents },
    // By which DataSync looks at a VPC endpoint. None of them knows resources.
    {
      Effect: 'Allow',
      Action: ['VpcEndpoints', 'NetworkInterfaces', 'SecurityGroups', 'Subnets'].map((name) => `ec2:Describe${name}`),
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: actions('UpdateAgent', 'DeleteAgent'),
      Resource: agents,
      Condition: { StringEquals: { [`aws:ResourceTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
  ]);
  provider.addToRolePolicy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: activationKeyFunctionArn });
  return provider.serviceToken;
}
