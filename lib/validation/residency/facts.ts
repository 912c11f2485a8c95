import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import { allKnown, type Properties } from '../facts/properties';

/** Service control policy of type `AWS::Organizations::Policy`. */
export interface ControlPolicy extends Fact {
  /** IDs of accounts, organizational units and roots. */
  readonly targets: Value<readonly string[]>;
  /** `Deny` statements. */
  readonly denials: Value<readonly Denial[]>;
}

/** A `Deny` statement. */
export interface Denial {
  /** `null`: the statement uses `NotAction`. */
  readonly actions: Value<readonly string[]>;
  /** `null`: the statement uses `NotResource`. */
  readonly resources: Value<readonly string[]>;
  /** Conditions that must all be true. */
  readonly conditions: Value<readonly Condition[]>;
}

/** A condition of a statement, such as `ArnNotLike` for `aws:PrincipalArn`. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly controlPolicy: ControlPolicy;
  }
}

export const residencyReaders: { readonly [K in 'controlPolicy']: FactReader<K> } = {
  controlPolicy: {
    types: ['AWS::Organizations::Policy'],
    read: ({ properties: p }) => {
      const type = p.text('Type');
      if (typeof type === 'string' && type !== 'SERVICE_CONTROL_POLICY') return undefined;
      const targets = p.texts('TargetIds');
      return { targets: targets === null ? [] : targets, denials: type ? denials(p.object('Content').objects('Statement')) : undefined };
    },
  },
};

function denials(statements: Value<readonly Properties[]>): Value<readonly Denial[]> {
  if (!statements) return undefined;
  const effects = allKnown(statements.map((statement) => statement.text('Effect')));
  return (
    effects &&
    statements
      .filter((_, index) => effects[index] === 'Deny')
      .map((statement) => ({
        actions: statement.texts('Action'),
        resources: statement.texts('Resource'),
        conditions: conditions(statement.object('Condition')),
      }))
  );
}

function conditions(operators: Properties): Value<readonly Condition[]> {
  if (operators.isAbsent) return [];
  const each = operators.names()?.map((operator) => {
    const keys = operators.object(operator);
    return keys.names()?.map((key) => {
      const values = keys.texts(key);
      return values && { operator, key, values };
    });
  });
  const known = each && allKnown(each);
  return known && allKnown(known.flat());
}
