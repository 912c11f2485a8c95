import { Argument, type Command } from 'commander';
import { completionScript, SHELLS, type Shell } from '../completion';

/** Adds the command `completion`. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('prints a script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>', 'shell of the script').choices(SHELLS))
    .addHelpText(
      'after',
      '\nExamples, with the package installed:\n  source <(cdk-outposts completion bash)\n  cdk-outposts completion fish > ~/.config/fish/completions/cdk-outposts.fish',
    )
    .action((shell: Shell) => {
      process.stdout.write(completionScript(program, shell));
    });
}
