import type { UncertainParameter } from './assumptions';
import type { Template } from './template';

/** Result of an expression in a template. `parameter`: the parameter that it is the value of, if a deployment can change it. */
export type Resolved =
  | { readonly is: 'absent' }
  | { readonly is: 'literal'; readonly value: unknown; readonly parameter?: UncertainParameter }
  | { readonly is: 'resource'; readonly template: Template; readonly logicalId: string; readonly attribute?: string }
  | Unknown;

/** A value that is unknown before deployment. `text`: its known parts. */
export interface Unknown {
  readonly is: 'unknown';
  readonly key: string;
  readonly text?: string;
  readonly mayBeAbsent?: boolean;
  readonly parameter?: UncertainParameter;
}

export const ABSENT: Resolved = { is: 'absent' };

/** Placeholder in a text for a part that is unknown before deployment. */
export const UNRESOLVED = '\u0000';

export function unknown(expression: unknown): Unknown {
  return { is: 'unknown', key: JSON.stringify(expression) ?? '' };
}

/** Whether an expression can have no value in one of the deployments. */
export function mayBeAbsent(resolved: Resolved): boolean {
  return resolved.is === 'absent' || (resolved.is === 'unknown' && !!resolved.mayBeAbsent);
}
