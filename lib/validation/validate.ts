import type { Inventory } from '../inventory/inventory';
import { evaluate, resourcesOnOutposts, type Evaluation } from './evaluate';
import type { Facts, Location, Unread } from './facts/fact';
import { readWorld } from './facts/read';
import type { TemplateSource } from './facts/template';
import { possibleWorlds, type Possibilities } from './facts/worlds';
import { mergeEvaluations } from './merge-evaluations';
import type { Rule } from './rule';

/**
 * Reads templates and evaluates the rules. If conditions or parameters without a value decide about facts, evaluates the possible
 * deployments, and merges what is found in them.
 */
export function validate(sources: readonly TemplateSource[], inventories: readonly Inventory[], rules: readonly Rule[]): Evaluation {
  return readAndValidate(sources, inventories, rules).evaluation;
}

/** As `validate`, with the facts that hold in all deployments. */
export function readAndValidate(
  sources: readonly TemplateSource[],
  inventories: readonly Inventory[],
  rules: readonly Rule[],
): { readonly facts: Facts; readonly evaluation: Evaluation } {
  const reading = readWorld(sources, inventories);
  return { facts: reading.facts, evaluation: evaluateWorlds(reading, sources, inventories, rules) };
}

function evaluateWorlds(
  reading: ReturnType<typeof readWorld>,
  sources: readonly TemplateSource[],
  inventories: readonly Inventory[],
  rules: readonly Rule[],
): Evaluation {
  if (reading.variables.length === 0) return evaluate(reading.facts, rules);
  const { possibilities, incomplete } = possibleWorlds(reading.variables, sources.length);
  const resources = new Set<string>();
  const onOutposts = new Set<string>();
  const deployments = possibilities.map(({ world, hasDefaults }) => {
    const { facts, conditions, creates } = readWorld(sources, inventories, world);
    for (const location of facts.resources) resources.add(nameIn(location));
    for (const location of resourcesOnOutposts(facts, rules)) onOutposts.add(nameIn(location));
    return { world, hasDefaults, conditions, creates, evaluation: evaluate(facts, rules) };
  });
  const merged = mergeEvaluations(deployments, reading.variables);
  return {
    ...merged,
    unread: [...merged.unread, ...incomplete.map(notEvaluated)],
    judged: { resources: resources.size, onOutposts: onOutposts.size, rules: rules.length },
  };
}

/** The same in each deployment. */
function nameIn({ template, stack, logicalId }: Location): string {
  return JSON.stringify([template, stack, logicalId]);
}

function notEvaluated({ stack, variables, evaluated }: Possibilities['incomplete'][number]): Unread {
  const names = variables.map(({ parameter }) => parameter).filter((name) => name !== undefined);
  const combinations = variables.reduce((product, { candidates }) => product * candidates.length, 1);
  return {
    stack,
    what: names.length > 0 ? `combinations of ${names.join(', ')}` : 'combinations of conditions',
    why: `${evaluated} of ${combinations} combinations of values were evaluated; specify values with --parameters`,
  };
}
