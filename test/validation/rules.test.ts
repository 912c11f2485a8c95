import * as fc from 'fast-check';
import * as fs from 'fs';
import * as path from 'path';
import type { FactKind, Facts } from '../../lib/validation/facts/fact';
import { readFacts } from '../../lib/validation/facts/read';
import { rules } from '../../lib/validation/rules';
import { evaluate } from '../../lib/validation/evaluate';
import type { Example, Rule } from '../../lib/validation/rule';
import { validate } from '../../lib/validation/validate';
import { CHANGES, lessKnown } from './less-known';
import { endsOf, knownFields, ObservedFacts } from './observed-facts';

/** Random changes of each good example: `LESS_KNOWN_RUNS=2000 npx jest test/validation/rules` tries more, with another seed if there is one. */
const RUNS = Number(process.env.LESS_KNOWN_RUNS ?? 3);
const SEED = Number(process.env.LESS_KNOWN_SEED ?? 1);

const RULES_FOLDER = path.join(__dirname, '../../lib/validation');
function factsOf({ resources, inventory, region, account }: Example): Facts {
  return readFacts([{ name: 'Example', path: 'example.json', body: { Resources: resources }, region, account }], inventory && [inventory]);
}

/** Kinds of fact that only resources with the fault contain. */
const ONLY_FAULTS: readonly FactKind[] = ['outpostsProperties', 'identifiers'];

const findingsOf = (facts: Facts) => evaluate(facts, rules).findings.map(({ ruleId }) => ruleId);

/** The facts as they are, and with each of their fields unknown or absent. */
function* variantsOf(facts: Facts, value: undefined | null): Generator<{ readonly without: string; readonly observed: ObservedFacts }> {
  yield { without: 'nothing', observed: new ObservedFacts(facts) };
  for (const field of knownFields(facts)) {
    const { id = 'a part' } = field.owner as { readonly id?: string };
    yield { without: `${field.field} of ${id}`, observed: new ObservedFacts(facts, [{ ...field, value }]) };
  }
}

/** What a rule reads of its facts in its examples, whatever of them is known. */
function readsOf(rule: Rule): ReadonlyMap<string, readonly string[]> {
  const reads = new Map<string, readonly string[]>();
  for (const example of [rule.examples.good, rule.examples.bad]) {
    for (const value of [undefined, null]) {
      for (const { observed } of variantsOf(factsOf(example), value)) {
        evaluate(observed, [observed.observed(rule)]);
        for (const [key, paths] of observed.reads) reads.set(key, paths);
      }
    }
  }
  return reads;
}

