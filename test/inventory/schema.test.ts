import * as fs from 'fs';
import * as path from 'path';
import { Ajv } from 'ajv';
import { parseInventory } from '../../lib/inventory/parse';
import { rules } from '../../lib/validation/rules';

const ROOT = path.join(__dirname, '../..');
const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));

const validate = new Ajv({ strict: true, allErrors: true }).compile(read('docs/inventory.schema.json') as object);
const problemsOf = (inventory: unknown) => (validate(inventory) ? [] : validate.errors);

const EXAMPLE = 'docs/inventory.example.json';
const FIXTURES = fs.readdirSync(path.join(ROOT, 'test/fixtures/inventory')).map((name) => `test/fixtures/inventory/${name}`);

test.each([EXAMPLE, ...FIXTURES])('%s is valid', (file) => {
  expect(problemsOf(read(file))).toEqual([]);
});

test('the inventories of the examples of all rules are valid', () => {
  const inventories = rules.flatMap(({ examples: { good, bad } }) => [good.inventory, bad.inventory]).filter(Boolean);
  expect(inventories.length).toBeGreaterThan(50);
  // As a file holds them.
  for (const inventory of inventories) expect(problemsOf(JSON.parse(JSON.stringify(inventory)))).toEqual([]);
});

test('the JSON blocks of the page about inventories that are one are valid', () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/inventory.md'), 'utf8');
  const inventories = [...page.matchAll(/^```json\n(.*?)^```$/gms)]
    .map(([, json]) => JSON.parse(json))
    .filter((json) => 'outposts' in json);
  expect(inventories.length).toBe(1);
  expect(inventories.flatMap(problemsOf)).toEqual([]);
});

/** Each value of a JSON document with all values but this one, from which `change` makes documents. */
function* changes(document: unknown, values: readonly unknown[]): Generator<unknown> {
  for (const value of values) yield value;
  if (typeof document !== 'object' || document === null) return;
  for (const [key, inner] of Object.entries(document)) {
    for (const changed of changes(inner, values)) {
      yield Array.isArray(document)
        ? document.map((each, index) => (String(index) === key ? changed : each))
        : { ...document, [key]: changed };
    }
  }
}

function accepts(inventory: unknown): boolean {
  try {
    parseInventory(JSON.stringify(inventory), 'outposts.json');
    return true;
  } catch {
    return false;
  }
}

test('the schema and the command line accept and reject the same', () => {
  const verdicts = { accepted: 0, rejected: 0 };
  for (const changed of changes(read(EXAMPLE), ['text', 7, true, null, [], {}, [{}], { unknown: 1 }])) {
    const accepted = accepts(changed);
    verdicts[accepted ? 'accepted' : 'rejected']++;
    if (accepted !== validate(changed)) throw new Error(`the two differ over ${JSON.stringify(changed)}`);
  }
  expect(verdicts.accepted).toBeGreaterThan(100);
  expect(verdicts.rejected).toBeGreaterThan(100);
});
