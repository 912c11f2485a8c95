import * as path from 'node:path';
import { CustomResourceProvider, CustomResourceProviderRuntime, Duration, Size } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A statement of a policy, as IAM writes it: the provider of the CDK takes no `PolicyStatement`. */
export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: object;
}

/**
 * The function that makes the custom resources of a type, once for a stack. All functions have the same code, which holds all handlers;
 * the environment selects the handler.
 *
 * @param type such as `Custom::OutpostsCoipPool`; it is part of logical IDs
 * @param folder of `provider.ts` and `handler.ts`
 */
export function handlerProvider(scope: Construct, type: string, folder: string, policyStatements: Statement[]): CustomResourceProvider {
  return CustomResourceProvider.getOrCreateProvider(scope, type, {
    codeDirectory: path.join(__dirname, 'bundle'),
    environment: { CDK_OUTPOSTS_HANDLER: path.basename(folder) },
    runtime: CustomResourceProviderRuntime.NODEJS_22_X,
    description: `Makes ${type} resources`,
    memorySize: Size.mebibytes(256),
    // A handler that meets only throttling waits a minute or two, and one that looks whether a change is made twice seven. Lambda would
    // try again after a timeout, well within the hour that CloudFormation waits.
    timeout: Duration.minutes(15),
    policyStatements,
  });
}
