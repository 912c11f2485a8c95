import { check, render } from '../../../lib/cli/check';
import { Terminal } from '../../../lib/cli/terminal';
import { assemblyOfFleet } from '../diagram/assemblies';

const pipe = new Terminal({ isTTY: false } as NodeJS.WriteStream);
const terminal = new Terminal({ isTTY: true, hasColors: () => true } as unknown as NodeJS.WriteStream);
const report = check({ assembly: assemblyOfFleet(1, 10), templates: [], inventories: [] });

test('on a terminal, the severity has a color and the source is a link', () => {
  const text = render(report, false, terminal);
  expect(text).toContain('\u001b[1m\u001b[31mERROR\u001b[39m\u001b[22m ');
  expect(text).toContain('\u001b[1m\u001b[33mWARNING\u001b[39m\u001b[22m ');
  expect(text).toMatch(/Rule: [a-z0-9-]+, \u001b\]8;;https:/);
});

test('in a pipe, the report has neither', () => {
  const text = render(report, false, pipe);
  expect(text).not.toContain('\u001b');
  expect(text).toBe(render(report));
});
