/** A value that none of the conditions of a template compares with. */
export const OTHER = Symbol('another value');

/** What a variable can be: a parameter value, or the result of a comparison. */
export type Candidate = string | boolean | typeof OTHER;

/** The values of the variables in one of the possible deployments. */
export type World = ReadonlyMap<string, Candidate>;

/** A parameter whose value the reader does not know for certain. */
export interface UncertainParameter {
  readonly key: string;
  readonly name: string;
  /** Name of the stack, not of a nested stack. */
  readonly stack: string;
  /** `Default`, unless it is empty. */
  readonly defaultValue?: string;
  /** `AllowedValues`. */
  readonly allowed?: readonly string[];
}

/** What a deployment decides: a parameter value, or the result of a comparison of values that are unknown. */
export interface Variable {
  readonly key: string;
  /** Name of the stack, not of a nested stack. */
  readonly stack: string;
  /** Name of the parameter; `undefined` for a comparison. */
  readonly parameter?: string;
  /** At least one value. The first one is the default, if there is one. */
  readonly candidates: readonly Candidate[];
  /** Whether a deployment without parameter values uses the first candidate. */
  readonly hasDefault: boolean;
}

interface Uncertain {
  readonly stack: string;
  readonly parameter?: UncertainParameter;
  readonly compared: Set<string>;
  decidesPlacement: boolean;
}

/** What is assumed about the values that only a deployment knows, and which of them matter. */
export class Assumptions {
  private readonly uncertain = new Map<string, Uncertain>();

  constructor(private readonly world: World = new Map()) {}

  public valueOf(key: string): Candidate | undefined {
    return this.world.get(key);
  }

  /** Notes that facts depend on a parameter, and a value that a condition compares it with. */
  public noteParameter(parameter: UncertainParameter, compared?: string): void {
    const noted = this.note(parameter.key, parameter.stack, parameter);
    if (compared !== undefined) noted.compared.add(compared);
  }

  /** Notes that facts depend on a comparison. */
  public noteComparison(key: string, stack: string): void {
    this.note(key, stack);
  }

  /** Notes that a variable decides whether a resource is on an Outpost. A default does not decide that. */
  public notePlacement(key: string): void {
    const noted = this.uncertain.get(key);
    if (noted) noted.decidesPlacement = true;
  }

  public get variables(): readonly Variable[] {
    return [...this.uncertain].map(([key, { stack, parameter, compared, decidesPlacement }]) => ({
      key,
      stack,
      parameter: parameter?.name,
      candidates: parameter ? candidatesOf(parameter, [...compared]) : [true, false],
      hasDefault: parameter?.defaultValue !== undefined && !decidesPlacement,
    }));
  }

  private note(key: string, stack: string, parameter?: UncertainParameter): Uncertain {
    let noted = this.uncertain.get(key);
    if (!noted) this.uncertain.set(key, (noted = { stack, parameter, compared: new Set(), decidesPlacement: false }));
    return noted;
  }
}

/** With a default, the values that conditions compare with, and one that differs from all of them. Otherwise all values. */
function candidatesOf({ defaultValue, allowed }: UncertainParameter, compared: readonly string[]): readonly Candidate[] {
  if (allowed && defaultValue === undefined) return [...new Set(allowed)];
  const possible = allowed ? compared.filter((value) => allowed.includes(value)) : compared;
  const others: readonly Candidate[] = allowed ? allowed.filter((value) => !compared.includes(value)).slice(0, 1) : [OTHER];
  if (defaultValue === undefined) return [...new Set([...possible.filter((value) => value !== ''), ...others, ...possible])];
  return [...new Set([defaultValue, ...possible, ...(compared.includes(defaultValue) ? others : [])])];
}
