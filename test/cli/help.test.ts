import { Command } from 'commander';
import { addCapacity } from '../../lib/cli/commands/capacity';
import { addCheck } from '../../lib/cli/commands/check';
import { addCompletion } from '../../lib/cli/commands/completion';
import { addDiagram } from '../../lib/cli/commands/diagram';
import { addDisconnected } from '../../lib/cli/commands/disconnected';
import { addDiscover } from '../../lib/cli/commands/discover';
import { addExplain } from '../../lib/cli/commands/explain';
import { addInit } from '../../lib/cli/commands/init';
import { addPreflight } from '../../lib/cli/commands/preflight';

const program = new Command('cdk-outposts');
for (const add of [addDiscover, addCheck, addPreflight, addCapacity, addDisconnected, addDiagram, addInit, addExplain, addCompletion])
  add(program);

const leaves = (command: Command): Command[] => (command.commands.length > 0 ? command.commands.flatMap(leaves) : [command]);
const nameOf = (command: Command): string => (command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name());

function examplesOf(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const [, after = ''] = help.split(/Examples.*:\n/);
  return after.split('\n').flatMap((line) => /^ {2}(\S.*)/.exec(line)?.[1] ?? []);
}

test.each(leaves(program).map((command) => [nameOf(command), command] as const))(
  'the help of %s has examples, with options that the command has',
  (name, command) => {
    const all = examplesOf(command);
    expect(all.length).toBeGreaterThan(0);
    for (const example of all) {
      expect(example).toContain(name);
      const used = example.match(/ --[a-z-]+/g) ?? [];
      expect(used.filter((option) => !command.options.some(({ long }) => ` ${long}` === option))).toEqual([]);
    }
  },
);
