import { familyOf } from '../../catalog/instance-families';
import type { Inventory } from '../../inventory/inventory';
import { assess, type TypeAssessment } from '../../planner/assess';
import { capacityChanges } from '../../planner/capacity-tasks';
import { planChanges } from '../../planner/fewest-changes';
import type { Host, Slots } from '../../planner/host';
import { categoryChange, type CategoryChange } from '../../planner/host-category';
import { hostsOf, type RunningInstance } from '../../planner/outpost-hosts';
import type { Shortfall } from '../../planner/plan';
import { demandByType } from '../../planner/workload';
import { isOutpost, listOutposts } from '../is-outpost';
import { UnusableInput } from '../unusable-input';
import { distancesOf, type Distance } from './distance';
import type { DedicatedHosts, WorkloadFile } from './workload-file';

/** Number of slots by instance type. */
export interface SlotCounts {
  readonly [instanceType: string]: number;
}

/** The slots of the hosts of an Outpost for a workload, beside those of today. `capacity plan --json` prints it, and `--out` writes it. */
export interface CapacityPlan {
  readonly schemaVersion: 1;
  readonly outpostId: string;
  readonly region?: string;
  readonly account?: string;
  /** Time of the inventory. */
  readonly collectedAt?: string;
  readonly hostFailures: number;
  /** What has no slot, or no host or rack of its own. Empty if the plan holds the workload after the failure of the hosts. */
  readonly shortfalls: readonly Shortfall[];
  readonly types: readonly TypeAssessment[];
  readonly hosts: readonly PlannedHost[];
  readonly changes: readonly PlannedChange[];
  /** Hosts for Dedicated Hosts, whose slots stay. */
  readonly dedicatedHosts: readonly { readonly name: string; readonly family: string; readonly assetIds: readonly string[] }[];
  readonly leftOut: readonly { readonly assetId: string; readonly because: string }[];
  readonly distances: readonly Distance[];
  /** Running instances that the workload has no slots for. */
  readonly notInWorkload: readonly { readonly instanceType: string; readonly count: number }[];
}

/** A host, and what its loss means. */
export interface PlannedHost {
  readonly assetId: string;
  readonly rackId?: string;
  readonly families: readonly string[];
  readonly vCpus: number;
  readonly now: SlotCounts;
  readonly planned: SlotCounts;
  readonly freeVcpus: number;
  readonly strandedVcpus: number;
  /** Instance types whose workloads do not all run without this host. */
  readonly requiredFor: readonly string[];
}

/** A host whose slots change: one capacity task. */
export interface PlannedChange {
  readonly assetId: string;
  readonly before: SlotCounts;
  readonly after: SlotCounts;
  /** Instances that run in slots that the change removes. */
  readonly blocking: readonly { readonly instanceType: string; readonly toStop: number; readonly instances: readonly RunningInstance[] }[];
  /** What the slots of a second-generation host are for changes. @default - no change, as far as is known */
  readonly categoryChange?: CategoryChange;
}

/**
 * Plans the slots of an Outpost of the inventories.
 *
 * @param outpost its ID, ARN or name, required if there are several
 * @throws UnusableInput, PlanError
 */
