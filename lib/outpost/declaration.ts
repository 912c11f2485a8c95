import { Lazy, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { DECLARATION_KEY, type Declaration } from '../inventory/declaration';

const DECLARED = Symbol.for('cdk-outposts.declared');
const DECLARED_OF = new WeakMap<IConstruct, Declaration>();

/**
 * Records a declaration in the `Metadata` of the template of the stack, for the rules at synthesis and for `npx cdk-outposts check`. Tokens are
 * omitted: they have no meaning in a template.
 */
export function declare(scope: IConstruct, declaration: Declaration): void {
  const stack = Stack.of(scope) as Stack & { [DECLARED]?: Declaration[] };
  if (!stack[DECLARED]) {
    const declarations: Declaration[] = [];
    Object.defineProperty(stack, DECLARED, { value: declarations });
    stack.addMetadata(DECLARATION_KEY, Lazy.any({ produce: () => merge(declarations) }));
  }
  const declared = withoutTokens(declaration) as Declaration;
  stack[DECLARED]?.push(declared);
  const known = DECLARED_OF.get(scope);
  DECLARED_OF.set(scope, known ? merge([known, declared]) : declared);
}

/** What is declared about an Outpost; undefined if nothing is declared. */
export function declarationOf(outpost: IConstruct): Declaration | undefined {
  return DECLARED_OF.get(outpost);
}

function merge(declarations: readonly Declaration[]): Declaration {
  const merged: { [field: string]: unknown } = {};
  for (const declaration of declarations) {
    for (const [field, value] of Object.entries(declaration)) {
      merged[field] = Array.isArray(value) ? [...((merged[field] as unknown[] | undefined) ?? []), ...(value as unknown[])] : value;
    }
  }
  return merged;
}

/** Omits every value that is a token or contains one, such as a list with a token. */
function withoutTokens(value: unknown): unknown {
  if (Array.isArray(value)) {
    const known = value.map(withoutTokens);
    return known.includes(undefined) ? undefined : known;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        // A logical ID is a token until synthesis, because it can be overridden.
        .map(([key, inner]) => [key, key === 'logicalId' ? inner : withoutTokens(inner)])
        .filter(([, inner]) => inner !== undefined),
    );
  }
  return Token.isUnresolved(value) ? undefined : value;
}
