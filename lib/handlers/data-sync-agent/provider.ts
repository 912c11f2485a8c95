import { Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { STACK_TAG } from '../owned-by-stack';

/**
 * A DataSync agent on an instance, and its activation. `AWS::DataSync::Agent` requires an activation key, which expires after 30 minutes
 * and which you would have to request manually during the deployment. Templates and CloudFormation responses do not contain the key.
 * `Ref` and `AgentArn` return the ARN.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/activate-agent.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datasync-agent.html
 */
export const DATA_SYNC_AGENT_TYPE = 'Custom::OutpostsDataSyncAgent';

/** Properties of `Custom::OutpostsDataSyncAgent` in the template. */
export interface DataSyncAgentResourceProperties {
  /** ID of the instance. A change replaces the agent. */
  readonly InstanceId: string;
  /** IP address of the instance. */
  readonly Address: string;
  /** ARN of the function that requests the key in the VPC of the agent. */
  readonly ActivationKeyFunctionArn: string;
  /** Name of the agent in DataSync. */
  readonly AgentName: string;
  /** ID of the DataSync VPC endpoint that the agent uses instead of a public endpoint. A change replaces the agent. */
  readonly VpcEndpointId?: string;
  /** DNS name of that endpoint. */
  readonly VpcEndpointDnsName?: string;
  /** ARN of the subnet of that endpoint, in which DataSync creates network interfaces for tasks. A change replaces the agent. */
  readonly SubnetArn?: string;
  /** ARN of the security group of those network interfaces. A change replaces the agent. */
  readonly SecurityGroupArn?: string;
}

/**
 * Service token of the custom resource, whose handler can invoke the function.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatasync.html
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-datasync for the permissions of the caller that DataSync uses
 */
export function dataSyncAgentServiceToken(scope: Construct, activationKeyFunctionArn: string): string {
  const { partition, account, region } = Stack.of(scope);
  const agents = `arn:${partition}:datasync:${region}:${account}:agent/*`;
  const actions = (...names: string[]) => names.map((name) => `datasync:${name}`);
  const provider = handlerProvider(scope, DATA_SYNC_AGENT_TYPE, __dirname, [
    // List actions do not support resource-level permissions.
    { Effect: 'Allow', Action: actions('ListAgents'), Resource: '*' },
    {
      Effect: 'Allow',
      Action: actions('CreateAgent'),
      // The action does not support resource-level permissions.
      Resource: '*',
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    {
      Effect: 'Allow',
      Action: actions('TagResource'),
      Resource: agents,
      Condition: { StringEquals: { [`aws:RequestTag/${STACK_TAG}`]: Aws.STACK_ID } },
    },
    { Effect: 'Allow', Action: actions('DescribeAgent', 'ListTagsForResource'), Resource: agents },
    // DataSync uses these actions to check the VPC endpoint. Describe actions do not support resource-level permissions.
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
