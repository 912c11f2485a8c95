import * as fs from 'fs';
import * as path from 'path';
import type { Facts } from '../../lib/validation/facts/fact';
import { readFacts } from '../../lib/validation/facts/read';
import { rules } from '../../lib/validation/rules';
import { evaluate } from '../../lib/validation/evaluate';
import type { Example } from '../../lib/validation/rule';

const RULES_FOLDER = path.join(__dirname, '../../lib/validation');
const KINDS = [...new Set(rules.map(({ on }) => on))];

function factsOf({ resources, inventory, region, account }: Example): Facts {
  return readFacts([{ name: 'Example', path: 'example.json', body: { Resources: resources }, region, account }], inventory && [inventory]);
}

const findingsOf = (facts: Facts) => evaluate(facts, rules).findings.map(({ ruleId }) => ruleId);

/** The facts, with one field of one of them no longer known. */
function* withOneFieldForgotten(example: Example): Generator<{ readonly forgotten: string; readonly facts: Facts }> {
  for (const kind of KINDS) {
    for (const [index, fact] of factsOf(example).all(kind).entries()) {
      for (const field of Object.keys(fact)) {
        if (['id', 'origin', 'location'].includes(field)) continue;
        const facts = factsOf(example);
        const forgetful: Facts = {
          all: (asked) =>
            asked === kind
              ? facts.all(asked).map((other, i) => (i === index ? { ...other, [field]: undefined } : other))
              : facts.all(asked),
          by: (asked, asking, value) => forgetful.all(asked).filter((other) => other[asking] === value),
        };
        yield { forgotten: `${kind}.${field}`, facts: forgetful };
      }
    }
  }
}

test('every file of a rule is in the list, under the name of its id', () => {
  const files = fs
    .readdirSync(RULES_FOLDER, { withFileTypes: true })
    .filter((area) => area.isDirectory() && fs.existsSync(path.join(RULES_FOLDER, area.name, 'rules')))
    .flatMap((area) => fs.readdirSync(path.join(RULES_FOLDER, area.name, 'rules')));
  expect(files.map((file) => path.basename(file, '.ts')).sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s',
  (id, { severity, title, fix, source, enforces, knowing, on, examples }) => {
    test('says what is wrong, what to change, and which AWS page says so', () => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
      expect(['error', 'warning']).toContain(severity);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(fix).toMatch(/^[A-Z].*[^.]$/);
      expect(source).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\/|^https:\/\/docs\.aws\.amazon\.com\//);
      expect(enforces.length).toBeGreaterThan(0);
      enforces.forEach((fact) => expect(fact).toMatch(/^[A-Z0-9]+-\d+$/));
      expect(knowing.length).toBeGreaterThan(0);
    });

    test('finds the bad example, and says it in a message a person can act on', () => {
      const findings = evaluate(factsOf(examples.bad), rules).findings.filter(({ ruleId }) => ruleId === id);
      expect(findings.length).toBeGreaterThan(0);
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
      expect(facts.all(on).length).toBeGreaterThan(0);
      expect(
        evaluate(
          facts,
          rules.filter((rule) => rule.id === id),
        ).undecided,
      ).toEqual([]);
    });

    test('finds nothing in the good example when less of it is known', () => {
      for (const { forgotten, facts } of withOneFieldForgotten(examples.good)) {
        expect({ forgotten, findings: findingsOf(facts) }).toEqual({ forgotten, findings: [] });
      }
    });

    test('finds nothing in the bad example when a condition decides about every property', () => {
      const facts = factsOf({ ...examples.bad, resources: conditional(examples.bad.resources) });
      expect(findingsOf(facts).filter((ruleId) => ruleId === id)).toEqual([]);
    });
  },
);

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
