import { hostsRequired } from '../../planner/hosts-required';
import { counted, renderTable } from '../table';
import { renderSlots } from './render-plan';
import type { SlotCounts } from './plan';
import type { WorkloadFile } from './workload-file';

/** Hosts to order for a workload, by family. */
export interface HostsNeeded {
  readonly hostFailures: number;
  readonly families: readonly FamilyNeeded[];
}

/** Hosts of one family. */
export interface FamilyNeeded {
  readonly family: string;
  readonly vCpusOfHost: number;
  /** Hosts with slots for the workload and for the failures. */
  readonly hosts: number;
  /** Hosts for Dedicated Hosts, in addition. */
  readonly dedicatedHosts: number;
  readonly racks: number;
  readonly bound: { readonly hosts: number; readonly because: string };
  /** Slots of the hosts; hosts with the same slots are together. */
  readonly layouts: readonly { readonly hosts: number; readonly slots: SlotCounts }[];
}

/** @throws PlanError */
export function hostsNeeded({ workloads, hostFailures, racks, dedicatedHosts }: WorkloadFile): HostsNeeded {
  const planned = hostsRequired({ workloads, hostFailures, ...(racks !== undefined && racks > 0 && { racks }) });
  const dedicated = new Map<string, number>();
  for (const { family, count } of dedicatedHosts) dedicated.set(family, (dedicated.get(family) ?? 0) + count);
  const families = planned.map(({ family, vCpusOfHost, hosts, bound, plan }): FamilyNeeded => {
    const layouts = new Map<string, { hosts: number; slots: SlotCounts }>();
    for (const slots of plan.slotting.values()) {
      const counts = Object.fromEntries([...slots].sort(([a], [b]) => (a < b ? -1 : 1)));
      const key = JSON.stringify(counts);
      layouts.set(key, { hosts: (layouts.get(key)?.hosts ?? 0) + 1, slots: counts });
    }
    return {
      family,
      vCpusOfHost,
      hosts: hosts.length,
      dedicatedHosts: dedicated.get(family) ?? 0,
      racks: new Set(hosts.map(({ rackId }) => rackId)).size,
      bound,
      layouts: [...layouts.values()],
    };
  });
  const others = [...dedicated].filter(([family]) => !families.some((one) => one.family === family));
  return {
    hostFailures,
    families: [
      ...families,
      ...others.map(([family, count]) => ({
        family,
        vCpusOfHost: 0,
        hosts: 0,
        dedicatedHosts: count,
        racks: 1,
        bound: { hosts: 0, because: 'Dedicated Hosts only' },
        layouts: [],
      })),
    ],
  };
}

/** Renders the hosts as text. */
export function renderHostsNeeded({ families, hostFailures }: HostsNeeded): string {
  const total = families.reduce((sum, { hosts, dedicatedHosts }) => sum + hosts + dedicatedHosts, 0);
  const failures = hostFailures > 0 ? `, so that ${counted(hostFailures, 'host')} of each family can fail` : '';
  const lines = [`The workload requires ${counted(total, 'host')}${failures}`, ''];
  lines.push(
    ...renderTable(
      ['Family', 'Hosts', 'Dedicated Hosts', 'Racks', 'At least', 'Because'],
      families.map(({ family, hosts, dedicatedHosts, racks, bound }) => [family, hosts, dedicatedHosts, racks, bound.hosts, bound.because]),
    ),
    '',
    ...renderTable(
      ['Family', 'Hosts', 'Slots of each host'],
      families.flatMap(({ family, layouts }) => layouts.map(({ hosts, slots }) => [family, hosts, renderSlots(slots)])),
    ),
  );
  return lines.join('\n');
}
