import type { Value } from './facts';
import type { FactReader } from './read';
import { allKnown, type Properties } from './read-properties';
import type { Condition, Denial } from './residency';

type ResidencyKind = 'controlPolicy';

export const residencyReaders: { readonly [K in ResidencyKind]: FactReader<K> } = {
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
