import type { Host, Slotting } from '../../lib/planner/host';
import { demandByType, type TypeDemand, type Workload } from '../../lib/planner/workload';

/** The part of the package `highs` that the planner uses. */
export interface Highs {
  solve(
    problem: string,
    options?: { readonly [option: string]: unknown },
  ): {
    readonly Status: string;
    readonly Columns: { readonly [name: string]: { readonly Primal?: number } };
  };
}

/** Instances that are planned exactly: more of them take minutes. */
export const MAX_HOSTS = 16;

/**
 * Plans the slots of hosts of one family by mixed-integer programming, which finds a plan if there is one.
 *
 * @returns `undefined` if no plan exists, or `unknown` if the time is over
 */
export function planExactly(
  highs: Highs,
  workloads: readonly Workload[],
  hosts: readonly Host[],
  hostFailures: number,
  seconds = 10,
): Slotting | 'unknown' | undefined {
  const demands = demandByType(workloads);
  const { Status, Columns } = highs.solve(new Model(demands, hosts, hostFailures).toString(), {
    time_limit: seconds,
    threads: 1,
    random_seed: 1,
    output_flag: false,
  });
  if (Status === 'Infeasible') return undefined;
  if (Status !== 'Optimal') return 'unknown';
  const primal = (name: string) => Math.round(Columns[name]?.Primal ?? 0);
  return new Map(
    hosts.map(({ id }, host) => [
      id,
      new Map(demands.map(({ instanceType }, type) => [instanceType, primal(slots(host, type))] as const).filter(([, count]) => count > 0)),
    ]),
  );
}

const slots = (host: number, type: number) => `x_${host}_${type}`;
const onSocket = (host: number, type: number) => `a_${host}_${type}`;

/** The model, in the LP format of CPLEX, which HiGHS reads. It has nothing to minimize: any plan will do. */
class Model {
  private readonly constraints: string[] = [];
  private readonly bounds: string[] = [];
  private readonly integers: string[] = [];

  constructor(
    private readonly demands: readonly TypeDemand[],
    hosts: readonly Host[],
    private readonly hostFailures: number,
  ) {
    hosts.forEach((host, index) => this.addSockets(host, index));
    demands.forEach((demand, type) => {
      const all = hosts.map((_, host) => slots(host, type));
      this.addSurvival(`t${type}`, all, demand.count);
      let wanted = 0;
      demand.hostGroups.forEach((size, group) => {
        wanted += size;
        // Each host counts with as many slots as there are groups up to this one.
        const counted = hosts.map((_, host) => this.variable(`m_${host}_${type}_${group}`, group + 1));
        counted.forEach((name, host) => this.constraints.push(`${name} - ${all[host]} <= 0`));
        this.addSurvival(`g${type}_${group}`, counted, wanted);
      });
    });
  }

  public toString(): string {
    return [
      'Minimize',
      `obj: 0 ${slots(0, 0)}`,
      'Subject To',
      ...this.constraints,
      'Bounds',
      ...this.bounds,
      'General',
      ...this.integers,
      'End',
    ].join('\n');
  }

  /** Slots of up to half of the vCPUs are on the first socket or the second; larger ones are half on each. */
  private addSockets({ vCpus: capacity }: Host, host: number): void {
    const first: string[] = [];
    const both: string[] = [];
    this.demands.forEach(({ vCpus }, type) => {
      const name = this.variable(slots(host, type), Math.floor(capacity / vCpus));
      if (vCpus > capacity / 2) {
        first.push(`${vCpus / 2} ${name}`);
        both.push(`${vCpus} ${name}`);
      } else {
        const part = this.variable(onSocket(host, type), Math.floor(capacity / 2 / vCpus));
        this.constraints.push(`${part} - ${name} <= 0`);
        first.push(`${vCpus} ${part}`);
        both.push(`${vCpus} ${name}`);
      }
    });
    this.constraints.push(`${first.join(' + ')} <= ${capacity / 2}`);
    // What is not on the first socket is on the second.
    this.constraints.push(`${[...both, ...first.map((term) => `- ${term}`)].join(' + ').replaceAll('+ -', '-')} <= ${capacity / 2}`);
  }

  /** The names add up to the wanted number without the largest of them, as many as hosts can fail. */
  private addSurvival(name: string, all: readonly string[], wanted: number): void {
    if (this.hostFailures === 0) {
      this.constraints.push(`${all.join(' + ')} >= ${wanted}`);
      return;
    }
    const most = this.variable(`y_${name}`, 9999);
    const above = all.map((_, host) => this.variable(`z_${name}_${host}`, 9999));
    above.forEach((it, host) => this.constraints.push(`${it} + ${most} - ${all[host]} >= 0`));
    this.constraints.push(`${all.join(' + ')} - ${this.hostFailures} ${most} - ${above.join(' - ')} >= ${wanted}`);
  }

  private variable(name: string, most: number): string {
    this.bounds.push(`0 <= ${name} <= ${most}`);
    this.integers.push(name);
    return name;
  }
}
