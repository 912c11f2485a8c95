import * as fc from 'fast-check';
import { hostsRequired } from '../../lib/planner/hosts-required';
import { survives } from '../../lib/planner/survival';
import { demandByType } from '../../lib/planner/workload';

const hosts = fc.array(fc.record({ slots: fc.integer({ min: 0, max: 3 }), rack: fc.constantFrom('r1', 'r2', 'r3') }), {
  minLength: 1,
  maxLength: 7,
});
const groups = fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), spread: fc.constantFrom(undefined, 'host', 'rack') }), {
  minLength: 1,
  maxLength: 3,
});

/** All choices of failing hosts. */
function* choicesOf(count: number, failures: number, from = 0): Generator<readonly number[]> {
  if (failures === 0 || from === count) yield [];
  else {
    for (const others of choicesOf(count, failures - 1, from + 1)) yield [from, ...others];
    if (count - from > failures) yield* choicesOf(count, failures, from + 1);
  }
}

test('a demand survives failures if and only if it runs after each choice of failing hosts', () => {
  const verdicts = { true: 0, false: 0 };
  fc.assert(
    fc.property(hosts, groups, fc.integer({ min: 0, max: 3 }), (all, wanted, failures) => {
      const [demand] = demandByType(wanted.map((group, index) => ({ name: `w${index}`, instanceType: 'm5.large', ...group })));
      const [counts, racks] = [all.map(({ slots }) => slots), all.map(({ rack }) => rack)];
      const runs = [...choicesOf(all.length, failures)].every((failed) => {
        const left = counts.map((slots, index) => (failed.includes(index) ? 0 : slots));
        return survives(demand, left, racks, 0).ok;
      });
      verdicts[`${runs}`]++;
      expect(survives(demand, counts, racks, failures).ok).toBe(runs);
    }),
    { numRuns: Number(process.env.SURVIVAL_RUNS ?? 500), seed: Number(process.env.SURVIVAL_SEED ?? 7) },
  );
  expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(30);
});

test('groups that are spread over many racks are planned in seconds', () => {
  const workloads = [
    { name: 'a', instanceType: 'm5.24xlarge', count: 13, spread: 'rack' as const },
    { name: 'b', instanceType: 'm5.large', count: 29, spread: 'host' as const },
    { name: 'c', instanceType: 'm5.24xlarge', count: 11 },
  ];
  const before = process.cpuUsage();
  const [{ hosts: required, bound }] = hostsRequired({ workloads, hostFailures: 3 });
  expect(required.length).toBeGreaterThanOrEqual(bound.hosts);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
});