test('every file of a rule is in the list, under the name of its id', () => {
  const files = fs
    .readdirSync(RULES_FOLDER, { withFileTypes: true })
    .filter((area) => area.isDirectory() && fs.existsSync(path.join(RULES_FOLDER, area.name, 'rules')))
    .flatMap((area) => fs.readdirSync(path.join(RULES_FOLDER, area.name, 'rules')));
  expect(files.map((file) => path.basename(file, '.ts')).sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { severity, title, fix, source, enforces, needs, onOutpost, on, examples } = rule;

  test('says what is wrong, what to change, and which AWS page says so', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(['error', 'warning']).toContain(severity);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(fix).toMatch(/^[A-Z].*[^.]$/);
    expect(source).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\/|^https:\/\/docs\.aws\.amazon\.com\//);
    expect(enforces.length).toBeGreaterThan(0);
    enforces.forEach((fact) => expect(fact).toMatch(/^[A-Z0-9]+-\d+$/));
  });

  test('finds the bad example, and says it in a message a person can act on', () => {
    const { findings, judged } = evaluate(factsOf(examples.bad), [rule]);
    expect(findings.length).toBeGreaterThan(0);
    expect(judged.resources).toBeGreaterThanOrEqual(new Set(findings.map(({ location }) => location.logicalId)).size);
    for (const { message, location } of findings) {
      expect(message).toMatch(/^[a-zA-Z0-9].*[^.]$/);
      expect(message).not.toMatch(/undefined|null|\[object/);
      expect(Object.keys(examples.bad.resources)).toContain(location.logicalId);
    }
  });

  test('finds nothing of any rule in the good example', () => {
    expect(findingsOf(factsOf(examples.good))).toEqual([]);
  });

  test('decides about the good example', () => {
    const facts = factsOf(examples.good);
    const ofKind = ONLY_FAULTS.includes(on) ? facts.resources : facts.all(on);
    expect(ofKind.length).toBeGreaterThan(0);
    expect(evaluate(facts, [rule]).undecided).toEqual([]);
  });

  test('finds nothing in the good example when less of it is known', () => {
    for (const { without, observed } of variantsOf(factsOf(examples.good), undefined)) {
      expect({ without, findings: findingsOf(observed) }).toEqual({ without, findings: [] });
    }
  });

  test('is no error in the good example with values behind parameters, conditions, substitutions and imports', () => {
    fc.assert(
      fc.property(CHANGES, (changes) => {
        const { source, inventories } = lessKnown(examples.good, changes);
        const errors = validate([source], inventories, rules).findings.filter((finding) => finding.severity === 'error');
        expect(errors.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test('needs what it reads, and nothing else', () => {
    const reads = readsOf(rule);
    const named = [...needs.map((path) => path.replace(/[?]$/, '')), ...(onOutpost ? ['outpost'] : [])];
    const isNamed = (path: string) => named.some((need) => need === path || need.startsWith(`${path}.`));
    const read = new Set([...reads.values()].flat());
    expect({
      readAndNotNeeded: [...reads].filter(([, paths]) => !paths.some(isNamed)).map(([key]) => key),
      neededAndNotRead: needs.map((path) => path.replace(/[?]$/, '')).filter((path) => !read.has(path)),
    }).toEqual({ readAndNotNeeded: [], neededAndNotRead: [] });
  });

  test('is undecided where something that it needs is unknown, unless it does not matter', () => {
    const facts = factsOf(examples.bad);
    const { findings } = evaluate(facts, [rule]);
    const silent = needs.filter((path) => {
      if (path.endsWith('?')) return false;
      const unknown = facts.all(on).flatMap((fact) => endsOf(fact, path).map((end) => ({ ...end, value: undefined })));
      const observed = new ObservedFacts(facts, unknown);
      const without = evaluate(observed, [observed.observed(rule)]);
      if (without.findings.length === 0) return observed.hasChecked && without.undecided.length === 0;
      return !without.findings.every(({ message }) => findings.some((one) => one.message === message));
    });
    expect(silent).toEqual([]);
  });

  test('finds nothing in the bad example when an unknown condition decides about every property, and at most a warning when it is known', () => {
    const { region, account, inventory } = examples.bad;
    const resources = conditional(examples.bad.resources);
    expect(findingsOf(factsOf({ ...examples.bad, resources })).filter((ruleId) => ruleId === id)).toEqual(
      OF_ABSENCE.includes(id) ? [id] : [],
    );
    const Conditions = { Sometimes: { 'Fn::Equals': [{ Ref: 'Parameter' }, 'yes'] } };
    const source = { name: 'Example', path: 'example.json', body: { Resources: resources, Conditions }, region, account };
    const findings = validate([source], inventory ? [inventory] : [], [rule]).findings.map((finding) => finding.severity);
    expect(findings).toEqual(findings.map(() => 'warning'));
    expect(findings.length).toBeGreaterThan(0);
  });
});

/** The property that is at fault is absent, so that a condition of the others decides nothing. */
const OF_ABSENCE = ['resource-added-after-placement'];

/** The resources with every property present only under a condition. */
function conditional(resources: Example['resources']): Example['resources'] {
  const sometimes = (value: unknown) => ({ 'Fn::If': ['Sometimes', value, { Ref: 'AWS::NoValue' }] });
  return Object.fromEntries(
    Object.entries(resources).map(([logicalId, resource]) => [
      logicalId,
      {
        ...resource,
        Properties: Object.fromEntries(Object.entries(resource.Properties ?? {}).map(([name, value]) => [name, sometimes(value)])),
      },
    ]),
  );
}
