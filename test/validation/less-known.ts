import * as fc from 'fast-check';
import type { Example } from '../../lib/validation/rule';
import type { Json, TemplateSource } from '../../lib/validation/facts/template';
import type { Inventory } from '../../lib/inventory/inventory';

/** Ways to say a value so that less of it is known before the deployment. */
const WAYS = [
  'parameter',
  'parameter with a default',
  'parameter with an empty default',
  'condition',
  'condition that is not met',
  'condition between two',
  'start of a text',
  'end of a text',
  'joined text',
  'import',
  'dynamic reference',
  'resource condition',
  'no metadata',
  'no inventory',
  'no environment',
] as const;

/** A change that takes knowledge away from a template. */
export interface Change {
  readonly way: (typeof WAYS)[number];
  /** Selects the value. */
  readonly at: number;
}

export const CHANGES: fc.Arbitrary<readonly Change[]> = fc.array(fc.record({ way: fc.constantFrom(...WAYS), at: fc.nat({ max: 9999 }) }), {
  minLength: 1,
  maxLength: 6,
});

/** An object or a list, and the key of a value in it. */
interface Place {
  readonly owner: Record<string, unknown>;
  readonly key: string;
}

/** The template of an example after the changes, and the inventory that remains. */
export function lessKnown(example: Example, changes: readonly Change[]): { source: TemplateSource; inventories: readonly Inventory[] } {
  const Resources = structuredClone(example.resources) as Record<string, Record<string, unknown>>;
  const [Parameters, Conditions]: Record<string, unknown>[] = [{}, {}];
  const declared = Object.values(Resources);
  let environment: Partial<TemplateSource> = { region: example.region, account: example.account };
  let inventories = example.inventory ? [example.inventory] : [];
  changes.forEach(({ way, at }, number) => {
    const parameter = (rest: object = {}) => {
      Parameters[`P${number}`] = { Type: 'String', ...rest };
      return { Ref: `P${number}` };
    };
    const condition = (): string => {
      Conditions[`C${number}`] = { 'Fn::Equals': [parameter(), 'yes'] };
      return `C${number}`;
    };
    if (way === 'no inventory') return void (inventories = []);
    if (way === 'no environment') return void (environment = {});
    if (way === 'no metadata') return void delete declared[at % declared.length].Metadata;
    if (way === 'resource condition') return void (declared[at % declared.length].Condition ??= condition());
    const places = declared.flatMap((resource) => [...placesIn(resource, 'Properties')]);
    if (places.length === 0) return;
    const { owner, key } = places[at % places.length];
    const value = owner[key];
    owner[key] = said();

    function said(): unknown {
      switch (way) {
        case 'parameter':
          return parameter();
        case 'parameter with a default':
          return typeof value === 'string' ? parameter({ Default: value }) : value;
        case 'parameter with an empty default':
          return parameter({ Default: '' });
        case 'condition':
          return { 'Fn::If': [condition(), value, { Ref: 'AWS::NoValue' }] };
        case 'condition that is not met':
          return { 'Fn::If': [condition(), { Ref: 'AWS::NoValue' }, value] };
        case 'condition between two':
          return { 'Fn::If': [condition(), value, { Ref: `P${number}` }] };
        case 'start of a text':
          return typeof value === 'string' ? { 'Fn::Sub': `\${${parameter().Ref}}${literal(value.slice(value.length / 2))}` } : value;
        case 'end of a text':
          return typeof value === 'string' ? { 'Fn::Sub': `${literal(value.slice(0, value.length / 2))}\${${parameter().Ref}}` } : value;
        case 'joined text':
          return typeof value === 'string' ? { 'Fn::Join': ['', [value.slice(0, value.length / 2), parameter()]] } : value;
        case 'import':
          return { 'Fn::ImportValue': `export-${number}` };
        default:
          return `{{resolve:ssm:/value-${number}}}`;
      }
    }
  });
  const body: Json = { Parameters, Conditions, Resources };
  return { source: { name: 'Example', path: 'example.json', body, ...environment }, inventories };
}

/** `${` in a text is no variable of `Fn::Sub`. */
function literal(text: string): string {
  return text.replaceAll('${', '${!');
}

/** The values in an object, without the arguments of intrinsic functions. */
function* placesIn(owner: Record<string, unknown>, key: string): Generator<Place> {
  const value = owner[key];
  if (value === undefined) return;
  if (key !== 'Properties') yield { owner, key };
  if (typeof value !== 'object' || value === null) return;
  const inside = value as Record<string, unknown>;
  const keys = Object.keys(inside);
  if (keys.length === 1 && /^(Ref$|Fn::)/.test(keys[0])) return;
  for (const name of keys) yield* placesIn(inside, name);
}
