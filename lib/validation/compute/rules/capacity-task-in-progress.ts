import { demandsOn, usesSlots } from '../../capacity/demand';
import { onOutpostWith } from '../../example';
import type { OpenCapacityTask, Outpost } from '../../outpost/facts';
import { instanceOnOutpost } from '../example';
import { rule } from '../../rule';

const task = (CapacityTaskStatus: string) => {
  const capacities = [{ InstanceType: 'm5.xlarge', Count: 4 }];
  const assets = [{ AssetId: '1234567890', ComputeAttributes: { InstanceTypeCapacities: capacities } }];
  const capacityTasks = [{ CapacityTaskId: 'cap-0123456789abcdef0', AssetId: '1234567890', CapacityTaskStatus }];
  return onOutpostWith({ assets, capacityTasks }, instanceOnOutpost({ InstanceType: 'm5.xlarge' }));
};

/** Whether a task can change the slots of an instance type. */
function concerns({ assetId }: OpenCapacityTask, { hosts }: Outpost, types: readonly string[]): boolean {
  const changed = assetId ? hosts?.filter((host) => host.assetId === assetId) : undefined;
  return !changed?.length || changed.some(({ slots }) => !slots || slots.some(({ instanceType }) => types.includes(instanceType)));
}

export const capacityTaskInProgress = rule({
  id: 'capacity-task-in-progress',
  enforces: ['EC2-8'],
  severity: 'warning',
  title: 'A capacity task that is not finished can change the slots that workloads require',
  fix: 'Deploy after the capacity task, and write the inventory again with `npx cdk-outposts discover`',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'outpost',
  when: (outpost, facts) => !!outpost.openCapacityTasks?.length && usesSlots(outpost, facts),
  needs: ['openCapacityTasks.id?', 'openCapacityTasks.assetId?', 'hosts?', 'hosts.assetId?', 'hosts.slots?', 'slots?'],
  check: (outpost, facts) => {
    for (const open of outpost.openCapacityTasks ?? []) {
      const demand = demandsOn(outpost, facts).find(({ types }) => concerns(open, outpost, types));
      if (demand) return { at: demand.by, message: `capacity task ${open.id} of ${outpost.id} has the status ${open.status}` };
    }
    return undefined;
  },
  get examples() {
    return { bad: task('IN_PROGRESS'), good: task('COMPLETED') };
  },
});
