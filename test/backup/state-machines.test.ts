import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { everyConstruct } from '../../scripts/permissions/constructs';
import { createdBy, resourcesOf } from '../../scripts/permissions/roles';

/** By the state machines of the library: the test that runs it, and lets each of its states fail, and the name of the state machine there. */
const TESTS: { readonly [machine: string]: readonly [file: string, name: string] } = {
  'BackupLink Bandwidth/SetLimit': ['bandwidth-window.test.ts', 'setLimit'],
  'BackupLink Restore/StateMachine': ['restore.test.ts', 'restore'],
  'ReconnectSync Age/Measure': ['recovery-point-age.test.ts', 'measure'],
  'ReconnectSync CatchUp': ['reconnect-sync.test.ts', 'catchUp'],
  'ReconnectSync GoodCopy': ['reconnect-sync.test.ts', 'goodCopy'],
};

const machines = resourcesOf(everyConstruct())
  .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
  .map(({ construct }) => createdBy(construct))
  .filter(({ constructs }) => constructs.length > 0)
  .map(({ constructs, id }) => `${constructs.join(', ')} ${id}`);

test('each state of each state machine fails in turn, in the test of its construct', () => {
  expect(Object.keys(TESTS).sort()).toEqual([...new Set(machines)].sort());
  for (const [machine, [file, name]] of Object.entries(TESTS)) {
    const text = readFileSync(path.join(__dirname, file), 'utf8');
    expect(text).toMatch(new RegExp(`const ${name} = new Machine\\(template, /\\^\\w*${machine.split(' ')[1].replaceAll('/', '')}/\\)`));
    expect(text).toMatch(new RegExp(`executed\\.each\\(${name}\\.tasks\\)\\(\\s*'%s[^']* fails once`));
    expect(text).toMatch(/'%s[^']* fails for good/);
  }
});
