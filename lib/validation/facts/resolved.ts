import type { UncertainParameter } from './assumptions';
import type { Template } from './template';

/** Result of an expression in a template. `parameter`: the parameter that it is the value of, if a deployment can change it. */
export type Resolved =
  | { readonly is: 'absent' }
  | { readonly is: 'literal'; readonly value: unknown; readonly parameter?: UncertainParameter }
  | { readonly is: 'resource'; readonly template: Template; readonly logicalId: string; readonly attribute?: string }
  | Unknown;

/** A value that is unknown before deployment. */
export interface Unknown {
  readonly is: 'unknown';
  readonly key: string;
  /** A text of which parts are known, with `UNRESOLVED` for each other part. */
  readonly text?: string;
  /** The parts of `text` that are unknown, in their order. */
  readonly holes?: readonly Hole[];
  readonly mayBeAbsent?: boolean;
  readonly parameter?: UncertainParameter;
}

export const ABSENT: Resolved = { is: 'absent' };

/** An expression of a template. Stands for itself in expressions of other templates. */
export class Hole {
  constructor(
    public readonly template: Template,
    public readonly expression: unknown,
    public readonly resolved: Resolved,
  ) {}

  /** For keys of unknown values. */
  public toJSON(): unknown {
    return { template: this.template.name, expression: this.expression };
  }
}

/** A text, and what is `UNRESOLVED` in it. */
export interface PartialText {
  readonly text: string;
  readonly holes: readonly Hole[];
}

/** Placeholder in a text for a part that is unknown before deployment. */
export const UNRESOLVED = '\u0000';

export function unknown(expression: unknown): Unknown {
  return { is: 'unknown', key: JSON.stringify(expression) ?? '' };
}

/** Whether an expression can have no value in one of the deployments. */
export function mayBeAbsent(resolved: Resolved): boolean {
  return resolved.is === 'absent' || (resolved.is === 'unknown' && !!resolved.mayBeAbsent);
}
