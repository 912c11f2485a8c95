import type { Fact, Value } from './facts';

/** `AWS::Organizations::Policy` that is a service control policy. */
export interface ControlPolicy extends Fact {
  /** IDs of accounts, organizational units and roots. */
  readonly targets: Value<readonly string[]>;
  /** Its statements that deny. */
  readonly denials: Value<readonly Denial[]>;
}

/** A statement that denies. */
export interface Denial {
  /** `null`: all but some. */
  readonly actions: Value<readonly string[]>;
  /** `null`: all but some. */
  readonly resources: Value<readonly string[]>;
  /** All of them have to be true. */
  readonly conditions: Value<readonly Condition[]>;
}

/** A condition of a statement, such as `ArnNotLike` of `aws:PrincipalArn`. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}
