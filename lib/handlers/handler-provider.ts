import * as path from 'node:path';
import { CustomResourceProvider, CustomResourceProviderRuntime, Duration, RemovalPolicy, Size, type CfnResource } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** An IAM policy statement in JSON: the CDK provider does not accept a `PolicyStatement`. */
export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: object;
}

/**
 * Provider of the custom resources of a type, one for each stack. All functions have the same code, which holds all handlers; the
 * environment selects the handler.
 *
 * @param type such as `Custom::OutpostsCoipPool`; it is part of logical IDs
 * @param folder of `provider.ts` and `handler.ts`
 */
export function handlerProvider(scope: Construct, type: string, folder: string, policyStatements: Statement[]): CustomResourceProvider {
  const provider = CustomResourceProvider.getOrCreateProvider(scope, type, {
    codeDirectory: path.join(__dirname, 'bundle'),
    // The entry point of the AWS CDK hides when the request was sent, and does not limit the time of the response.
    useCfnResponseWrapper: false,
    environment: { CDK_OUTPOSTS_HANDLER: path.basename(folder) },
    runtime: CustomResourceProviderRuntime.NODEJS_24_X,
    description: `Manages ${type} resources`,
    memorySize: Size.mebibytes(256),
    // A handler that is throttled waits up to two minutes, and one that polls twice waits 14. After a timeout, Lambda tries again within
    // the hour that CloudFormation waits.
    timeout: Duration.minutes(15),
    policyStatements,
  });
  if (!provider.node.tryFindChild('Log')) {
    const log = new LogGroup(provider, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    (provider.node.findChild('Handler') as CfnResource).addPropertyOverride('LoggingConfig.LogGroup', log.logGroupName);
    // The managed policy of the AWS CDK allows logs of every name.
    (provider.node.findChild('Role') as CfnResource).addPropertyDeletionOverride('ManagedPolicyArns');
    provider.addToRolePolicy({ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: log.logGroupArn });
  }
  return provider;
}
