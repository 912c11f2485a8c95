import type { Construct } from 'constructs';
import { handlerProvider } from '../handler-provider';
import { settingProvider, type SettingProvider } from '../setting-provider';

/**
 * A capacity task, which CloudFormation does not support. `Ref` returns the IDs of the Outpost and the asset, `CapacityTaskId` the ID of the task,
 * or the same as `Ref` if the slots are there already, and `CapacityTaskStatus` its status at the end of the deployment.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_StartCapacityTask.html
 */
export const CAPACITY_TASK_TYPE = 'Custom::OutpostsCapacityTask';

/** Properties of `Custom::OutpostsCapacityTask` in the template. */
export interface CapacityTaskResourceProperties {
  readonly OutpostArn: string;
  /** @default - the task is for the whole Outpost */
  readonly AssetId?: string;
  readonly InstancePools: readonly { readonly InstanceType: string; readonly Count: number | string }[];
  readonly TaskActionOnBlockingInstances: string;
}

/** Provider of the custom resource. */
export function capacityTaskProvider(scope: Construct, outpostArn: string): SettingProvider {
  // The action does not support resource-level permissions.
  handlerProvider(scope, CAPACITY_TASK_TYPE, __dirname, [{ Effect: 'Allow', Action: 'outposts:ListCapacityTasks', Resource: '*' }]);
  const actions = ['ListAssets', 'GetCapacityTask', 'StartCapacityTask', 'CancelCapacityTask'].map((name) => `outposts:${name}`);
  return settingProvider(scope, CAPACITY_TASK_TYPE, __dirname, outpostArn, actions);
}
