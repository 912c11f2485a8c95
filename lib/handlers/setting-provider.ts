import { createHash } from 'node:crypto';
import { Stack, type CfnResource } from 'aws-cdk-lib';
import { CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct, IDependable } from 'constructs';
import { handlerProvider } from './handler-provider';

/** What a custom resource for a setting of another resource needs. */
export interface SettingProvider {
  readonly serviceToken: string;
  /** Its permissions, which the custom resource must depend on. */
  readonly policy: IDependable;
}

/**
 * Provider of a custom resource for a setting of another resource, the owner. Each owner has a policy of its own. If a template specifies
 * another owner, CloudFormation deletes the policy for the old one after the handler has disabled the setting.
 *
 * @param scope the L2 of the custom resource
 * @param type such as `Custom::OutpostsSubnetCoip`
 * @param folder of `provider.ts` and `handler.ts`
 */
export function settingProvider(scope: Construct, type: string, folder: string, ownerArn: string, actions: string[]): SettingProvider {
  const provider = handlerProvider(scope, type, folder, []);
  const role = provider.node.findChild('Role') as CfnResource;
  const owner = createHash('sha256')
    .update(JSON.stringify(Stack.of(scope).resolve(ownerArn)))
    .digest('hex')
    .slice(0, 8);
  // eslint-disable-next-line awscdk/no-variable-construct-id -- another owner has another policy
  const policy = new CfnRolePolicy(scope, `Policy${owner}`, {
    roleName: role.ref,
    policyName: `${scope.node.addr}-${owner}`,
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ownerArn }] },
  });
  return { serviceToken: provider.serviceToken, policy };
}
