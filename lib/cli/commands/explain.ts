import type { Command } from 'commander';
import { explain, listRules } from '../explain';
import { examples } from '../help';
import { print } from '../print';
import { Terminal } from '../terminal';

/** Adds the command `explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('prints the page of a rule, or lists the rules')
    .argument('[rule]', 'ID of the rule, such as in the report of check')
    .addHelpText('after', examples('explain', 'explain access-point-without-endpoint'))
    .action((ruleId?: string) => {
      const terminal = new Terminal(process.stdout);
      print(ruleId === undefined ? listRules(terminal) : explain(ruleId, terminal));
    });
}
