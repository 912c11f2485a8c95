import * as fc from 'fast-check';
import { MAX_HOSTS, planExactly, type Highs } from './mixed-integer';
import { hostsRequired } from '../../lib/planner/hosts-required';
import type { Workload } from '../../lib/planner/workload';

/** Cases to compare, 500 in about 20 minutes, and others: `PLANNER_RUNS=500 PLANNER_SEED=2 npx jest test/planner/exact`. */
const RUNS = Number(process.env.PLANNER_RUNS ?? 15);
const SEED = Number(process.env.PLANNER_SEED ?? 7);

const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'];
const workloads = fc
  .uniqueArray(fc.record({ size: fc.constantFrom(...SIZES), count: fc.integer({ min: 1, max: 10 }), apart: fc.boolean() }), {
    selector: ({ size }) => size,
    minLength: 1,
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ size, count, apart }): Workload => {
      const spread = apart && count <= 4 ? 'host' : undefined;
      return { name: size, instanceType: `m5.${size}`, count, spread };
    }),
  );

test('no mixed-integer program finds a plan with fewer hosts', async () => {
  const load = (await import('highs')).default;
  const highs = (await load()) as unknown as Highs;
  let improvable = 0;
  let undecided = 0;
  fc.assert(
    fc.property(workloads, fc.integer({ min: 0, max: 2 }), (wanted, hostFailures) => {
      const [{ hosts, bound }] = hostsRequired({ workloads: wanted, hostFailures });
      // With as many hosts as the bound, no plan has fewer.
      if (hosts.length > MAX_HOSTS || hosts.length === bound.hosts) return;
      improvable++;
      const fewer = planExactly(highs, wanted, hosts.slice(1), hostFailures, 60);
      expect(fewer).not.toBeInstanceOf(Map);
      if (fewer === 'unknown') undecided++;
      // The program accepts what the planner found.
      else expect(planExactly(highs, wanted, hosts, hostFailures, 60)).toBeInstanceOf(Map);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(improvable).toBeGreaterThan(0);
  // HiGHS has a minute for each case.
  expect(undecided).toBeLessThanOrEqual(Math.ceil(improvable / 10));
}, 600_000);
