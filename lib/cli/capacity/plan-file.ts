import { readText } from '../read-text';
import { UnusableInput } from '../unusable-input';
import type { CapacityPlan } from './plan';

/** What of a plan the capacity tasks need. */
export type PlanToApply = Pick<CapacityPlan, 'outpostId' | 'region' | 'changes' | 'shortfalls'>;

const ADVICE = "write a plan with 'npx cdk-outposts capacity plan --out <file>'";

/**
 * Reads a plan that `capacity plan --out` wrote.
 *
 * @throws UnusableInput
 */
export function readPlanFile(file: string): PlanToApply {
  const text = readText(file, { advice: ADVICE });
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    throw new UnusableInput(`${file} is no JSON; ${ADVICE}`);
  }
  if (!isPlan(plan)) throw new UnusableInput(`${file} is no plan for an Outpost; ${ADVICE}`);
  const [shortfall] = plan.shortfalls;
  if (shortfall)
    throw new UnusableInput(
      `the plan does not hold the workload (${shortfall.instanceType}: ${shortfall.missing} missing); reduce the workload or add hosts, and plan again`,
    );
  return plan;
}

function isPlan(value: unknown): value is PlanToApply {
  const { schemaVersion, outpostId, changes, shortfalls } = (value ?? {}) as Partial<CapacityPlan>;
  return (
    schemaVersion === 1 &&
    /^op-[0-9a-f]{17}$/.test(outpostId ?? '') &&
    Array.isArray(shortfalls) &&
    Array.isArray(changes) &&
    changes.every(({ assetId, before, after }) => /^\d{10}$/.test(assetId) && isSlots(before) && isSlots(after))
  );
}

function isSlots(value: unknown): boolean {
  const isCount = (count: unknown) => Number.isInteger(count) && (count as number) >= 0 && (count as number) <= 9999;
  return typeof value === 'object' && value !== null && Object.values(value).every(isCount);
}
