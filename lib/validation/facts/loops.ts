import { isObject, onlyKey, type Json } from './json';

const LOOP = 'Fn::ForEach::';

/** CloudFormation accepts templates of 500 resources. More iterations are not a template for a deployment. */
const MAX_ITERATIONS = 10_000;

/** Values of the identifiers of the loops around an expression. */
type Bindings = ReadonlyMap<string, string>;

export function isLoop(key: string): boolean {
  return key.startsWith(LOOP);
}

/**
 * Expands `Fn::ForEach`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export class Loops {
  /** Loops whose collection is unknown: their keys and collections. */
  public readonly unexpanded: { readonly key: string; readonly collection: unknown }[] = [];
  private iterations = 0;

  constructor(private readonly texts: (collection: unknown) => readonly string[] | undefined) {}

  public expand(expression: unknown, bindings: Bindings = new Map()): unknown {
    if (typeof expression === 'string') return substitute(expression, bindings);
    if (Array.isArray(expression)) return expression.map((item) => this.expand(item, bindings));
    if (!isObject(expression)) return expression;
    const reference = onlyKey(expression) === 'Ref' ? bindings.get(String(expression.Ref)) : undefined;
    if (reference !== undefined) return reference;
    const expanded: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(expression)) {
      if (isLoop(key)) Object.assign(expanded, ...this.iterate(key, value, bindings));
      else expanded[substitute(key, bindings)] = this.expand(value, bindings);
    }
    return expanded;
  }

  /** What each iteration of a loop adds to the object that contains the loop. */
  private iterate(key: string, loop: unknown, bindings: Bindings): readonly Json[] {
    const [identifier, collection, fragment] = (Array.isArray(loop) ? loop : []) as unknown[];
    const values = this.texts(this.expand(collection, bindings));
    this.iterations += values?.length ?? 0;
    if (!values || typeof identifier !== 'string' || !isObject(fragment) || this.iterations > MAX_ITERATIONS) {
      this.unexpanded.push({ key, collection });
      return [];
    }
    return values.map((value) => this.expand(fragment, new Map([...bindings, [identifier, value]])) as Json);
  }
}

/** `${Identifier}`, or `&{Identifier}` for the letters and digits of the value. */
function substitute(text: string, bindings: Bindings): string {
  let substituted = text;
  for (const [identifier, value] of bindings) {
    substituted = substituted.replaceAll(`\${${identifier}}`, value).replaceAll(`&{${identifier}}`, value.replace(/[^A-Za-z0-9]/g, ''));
  }
  return substituted;
}
