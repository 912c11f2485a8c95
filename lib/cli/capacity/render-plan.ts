import { ISOLATION_SOURCE } from '../../planner/host-category';
import { counted, renderTable } from '../table';
import type { Distance } from './distance';
import type { CapacityPlan, SlotCounts } from './plan';

/** Renders a plan as text. */
export function renderPlan(plan: CapacityPlan): string {
  const { outpostId, hosts, leftOut, changes, types, distances, dedicatedHosts, notInWorkload } = plan;
  const lines = [`Outpost ${outpostId}: ${counted(hosts.length, 'host')}${plan.collectedAt ? `, inventory of ${plan.collectedAt}` : ''}`];
  lines.push(verdict(plan), '');
  lines.push(
    ...renderTable(
      ['Host', 'Rack', 'Slots now', 'Slots planned', 'Free vCPUs', 'Stranded', 'Without this host'],
      hosts.map(({ assetId, rackId = '', now, planned, freeVcpus, strandedVcpus, requiredFor }) => [
        assetId,
        rackId,
        renderSlots(now),
        sameSlots(now, planned) ? 'unchanged' : renderSlots(planned),
        freeVcpus,
        strandedVcpus,
        requiredFor.length > 0 ? `not all run: ${requiredFor.join(', ')}` : 'all run',
      ]),
    ),
  );
  lines.push('');
  const after = plan.hostFailures > 0 ? `Slots after ${counted(plan.hostFailures, 'failure')}` : 'Slots after a failure';
  lines.push(
    ...renderTable(
      ['Instance type', 'Required', 'Slots', ...(plan.hostFailures > 0 ? [after] : []), 'Hosts that can fail'],
      types.map(({ instanceType, required, slots, slotsAfterFailures, toleratedFailures }) => [
        instanceType,
        required,
        slots,
        ...(plan.hostFailures > 0 ? [slotsAfterFailures] : []),
        required === 0 ? '-' : toleratedFailures < 0 ? 'none: too few slots' : toleratedFailures,
      ]),
    ),
  );
  lines.push('', 'Distance from the fewest hosts', ...distances.map(renderDistance));
  for (const { name, family, assetIds } of dedicatedHosts)
    lines.push(
      `Dedicated Hosts ${name}: ${counted(assetIds.length, `${family} host`)}${assetIds.length > 0 ? ` (${assetIds.join(', ')})` : ''}`,
    );
  for (const { instanceType, count } of notInWorkload)
    lines.push(`running and not in the workload: ${instanceType} (${count}); add them to the workload file, or stop them`);
  for (const { assetId, because } of leftOut) lines.push(`left out: ${assetId}, ${because}`);
  const stops = changes.flatMap(({ assetId, blocking }) => blocking.map((one) => ({ assetId, ...one })));
  if (stops.length > 0) lines.push('', 'Instances that block the change');
  for (const { assetId, instanceType, toStop, instances } of stops) {
    const all = instances.map(({ instanceId, service, accountId }) => [instanceId, service, accountId].filter(Boolean).join(' '));
    lines.push(`${assetId}: stop ${toStop} of ${instances.length} ${instanceType}: ${all.join(', ')}`);
  }
  const categories = changes.flatMap(({ assetId, categoryChange }) => (categoryChange ? [{ assetId, ...categoryChange }] : []));
  if (categories.length > 0) {
    lines.push(
      '',
      'Hosts of another category: each can be isolated while its capacity task runs, and has no capacity for new instances meanwhile',
    );
    lines.push(...categories.map(({ assetId, from, to }) => `${assetId}: from ${from} to ${to} instances`), `See ${ISOLATION_SOURCE}`);
  }
  return lines.join('\n');
}

function verdict({ shortfalls, changes, hostFailures }: CapacityPlan): string {
  if (shortfalls.length > 0) {
    const missing = shortfalls.map(({ instanceType, missing: count, because }) => `${instanceType}: ${count} without ${WITHOUT[because]}`);
    return `The hosts do not hold the workload${afterFailures(hostFailures)}. ${missing.join('; ')}`;
  }
  const stops = changes.flatMap(({ blocking }) => blocking).reduce((sum, { toStop }) => sum + toStop, 0);
  const change = changes.length === 0 ? 'No slots change' : `The slots of ${counted(changes.length, 'host')} change`;
  return `The plan holds the workload${afterFailures(hostFailures)}. ${change}; ${stops === 0 ? 'no instance stops' : `${counted(stops, 'instance')} must stop`}`;
}

const WITHOUT = { slots: 'a slot', hosts: 'a host of its own', racks: 'a rack of its own' } as const;

function afterFailures(hostFailures: number): string {
  return hostFailures > 0 ? ` after the failure of ${counted(hostFailures, 'host')} of each family` : '';
}

function renderDistance({ family, hosts, bound, because, required }: Distance): string {
  if (bound === undefined || required === undefined) return `${family}: ${counted(hosts, 'host')}; ${because}`;
  const spare = hosts - bound;
  const compared = spare > 0 ? `${spare} more than the fewest possible` : spare === 0 ? 'the fewest possible' : `${-spare} too few`;
  const planned = required > bound ? `; a plan for empty hosts requires ${required}` : '';
  return `${family}: ${counted(hosts, 'host')}, ${compared}: at least ${bound}, because ${because}${planned}`;
}

/** `m5.xlarge (4), m5.large (2)`. */
export function renderSlots(slots: SlotCounts): string {
  const all = Object.entries(slots).map(([instanceType, count]) => `${instanceType} (${count})`);
  return all.join(', ') || 'none';
}

/** Whether two layouts have the same slots. */
export function sameSlots(a: SlotCounts, b: SlotCounts): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((type) => (a[type] ?? 0) === (b[type] ?? 0));
}
