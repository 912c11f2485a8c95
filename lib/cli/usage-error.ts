import type { Command, CommanderError } from 'commander';

/** Error messages of commander in the form of all others: what was given, what is allowed, and what to change. */
export function usageMessage({ message }: CommanderError, program: Command, args: readonly string[]): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace('(Did you', '(did you')
    .replace(/^command-argument value ('.*') is invalid for argument '(.*)'\./, 'argument $2 $1 is invalid.')
    .replace(/\. Allowed choices are (.*)\.$/, '; specify one of $1')
    .replace(/ is invalid\. specify /, ' is invalid; specify ')
    .replace(/\. Expected (.*)\.$/, ': expected $1');
  return text.includes('; specify ') ? text : `${text}; see npx ${[...namesOf(program, args), '--help'].join(' ')}`;
}

/** The names of the command that the arguments begin with. */
function namesOf(command: Command, [next, ...rest]: readonly string[]): readonly string[] {
  const below = command.commands.find((child) => child.name() === next);
  return [command.name(), ...(below ? namesOf(below, rest) : [])];
}
