import { INSTANCE_TYPE_SIZES } from '../catalog/instance-types';
import { FreeVcpus, type Host, type Slots, type Slotting } from './host';
import { survives, type Survival } from './survival';
import { demandByType, type TypeDemand, type Workload } from './workload';

/** What to plan. */
export interface PlanRequest {
  readonly workloads: readonly Workload[];
  readonly hosts: readonly Host[];
  /** Number of hosts of a family that can fail while all workloads run. @default 0 */
  readonly hostFailures?: number;
  /** The slots of the hosts now. If they hold the workloads, they are the plan. @default - none */
  readonly current?: Slotting;
  /** Slots that must stay, such as those of running instances. @default - none */
  readonly keep?: Slotting;
}

/** A demand that the hosts cannot hold. */
export interface Shortfall {
  readonly instanceType: string;
  readonly family: string;
  /** Instances without a slot, or without a host or a rack of their own. */
  readonly missing: number;
  readonly because: 'slots' | 'hosts' | 'racks';
}

/** Slots for the workloads. */
export interface Plan {
  readonly slotting: Slotting;
  /** Empty if the plan holds all workloads after the failure of any hosts. */
  readonly shortfalls: readonly Shortfall[];
  /** vCPUs without a slot, by host ID. */
  readonly freeVcpus: ReadonlyMap<string, number>;
}

/**
 * Plans the slots of hosts. Each instance type is spread over all hosts of its family, so that a failed host takes as few of its slots as
 * possible; the types with the most vCPUs are placed first, or those that are spread.
 *
 * @throws PlanError
 */
export function planSlots(request: PlanRequest): Plan {
  const demands = demandByType(request.workloads);
  const unchanged = request.current && planInOrder({ ...request, keep: request.current }, demands, 'nothing added');
  if (unchanged?.shortfalls.length === 0) return unchanged;
  let best: Plan | undefined;
  for (const sequence of sequencesOf(demands)) {
    for (const order of ORDERS) {
      const plan = planInOrder(request, sequence, order);
      if (plan.shortfalls.length === 0) return plan;
      if (!best || missingIn(plan) < missingIn(best)) best = plan;
    }
  }
  return best!;
}

/**
 * Sequences in which types are placed: those with the most vCPUs first, or those with spread groups first, which require room on many hosts
 * before large types fill some of them.
 */
function sequencesOf(demands: readonly TypeDemand[]): (readonly TypeDemand[])[] {
  const apart = demands.filter(({ hostGroups }) => hostGroups.length > 0);
  const others = demands.filter(({ hostGroups }) => hostGroups.length === 0);
  return apart.length > 0 && others.length > 0 ? [demands, [...apart, ...others]] : [demands];
}

/**
 * Whether the hosts with the most free vCPUs get a slot first, which leaves the same room on all of them, or those with the fewest; or no
 * host, to find out whether the slots that are kept are sufficient.
 */
type Order = 'most free first' | 'least free first' | 'nothing added';

const ORDERS: readonly Order[] = ['most free first', 'least free first'];

function planInOrder({ hosts, hostFailures = 0, keep }: PlanRequest, demands: readonly TypeDemand[], order: Order): Plan {
  const open = hosts.map((host) => new OpenHost(host, keep?.get(host.id)));
  const shortfalls: Shortfall[] = [];
  for (const demand of demands) {
    const usable = open.filter(({ host }) => host.families.includes(demand.family));
    const survival = place(demand, usable, hostFailures, order);
    if (!survival.ok) {
      const { missing, because } = survival;
      shortfalls.push({ instanceType: demand.instanceType, family: demand.family, missing, because });
    }
  }
  return {
    slotting: new Map(open.map(({ host, slots }) => [host.id, slots])),
    shortfalls,
    freeVcpus: new Map(open.map(({ host, free }) => [host.id, free.total])),
  };
}

function missingIn({ shortfalls }: Plan): number {
  return shortfalls.reduce((sum, { missing }) => sum + missing, 0);
}

