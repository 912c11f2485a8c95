import { CustomResource, Resource } from 'aws-cdk-lib';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import type { Construct } from 'constructs';
import { CAPACITY_TASK_TYPE, capacityTaskProvider, type CapacityTaskResourceProperties } from '../handlers/capacity-task/provider';
import { OutpostsValidation } from '../validation/plugin';
import { instanceTypeCapacities } from './instance-type-capacities';

/** What a capacity task does if running instances block it. */
export enum BlockingInstancesAction {
  /** Waits up to 48 hours until the instances stop. */
  WAIT_FOR_EVACUATION = 'WAIT_FOR_EVACUATION',
  /** Fails. */
  FAIL_TASK = 'FAIL_TASK',
}

/** Properties of a capacity task. */
export interface CapacityTaskProps {
  /** The Outpost, which the account of the stack must own. Another Outpost requires another capacity task. */
  readonly outpost: IOutpostRef;
  /**
   * Number of slots by instance type, from 0 to 9,999, such as `{ 'm5.xlarge': 8 }`: all slots of the asset, or of the Outpost. A change starts
   * another capacity task.
   */
  readonly slots: { readonly [instanceType: string]: number };
  /**
   * Asset whose slots change: the ID of a host, 10 digits. A change starts another capacity task.
   *
   * @default - the capacity task changes the slots of the whole Outpost
   */
  readonly assetId?: string;
  /**
   * What to do if running instances block the capacity task. A capacity task that is active keeps its action.
   *
   * @default BlockingInstancesAction.WAIT_FOR_EVACUATION
   */
  readonly onBlockingInstances?: BlockingInstancesAction;
}

/**
 * A capacity task, which changes the slots of an Outpost or of one of its hosts.
 *
 * A capacity task can take hours, longer than CloudFormation waits. A custom resource starts it and tracks it for a few minutes: the deployment
 * fails if the capacity task fails in this time, and otherwise succeeds while it is active. If the slots are as wanted, or a capacity task for
 * them is active, it starts none. Deleting the construct cancels the capacity task if it is active, and keeps the slots otherwise.
 *
 * `npx cdk-outposts capacity plan` plans the slots, and `capacity apply` tracks capacity tasks to the end.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_StartCapacityTask.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html
 *
 * @example
 * new CapacityTask(this, 'Slots', { outpost, assetId: '1111111110', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 8 } });
 */
export class CapacityTask extends Resource {
  /**
   * ID of the capacity task; if the slots were as wanted, the IDs of the Outpost and the asset.
   *
   * @attribute
   */
  public readonly capacityTaskId: string;
  /**
   * Status of the capacity task at the end of the deployment, such as `WAITING_FOR_EVACUATION` or `COMPLETED`.
   *
   * @attribute
   */
  public readonly capacityTaskStatus: string;

  constructor(scope: Construct, id: string, props: CapacityTaskProps) {
    super(scope, id);
    const { outpost, slots, assetId, onBlockingInstances = BlockingInstancesAction.WAIT_FOR_EVACUATION } = props;
    const { outpostArn } = outpost.outpostRef;
    const { serviceToken, policy } = capacityTaskProvider(this, outpostArn);
    const properties: CapacityTaskResourceProperties = {
      OutpostArn: outpostArn,
      AssetId: assetId,
      InstancePools: instanceTypeCapacities(slots),
      TaskActionOnBlockingInstances: onBlockingInstances,
    };
    const resource = new CustomResource(this, 'Resource', { serviceToken, resourceType: CAPACITY_TASK_TYPE, properties });
    resource.node.addDependency(policy);
    this.node.defaultChild = resource.node.defaultChild;
    this.capacityTaskId = resource.getAttString('CapacityTaskId');
    this.capacityTaskStatus = resource.getAttString('CapacityTaskStatus');
    OutpostsValidation.register(this);
  }
}