export function planCapacity(inventories: readonly Inventory[], workload: WorkloadFile, outpost?: string): CapacityPlan {
  const { inventory, entry } = select(inventories, outpost);
  const id = entry.outpost!.OutpostId!;
  const { hosts: all, slotting, running, leftOut } = hostsOf(entry);
  if (all.length === 0) {
    const reason = leftOut.length > 0 ? `${leftOut[0].id}: ${leftOut[0].because}` : 'the inventory has no assets';
    throw new UnusableInput(`${id} has no host that can be planned (${reason}); run 'npx cdk-outposts discover' again`);
  }
  const { hosts, dedicatedHosts, shortfalls } = setAside(all, workload.dedicatedHosts, running, slotting);
  const { workloads, hostFailures } = workload;
  const plan = planChanges({ workloads, hosts, hostFailures, current: slotting, running });
  const { types, hosts: assessed } = assess(plan.slotting, hosts, workloads, hostFailures);
  const meaning = new Map(assessed.map((host) => [host.hostId, host]));
  return {
    schemaVersion: 1,
    outpostId: id,
    region: inventory.region,
    account: inventory.account,
    collectedAt: inventory.collectedAt,
    hostFailures,
    shortfalls: [...plan.shortfalls, ...shortfalls],
    types: types.filter(({ required, slots }) => required + slots > 0),
    hosts: all.map(({ id: assetId, rackId, families, vCpus }) => {
      const now = countsOf(slotting.get(assetId));
      const host = meaning.get(assetId);
      return {
        assetId,
        rackId,
        families,
        vCpus,
        now,
        planned: host ? countsOf(plan.slotting.get(assetId)) : now,
        freeVcpus: host?.freeVcpus ?? 0,
        strandedVcpus: host?.strandedVcpus ?? 0,
        requiredFor: host?.requiredFor ?? [],
      };
    }),
    changes: capacityChanges(id, slotting, plan.slotting, running).map(({ request: { AssetId: assetId }, blocking }) => {
      const [before, after] = [slotting, plan.slotting].map((slots) => slots.get(assetId));
      const host = hosts.find((one) => one.id === assetId)!;
      const category = categoryChange(host, before ?? new Map(), after ?? new Map());
      return { assetId, before: countsOf(before), after: countsOf(after), blocking, ...(category && { categoryChange: category }) };
    }),
    dedicatedHosts,
    leftOut: leftOut.map(({ id: assetId, because }) => ({ assetId, because })),
    distances: distancesOf(workloads, hosts, hostFailures),
    notInWorkload: notInWorkload(running, workload),
  };
}

function select(inventories: readonly Inventory[], wanted: string | undefined) {
  const all = inventories.flatMap((inventory) => (inventory.outposts ?? []).map((entry) => ({ inventory, entry })));
  const known = all.filter(({ entry }) => entry.outpost?.OutpostId !== undefined);
  if (known.length === 0)
    throw new UnusableInput(`the inventory has no Outpost; run 'npx cdk-outposts discover' in its Region and account`);
  const found = wanted === undefined ? known : known.filter(({ entry }) => isOutpost(entry.outpost, wanted));
  const listed = (some: typeof known) => listOutposts(some.map(({ entry }) => entry));
  if (found.length === 0) throw new UnusableInput(`${wanted} is not in the inventory; specify one of ${listed(known)} with --outpost`);
  const count = new Set(found.map(({ entry }) => entry.outpost!.OutpostId)).size;
  if (count > 1)
    throw new UnusableInput(
      `the inventory has ${count} Outposts${wanted === undefined ? '' : ` called ${wanted}`}; specify one of ${listed(found)} with --outpost`,
    );
  return found[0];
}

/** Leaves hosts without running instances to Dedicated Hosts, those with the fewest slots first. */
function setAside(
  hosts: readonly Host[],
  wanted: readonly DedicatedHosts[],
  running: readonly RunningInstance[],
  slotting: ReadonlyMap<string, Slots>,
) {
  const busy = new Set(running.map(({ hostId }) => hostId));
  const slots = ({ id }: Host) => [...(slotting.get(id)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const taken = new Set<string>();
  const shortfalls: Shortfall[] = [];
  const dedicatedHosts = wanted.map(({ name, family, count }) => {
    const idle = hosts.filter(({ id, families }) => families.includes(family) && !busy.has(id) && !taken.has(id));
    const assetIds = idle
      .sort((a, b) => slots(a) - slots(b))
      .slice(0, count)
      .map(({ id }) => id);
    assetIds.forEach((id) => taken.add(id));
    if (assetIds.length < count)
      shortfalls.push({ instanceType: `${family} (Dedicated Host)`, family, missing: count - assetIds.length, because: 'hosts' });
    return { name, family, assetIds };
  });
  return { hosts: hosts.filter(({ id }) => !taken.has(id)), dedicatedHosts, shortfalls };
}

function notInWorkload(running: readonly RunningInstance[], { workloads, dedicatedHosts }: WorkloadFile) {
  const counts = new Map<string, number>();
  for (const { instanceType } of running) counts.set(instanceType, (counts.get(instanceType) ?? 0) + 1);
  const wanted = new Map(demandByType(workloads).map(({ instanceType, count }) => [instanceType, count]));
  const dedicated = new Set(dedicatedHosts.map(({ family }) => family));
  return [...counts]
    .filter(([instanceType]) => !dedicated.has(familyOf(instanceType)))
    .map(([instanceType, count]) => ({ instanceType, count: count - (wanted.get(instanceType) ?? 0) }))
    .filter(({ count }) => count > 0);
}

function countsOf(slots: Slots = new Map()): SlotCounts {
  return Object.fromEntries([...slots].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