/** A host whose slots are not all planned. */
class OpenHost {
  public readonly slots = new Map<string, number>();
  public readonly free: FreeVcpus;

  constructor(
    public readonly host: Host,
    keep: Slots = new Map(),
  ) {
    this.free = new FreeVcpus(host.vCpus);
    // The slots with the most vCPUs first, as in a plan. A type of unknown size, such as bare metal of a new family, takes the whole host.
    const kept = [...keep].map(([instanceType, count]) => ({
      instanceType,
      count,
      vCpus: INSTANCE_TYPE_SIZES.get(instanceType)?.vCpus ?? host.vCpus,
    }));
    for (const { instanceType, vCpus, count } of kept.sort((a, b) => b.vCpus - a.vCpus)) {
      for (let index = 0; index < count; index++) this.add(instanceType, vCpus);
    }
  }

  public get rack(): string {
    return this.host.rackId ?? this.host.id;
  }

  public count(instanceType: string): number {
    return this.slots.get(instanceType) ?? 0;
  }

  public add(instanceType: string, vCpus: number): void {
    this.free.take(vCpus);
    this.slots.set(instanceType, this.count(instanceType) + 1);
  }
}

/** Adds slots in rounds, one to each host with room, until the demand survives the failures or no host has room. */
function place(demand: TypeDemand, hosts: readonly OpenHost[], hostFailures: number, order: Order): Survival {
  const { instanceType, vCpus } = demand;
  const racks = hosts.map(({ rack }) => rack);
  const survival = () =>
    survives(
      demand,
      hosts.map((host) => host.count(instanceType)),
      racks,
      hostFailures,
    );
  const needed = new Needed(demand, hosts, hostFailures);
  let open = order === 'nothing added' ? [] : inOrder(hosts, instanceType, order);
  let missing = Infinity;
  for (let level = 0; open.length > 0; level++) {
    open = open.filter(({ free }) => free.fits(vCpus));
    for (const host of open) {
      if (host.count(instanceType) > level) continue;
      if (needed.isMet && survival().ok) return { ok: true };
      host.add(instanceType, vCpus);
      needed.added(host.count(instanceType));
    }
    if (!needed.isMet) continue;
    // What is missing is a host or a rack. If a slot more on each host does not help, no slot does, and others require the room.
    const now = survival();
    if (now.ok || now.missing >= missing) break;
    ({ missing } = now);
  }
  return survival();
}

/**
 * The number of slots that a demand needs at least: those of its instances, and as many again as the hosts have that can fail. Counts in
 * constant time what `survives` sorts.
 */
class Needed {
  private readonly hostsWith: number[] = [];
  private total = 0;

  constructor(
    private readonly demand: TypeDemand,
    hosts: readonly OpenHost[],
    private readonly hostFailures: number,
  ) {
    for (const host of hosts) {
      for (let number = 1; number <= host.count(demand.instanceType); number++) this.added(number);
    }
  }

  /** A host has one slot more, `count` in all. */
  public added(count: number): void {
    this.total++;
    this.hostsWith[count] = (this.hostsWith[count] ?? 0) + 1;
  }

  public get isMet(): boolean {
    // A host with n slots is counted at 1, 2, … n: at each number, the failures take at most as many slots as there are failures.
    const lost = this.hostsWith.reduce((sum, hosts) => sum + Math.min(hosts, this.hostFailures), 0);
    return this.total - lost >= this.demand.count;
  }
}

/** One host of each rack after the other, those with the fewest slots of the type first. */
function inOrder(hosts: readonly OpenHost[], instanceType: string, order: Order): OpenHost[] {
  const sign = order === 'most free first' ? 1 : -1;
  const turns = new Map<string, number>();
  return [...hosts]
    .sort((a, b) => a.count(instanceType) - b.count(instanceType) || sign * (b.free.total - a.free.total))
    .map((host) => {
      const turn = turns.get(host.rack) ?? 0;
      turns.set(host.rack, turn + 1);
      return { host, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ host }) => host);
}
