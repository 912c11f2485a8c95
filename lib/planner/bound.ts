import type { TypeDemand } from './workload';

/** Why fewer hosts are not sufficient. */
export interface Bound {
  readonly hosts: number;
  readonly because: string;
}

/** Fractions of a socket that are rounded down to multiples of 1/k, for k up to this number. */
const MAX_ROUNDING = 16;

/**
 * The number of hosts of one family that no plan can do without.
 *
 * On `hosts` hosts, `count` instances of a type that survive `failures` failures require `count + failures × ⌈count ÷ (hosts − failures)⌉`
 * slots: one of the hosts that stay has at least that many of them, and each of those that fail can have no fewer. These slots fill sockets:
 * dual feasible functions, which round the sizes of the slots, bound the number of sockets.
 *
 * @see https://doi.org/10.1016/S0167-6377(00)00030-6
 */
export function fewestHosts(demands: readonly TypeDemand[], vCpusOfHost: number, failures: number, racks: number): Bound {
  const largestGroup = Math.max(0, ...demands.flatMap(({ hostGroups }) => hostGroups));
  const largestOverRacks = Math.max(0, ...demands.flatMap(({ rackGroups }) => rackGroups));
  const demanding = demands.reduce((sum, { count }) => sum + count, 0) > 0;
  const overHosts = demanding ? failures + Math.max(1, largestGroup) : 0;
  const overRacks = largestOverRacks > 0 && largestOverRacks <= racks ? hostsOfRackGroup(largestOverRacks, racks, failures) : 0;
  const least = Math.max(overHosts, overRacks);
  let hosts = least;
  while (socketsFor(demands, vCpusOfHost, hosts, failures) > 2 * hosts) hosts++;
  if (hosts > least) return { hosts, because: `the slots do not fit on ${hosts - 1} host${hosts === 2 ? '' : 's'}` };
  return { hosts, because: failures > 0 ? `${reason()}, and ${failures} host${failures === 1 ? '' : 's'} can fail` : reason() };

  function reason(): string {
    if (overRacks > overHosts) return `a group that is spread over racks has ${largestOverRacks} instances`;
    return largestGroup > 1 ? `a spread group has ${largestGroup} instances` : 'one host runs the workloads';
  }
}

/**
 * The hosts that a group requires which is spread over racks. Fewer racks than instances are left if all hosts of as many racks fail as the
 * group has to spare, and one more: the smallest of these racks together have more hosts than can fail, and the others are no smaller.
 */
function hostsOfRackGroup(instances: number, racks: number, failures: number): number {
  const smallest = racks - instances + 1;
  return failures + 1 + (instances - 1) * Math.ceil((failures + 1) / smallest);
}

function socketsFor(demands: readonly TypeDemand[], vCpusOfHost: number, hosts: number, failures: number): number {
  const sizes = demands.map(({ vCpus, count }) => {
    const slots = count + (failures > 0 ? failures * Math.ceil(count / (hosts - failures)) : 0);
    const socket = vCpusOfHost / 2;
    // A slot with more vCPUs than a socket takes half of them on each.
    return vCpus > socket ? { size: vCpus / vCpusOfHost, number: 2 * slots } : { size: vCpus / socket, number: slots };
  });
  let sockets = 0;
  for (let k = 0; k <= MAX_ROUNDING; k++) {
    const filled = sizes.reduce((sum, { size, number }) => sum + number * (k === 0 ? size : rounded(size, k)), 0);
    sockets = Math.max(sockets, filled);
  }
  return Math.ceil(sockets - 1e-9);
}

/** A dual feasible function: sizes that fit together still do after it. */
function rounded(size: number, k: number): number {
  const parts = (k + 1) * size;
  return Number.isInteger(parts) ? size : Math.floor(parts) / k;
}
