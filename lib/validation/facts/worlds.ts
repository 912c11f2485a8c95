import type { Candidate, Variable, World } from './assumptions';

/** A possible deployment. */
export interface Possibility {
  readonly world: World;
  /** Whether each parameter with a default has it. */
  readonly hasDefaults: boolean;
}

/** The possible deployments to evaluate. */
export interface Possibilities {
  readonly possibilities: readonly Possibility[];
  /** Stacks with more combinations of values than are evaluated. */
  readonly incomplete: readonly { readonly stack: string; readonly variables: readonly Variable[]; readonly evaluated: number }[];
}

/** Combinations of values of a stack. Two parameters of five values, or five conditions, are complete. */
const LIMIT = 32;

/** In an App of many stacks. */
const LIMIT_OF_MANY = 8;

const MANY = 50;

/**
 * Possible deployments of all stacks. Each stack has another combination of its values in each of them, so the number does not depend on the
 * number of stacks. The first ones have the defaults of the parameters, the others differ from the defaults.
 */
export function possibleWorlds(variables: readonly Variable[], stacks: number): Possibilities {
  const limit = stacks > MANY ? LIMIT_OF_MANY : LIMIT;
  const byStack = new Map<string, Variable[]>();
  for (const variable of variables) byStack.set(variable.stack, [...(byStack.get(variable.stack) ?? []), variable]);
  const incomplete: Possibilities['incomplete'][number][] = [];
  const ofStacks = [...byStack].map(([stack, ofStack]) => {
    const combinations = nearest(ofStack, limit);
    if (ofStack.reduce((product, { candidates }) => product * candidates.length, 1) > combinations.length) {
      incomplete.push({ stack, variables: ofStack, evaluated: combinations.length });
    }
    const withDefaults = combinations.filter((world) =>
      ofStack.every(({ key, hasDefault, candidates }) => !hasDefault || world.get(key) === candidates[0]),
    );
    return { withDefaults, others: combinations.filter((world) => !withDefaults.includes(world)) };
  });
  const rows = (of: 'withDefaults' | 'others') => {
    const count = Math.max(0, ...ofStacks.map((stack) => stack[of].length));
    return Array.from({ length: count }, (_, row): Possibility => ({
      world: new Map(ofStacks.flatMap((stack) => [...(stack[of][row] ?? stack.withDefaults[0])])),
      hasDefaults: of === 'withDefaults',
    }));
  };
  return { possibilities: [...rows('withDefaults'), ...rows('others')], incomplete };
}

/** Combinations of values, those first in which the fewest variables differ from their first candidate. */
function nearest(variables: readonly Variable[], limit: number): readonly World[] {
  const first: World = new Map(variables.map(({ key, candidates }) => [key, candidates[0]]));
  const found: World[] = [first];
  for (let changes = 1; changes <= variables.length && found.length < limit; changes++) {
    for (const changed of changesOf(variables, changes)) {
      found.push(new Map([...first, ...changed]));
      if (found.length >= limit) break;
    }
  }
  return found;
}

/** All ways to change a number of variables. Of a single one, the second values of all come before the third values. */
function* changesOf(variables: readonly Variable[], changes: number): Generator<readonly (readonly [string, Candidate])[]> {
  if (changes === 1) {
    const most = Math.max(...variables.map(({ candidates }) => candidates.length));
    for (let index = 1; index < most; index++) {
      for (const { key, candidates } of variables) if (index < candidates.length) yield [[key, candidates[index]]];
    }
    return;
  }
  for (let at = 0; at <= variables.length - changes; at++) {
    const { key, candidates } = variables[at];
    for (const candidate of candidates.slice(1)) {
      for (const others of changesOf(variables.slice(at + 1), changes - 1)) yield [[key, candidate], ...others];
    }
  }
}
