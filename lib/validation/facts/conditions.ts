import type { Assumptions } from './assumptions';
import { isObject, type Json } from './json';
import type { Resolved } from './resolved';

/** Result of a condition and the keys of the variables that decide it. `undefined`: not known before deployment. */
interface Outcome {
  readonly value: boolean | undefined;
  readonly variables: readonly string[];
}

const UNDECIDED: Outcome = { value: undefined, variables: [] };

/**
 * Number of arguments of each condition function.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
const FUNCTIONS: { readonly [name: string]: { readonly min: number; readonly max: number } } = {
  'Fn::And': { min: 2, max: 10 },
  'Fn::Equals': { min: 2, max: 2 },
  'Fn::Not': { min: 1, max: 1 },
  'Fn::Or': { min: 2, max: 10 },
};

/** The `Conditions` of a template. */
export class Conditions {
  private readonly outcomes = new Map<string, Outcome>();
  /** Conditions that depend on declared conditions only, and not on themselves. */
  private readonly valid = new Set<string>();

  constructor(
    private readonly declared: Json,
    private readonly resolve: (expression: unknown) => Resolved,
    private readonly scope: { readonly template: string; readonly stack: string; readonly assumptions: Assumptions },
  ) {}

  /** Whether a condition is true; `undefined` if it is not known before deployment. */
  public isTrue(name: unknown): boolean | undefined {
    return this.outcome(String(name)).value;
  }

  /** Keys of the variables that decide a condition. */
  public variablesOf(name: unknown): readonly string[] {
    return this.outcome(String(name)).variables;
  }

  /** Conditions that variables decide, with their value. */
  public get assumed(): readonly (readonly [name: string, value: boolean])[] {
    return Object.keys(this.declared).flatMap((name) => {
      const { value, variables } = this.outcome(name);
      return value === undefined || variables.length === 0 ? [] : [[name, value] as const];
    });
  }

  /** Declared conditions that CloudFormation cannot evaluate, each with the reason. */
  public get invalid(): readonly (readonly [name: string, why: string])[] {
    return Object.keys(this.declared).flatMap((name) => {
      const why = this.whyInvalidName(name, []);
      return why === undefined ? [] : [[name, why] as const];
    });
  }

  /** Why CloudFormation cannot evaluate a condition, or `undefined` if it can. */
  public whyInvalid(name: unknown): string | undefined {
    return typeof name === 'string' ? this.whyInvalidName(name, []) : 'its Condition is not a text';
  }

  private whyInvalidName(name: string, around: readonly string[]): string | undefined {
    if (around.includes(name)) return `condition ${name} depends on itself`;
    if (!Object.hasOwn(this.declared, name)) return `condition ${name} is not in the template`;
    if (this.valid.has(name)) return undefined;
    const why = this.whyInvalidIn(this.declared[name], [...around, name]) ?? whyMalformed(name, this.declared[name]);
    if (why === undefined) this.valid.add(name);
    return why;
  }

  /** Conditions can be in the arguments of other functions, too. */
  private whyInvalidIn(expression: unknown, around: readonly string[]): string | undefined {
    if (typeof expression !== 'object' || expression === null) return undefined;
    const { Condition: referenced, 'Fn::If': choice } = expression as Json;
    const names = [referenced, Array.isArray(choice) ? (choice[0] as unknown) : undefined].filter((name) => typeof name === 'string');
    return (
      firstOf(names, (name) => this.whyInvalidName(name, around)) ??
      firstOf(Object.values(expression), (inside) => this.whyInvalidIn(inside, around))
    );
  }

  private outcome(name: string): Outcome {
    let outcome = this.outcomes.get(name);
    if (!outcome) {
      // A condition that refers to itself, which CloudFormation rejects, is undecided.
      this.outcomes.set(name, UNDECIDED);
      outcome = Object.hasOwn(this.declared, name) ? this.evaluate(this.declared[name]) : UNDECIDED;
      this.outcomes.set(name, outcome);
    }
    return outcome;
  }

  private evaluate(expression: unknown): Outcome {
    if (typeof expression === 'boolean') return { value: expression, variables: [] };
    if (!isObject(expression)) return UNDECIDED;
    const [[name, argument] = ['', undefined]] = Object.entries(expression);
    switch (name) {
      case 'Condition':
        return this.outcome(String(argument));
      case 'Fn::Equals':
        return Array.isArray(argument) && argument.length === 2 ? this.equals(argument) : UNDECIDED;
      case 'Fn::Not':
        return this.combine(argument, ([value]) => (value === undefined ? undefined : !value));
      case 'Fn::And':
        return this.combine(argument, (values) => (values.includes(false) ? false : values.includes(undefined) ? undefined : true));
      case 'Fn::Or':
        return this.combine(argument, (values) => (values.includes(true) ? true : values.includes(undefined) ? undefined : false));
      default:
        return UNDECIDED;
    }
  }

  private combine(argument: unknown, valueOf: (values: readonly (boolean | undefined)[]) => boolean | undefined): Outcome {
    if (!Array.isArray(argument)) return UNDECIDED;
    const outcomes = argument.map((operand) => this.evaluate(operand));
    return { value: valueOf(outcomes.map(({ value }) => value)), variables: outcomes.flatMap(({ variables }) => variables) };
  }

  private equals(operands: readonly unknown[]): Outcome {
    const { template, stack, assumptions } = this.scope;
    const [a, b] = operands.map(this.resolve);
    const [left, right] = [comparable(a), comparable(b)];
    const variables: string[] = [];
    for (const [side, compared] of [
      [a, right],
      [b, left],
    ] as const) {
      const parameter = side.is === 'literal' || side.is === 'unknown' ? side.parameter : undefined;
      if (!parameter || compared === undefined) continue;
      assumptions.noteParameter(parameter, compared);
      variables.push(parameter.key);
    }
    if (left !== undefined && right !== undefined) return { value: left === right, variables };
    // A parameter with a value that is assumed to be another one than all with which conditions compare it.
    if (variables.length > 0)
      return { value: variables.every((key) => assumptions.valueOf(key) === undefined) ? undefined : false, variables };
    const key = `${template} ${JSON.stringify(operands)}`;
    assumptions.noteComparison(key, stack);
    return { value: assumptions.valueOf(key) as boolean | undefined, variables: [key] };
  }
}

/** Why the definition of a condition, or a part of it, is none. */
function whyMalformed(name: string, definition: unknown): string | undefined {
  if (typeof definition === 'boolean') return undefined;
  if (!isObject(definition)) return `condition ${name} is not a condition function`;
  const [used = 'nothing', ...others] = Object.keys(definition);
  const argument = definition[used];
  if (used === 'Condition' && others.length === 0) return undefined;
  if (!Object.hasOwn(FUNCTIONS, used) || others.length > 0) {
    return `condition ${name} uses ${[used, ...others].join(' and ')}, which is not a condition function`;
  }
  const { min, max } = FUNCTIONS[used];
  const number = Array.isArray(argument) ? argument.length : 1;
  if (!Array.isArray(argument) || number < min || number > max) {
    return `condition ${name} has ${used} with ${number} instead of ${min === max ? min : `${min} to ${max}`} arguments`;
  }
  return used === 'Fn::Equals' ? undefined : firstOf(argument, (operand) => whyMalformed(name, operand));
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Text of a value for a comparison. */
function comparable(resolved: Resolved): string | undefined {
  if (resolved.is !== 'literal') return undefined;
  const { value } = resolved;
  if (typeof value === 'string') return value.includes('{{resolve:') ? undefined : value;
  return JSON.stringify(value);
}
