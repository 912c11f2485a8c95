import type { Evaluation, Finding } from './evaluate';
import { OTHER, type Variable, type World } from './facts/assumptions';
import type { Location } from './facts/fact';
import type { Reading } from './facts/read';

/** A possible deployment and what the rules find in it. */
export interface Deployment extends Pick<Reading, 'conditions' | 'creates'> {
  readonly world: World;
  readonly hasDefaults: boolean;
  readonly evaluation: Evaluation;
}

/**
 * Merges the evaluations of possible deployments. What holds for a resource in all deployments that create it is a finding. What holds in
 * some is a warning that names the condition or the parameter value.
 */
export function mergeEvaluations(deployments: readonly Deployment[], variables: readonly Variable[]): Omit<Evaluation, 'judged'> {
  const evaluations = deployments.map(({ evaluation }) => evaluation);
  const explanation = new Explanation(deployments, variables);
  return {
    findings: [...groups(deployments).values()].flatMap((group) => merged(group, deployments, explanation)),
    undecided: distinct(evaluations.flatMap(({ undecided }) => undecided)),
    unread: distinct(evaluations.flatMap(({ unread }) => unread)),
  };
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Findings of one rule about one property, by message, with the deployments that they are found in. */
type Group = Map<string, { readonly finding: Finding; readonly foundIn: Set<Deployment> }>;

function groups(deployments: readonly Deployment[]): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  for (const deployment of deployments) {
    for (const finding of deployment.evaluation.findings) {
      const { ruleId, message, location, path } = finding;
      const key = JSON.stringify([ruleId, location.template, location.logicalId, path]);
      const group: Group = found.get(key) ?? new Map();
      found.set(key, group);
      const same = group.get(message) ?? { finding, foundIn: new Set() };
      group.set(message, same);
      same.foundIn.add(deployment);
    }
  }
  return found;
}

function merged(group: Group, deployments: readonly Deployment[], explanation: Explanation): Finding[] {
  const findings = [...group.values()];
  const [{ finding: first }] = findings;
  const { location } = first;
  const creating = deployments.filter(({ creates }) => creates(location.stack, location.logicalId));
  const withDefaults = creating.filter(({ hasDefaults }) => hasDefaults);
  const relevant = withDefaults.length > 0 ? withDefaults : creating;
  const certain = findings.filter(({ foundIn }) => relevant.every((deployment) => foundIn.has(deployment)));
  const isCertain = relevant.every((deployment) => findings.some(({ foundIn }) => foundIn.has(deployment)));
  if (isCertain && certain.length === 0) {
    const { finding } = findings.find(({ foundIn }) => foundIn.has(relevant[0]))!;
    const messageIn = (deployment: Deployment) => findings.find(({ foundIn }) => foundIn.has(deployment))!.finding.message;
    const names = explanation.parametersOf(messageIn, relevant, location);
    return [{ ...finding, message: `${finding.message}; the same is true of each other value of ${names}` }];
  }
  return findings.map((one) =>
    certain.includes(one)
      ? one.finding
      : { ...one.finding, severity: 'warning', message: `if ${explanation.when(one.foundIn, creating, location)}: ${one.finding.message}` },
  );
}

/** What deployments have in common, in words. */
class Explanation {
  private readonly statements: ReadonlyMap<Deployment, readonly Statement[]>;

  constructor(
    deployments: readonly Deployment[],
    private readonly variables: readonly Variable[],
  ) {
    this.statements = new Map(deployments.map((deployment) => [deployment, statementsOf(deployment, variables)]));
  }

  /** What distinguishes the deployments with a finding from the other deployments that create its resource. */
  public when(foundIn: ReadonlySet<Deployment>, creating: readonly Deployment[], { stack }: Location): string {
    const [first, ...others] = [...foundIn].map((deployment) => this.statements.get(deployment)!);
    const without = creating.filter((deployment) => !foundIn.has(deployment)).map((deployment) => this.statements.get(deployment)!);
    const common = first.filter(({ text }) => others.every((statements) => statements.some((one) => one.text === text)));
    const distinguishing = common.filter(({ text }) => without.some((statements) => !statements.some((one) => one.text === text)));
    const own = distinguishing.filter(({ template }) => template === stack || stack.startsWith(`${template}/`));
    const near = own.length > 0 ? own : distinguishing;
    const conditions = near.filter(({ isCondition }) => isCondition);
    const candidates = conditions.length > 0 ? conditions : near;
    const sufficient = candidates.find(({ text }) => !without.some((statements) => statements.some((one) => one.text === text)));
    const statements = sufficient ? [sufficient] : candidates.length > 0 ? candidates.slice(0, 3) : first.slice(0, 3);
    return statements.map(({ words }) => words).join(' and ');
  }

  /** Names of the parameters on which a message depends, otherwise of all parameters of the stack. */
  public parametersOf(messageIn: (deployment: Deployment) => string, deployments: readonly Deployment[], { stack }: Location): string {
    const own = this.variables.filter((variable) => variable.stack === stack || stack.startsWith(`${variable.stack}/`));
    const decisive = own.find(({ key }) => {
      const messages = new Map(deployments.map((deployment) => [deployment.world.get(key), messageIn(deployment)]));
      return deployments.every((deployment) => messages.get(deployment.world.get(key)) === messageIn(deployment));
    });
    const names = (decisive ? [decisive] : own).map(({ parameter }) => parameter).filter((name) => name !== undefined);
    return names.length > 0 ? names.join(', ') : 'the conditions';
  }
}

interface Statement {
  readonly template: string;
  readonly isCondition: boolean;
  readonly words: string;
  /** Unique among all templates. */
  readonly text: string;
}

/** Conditions first: users know them by name. */
function statementsOf({ conditions, world }: Deployment, variables: readonly Variable[]): readonly Statement[] {
  const ofConditions = conditions.map(({ template, name, value }) => ({
    template,
    isCondition: true,
    words: `condition ${name} is ${value}`,
  }));
  const ofParameters = variables.flatMap(({ key, stack, parameter, candidates }) => {
    if (parameter === undefined) return [];
    const value = world.get(key);
    const compared = candidates.filter((candidate) => typeof candidate === 'string').map((candidate) => candidate || 'empty');
    const words = value === OTHER ? `${parameter} is not ${compared.join(' or ')}` : `${parameter} is ${String(value) || 'empty'}`;
    return [{ template: stack, isCondition: false, words }];
  });
  return [...ofConditions, ...ofParameters].map((statement) => ({ ...statement, text: `${statement.template} ${statement.words}` }));
}
