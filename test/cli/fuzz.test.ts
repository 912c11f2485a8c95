import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as fc from 'fast-check';
import { check, render } from '../../lib/cli/check';
import { UnusableInput } from '../../lib/cli/unusable-input';
import type { Inventory } from '../../lib/inventory/inventory';
import { InventoryError, parseInventory } from '../../lib/inventory/parse';
import { rules } from '../../lib/validation/rules';

// The same runs each time; another seed finds other faults.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-fuzz-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const FACTORY: unknown = JSON.parse(fs.readFileSync(path.join(__dirname, '../fixtures/inventory/factory.json'), 'utf8'));
const EXAMPLES = rules.flatMap(({ examples }) => [examples.bad, examples.good]);

/** Expressions that are valid JSON and often invalid CloudFormation. */
const ODD = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    { Ref: 'AWS::NoValue' },
    { Ref: 7 },
    { 'Fn::GetAtt': [] },
    { 'Fn::GetAtt': 'toString.constructor' },
    { 'Fn::Join': ['', { Ref: '__proto__' }] },
    { 'Fn::Sub': ['${A}${', null] },
    { 'Fn::Select': [-1, []] },
    { 'Fn::If': ['constructor', {}, []] },
    { 'Fn::FindInMap': ['__proto__', 'a', 'b'] },
    { 'Fn::ImportValue': { 'Fn::ImportValue': null } },
    { 'Fn::GetStackOutput': 'Network' },
    { 'Fn::Split': [',', 7] },
    { 'Fn::Cidr': ['10.0.0.0/16', 1e9, 'x'] },
  ),
);

/** A JSON document with some of its values replaced. */
function mutated(document: unknown): fc.Arbitrary<unknown> {
  const paths = [...pathsIn(document)];
  const changes = fc.array(fc.tuple(fc.nat(paths.length - 1), ODD), { minLength: 1, maxLength: 4 });
  return changes.map((list) => list.reduce<unknown>((changed, [index, value]) => replaced(changed, paths[index], value), document));
}

function* pathsIn(value: unknown, at: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...at, key];
    yield* pathsIn(inner, [...at, key]);
  }
}

function replaced(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, key)) return document;
  const inner = replaced((document as Record<string, unknown>)[key], rest, value);
  return Array.isArray(document)
    ? document.map((each, index) => (index === Number(key) ? inner : (each as unknown)))
    : { ...document, [key]: inner };
}

const LOGGED = /TypeError|Cannot read|is not a function|is not iterable|undefined \(|\[object|Maximum call stack/;

/** What a user reads is a report, or one line about the input. */
function readByUser(templates: readonly string[], inventories: readonly string[]): string {
  try {
    return render(check({ assembly: 'cdk.out', templates, inventories }));
  } catch (error) {
    if (!(error instanceof UnusableInput || error instanceof InventoryError)) throw error;
    expect(error.message).not.toContain('\n');
    return error.message;
  }
}

test('an inventory is accepted, or rejected in one line', () => {
  const content = fc.oneof(
    mutated(FACTORY).map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string(),
  );
  fc.assert(
    fc.property(content, (text) => {
      try {
        parseInventory(text, 'outposts.json');
      } catch (error) {
        expect(error).toBeInstanceOf(InventoryError);
        expect((error as Error).message).toMatch(/^outposts\.json: .+; .+$/);
        expect((error as Error).message).not.toMatch(LOGGED);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('an inventory that is accepted evaluates without an exception', () => {
  const template = path.join(folder, 'plant.json');
  fs.writeFileSync(template, JSON.stringify({ Resources: EXAMPLES[0].resources }));
  fc.assert(
    fc.property(mutated(FACTORY), (value) => {
      const inventory = path.join(folder, 'outposts.json');
      fs.writeFileSync(inventory, JSON.stringify(value));
      expect(readByUser([template], [inventory])).not.toMatch(LOGGED);
    }),
    { numRuns: 100 },
  );
});

test('a template is evaluated, or what is not read is named', () => {
  const example = fc.constantFrom(...EXAMPLES).chain(({ resources, inventory }) => {
    const body = { Resources: resources, Metadata: { 'cdk-outposts': JSON.parse(JSON.stringify(inventory ?? {})) as Inventory } };
    return mutated(body);
  });
  fc.assert(
    fc.property(example, (body) => {
      const template = path.join(folder, 'mutated.json');
      fs.writeFileSync(template, JSON.stringify(body));
      expect(readByUser([template], [])).not.toMatch(LOGGED);
    }),
    { numRuns: 400 },
  );
});

test('a YAML template is evaluated, or rejected in one line', () => {
  const line = fc.tuple(
    fc.constantFrom('', '  ', '    '),
    fc.constantFrom('A: ', '- ', '&a ', '*a', '!Sub ', '!GetAtt ', '<<: ', '? '),
    fc.string(),
  );
  const text = fc.array(line).map((lines) => `Resources:\n${lines.map((parts) => parts.join('')).join('\n')}`);
  fc.assert(
    fc.property(text, (yaml) => {
      const template = path.join(folder, 'mutated.yaml');
      fs.writeFileSync(template, yaml);
      expect(readByUser([template], [])).not.toMatch(LOGGED);
    }),
    { numRuns: 400 },
  );
});
