import { Command, CommanderError, Option } from 'commander';
import { parseRegion } from '../../lib/cli/environment-options';
import { usageMessage } from '../../lib/cli/usage-error';

const program = new Command('cdk-outposts').exitOverride().configureOutput({ outputError: () => undefined });
program
  .command('check')
  .argument('[assembly]')
  .option('--region <region>', 'Region', parseRegion)
  .addOption(new Option('--fail-on <severity>').choices(['error', 'warning']));
program.command('capacity').command('plan').requiredOption('--workload <file>');
program.command('completion').addArgument(new Command().createArgument('<shell>').choices(['bash', 'fish']));

function messageFor(...args: string[]): string {
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return usageMessage(error, program, args);
    throw error;
  }
  throw new Error('no message');
}

test.each([
  [['checks'], "unknown command 'checks' (did you mean check?); see npx cdk-outposts --help"],
  [['check', '--bogus'], "unknown option '--bogus'; see npx cdk-outposts check --help"],
  [['check', '--fail-on', 'x'], "option '--fail-on <severity>' argument 'x' is invalid; specify one of error, warning"],
  [
    ['check', '--region', 'narnia-1'],
    "option '--region <region>' argument 'narnia-1' is invalid; specify the code of a Region, such as eu-west-3",
  ],
  [['check', '--fail-on'], "option '--fail-on <severity>' argument missing; see npx cdk-outposts check --help"],
  [['check', 'one', 'two'], "too many arguments for 'check': expected 1 argument but got 2; see npx cdk-outposts check --help"],
  [['capacity', 'plan'], "required option '--workload <file>' not specified; see npx cdk-outposts capacity plan --help"],
  [['completion', 'zsh'], "argument shell 'zsh' is invalid; specify one of bash, fish"],
])('%s: the message says what was given and what to change', (args, message) => {
  expect(messageFor(...args)).toBe(message);
});
