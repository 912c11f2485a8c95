import type { Command, Option } from 'commander';

/** Shells for which there is a completion script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** A command with the names that lead to it, such as `capacity plan`. */
interface Entry {
  readonly names: readonly string[];
  readonly command: Command;
}

/** Renders a script that completes commands, options, their choices and IDs of rules; for everything else the shell completes files. */
export function completionScript(program: Command, shell: Shell): string {
  const entries = entriesBelow({ names: [], command: program });
  return shell === 'fish' ? fish(program.name(), entries) : bash(program.name(), entries, shell);
}

function entriesBelow({ names, command }: Entry): readonly Entry[] {
  const below = command.commands.map((child): Entry => ({ names: [...names, child.name()], command: child }));
  return below.flatMap((entry) => [entry, ...entriesBelow(entry)]);
}

/** Names of rules, from the list that the command prints. */
const ruleIds = (program: string) => `${program} explain 2>/dev/null | sed 's, .*,,'`;

/** Names of examples, up to the empty line that follows them. */
const exampleNames = (program: string) => `${program} init </dev/null 2>/dev/null | sed -n '/^$/q; s, .*,,p'`;

/** A command that prints what completes the first argument, or the words; neither if it is a file. */
function argumentOf(program: string, { registeredArguments: [first] }: Command): { readonly run?: string; readonly words?: string } {
  if (first?.name() === 'rule') return { run: ruleIds(program) };
  if (first?.name() === 'example') return { run: exampleNames(program) };
  return { words: first?.argChoices?.join(' ') };
}

const optionsOf = (command: Command): readonly Option[] => command.createHelp().visibleOptions(command);

/** Zsh runs completion functions of bash, too. Without a suggestion, `-o default` completes files. */
function bash(program: string, entries: readonly Entry[], shell: 'bash' | 'zsh'): string {
  const deepestFirst = [...entries].sort((one, other) => other.names.length - one.names.length);
  const root = entries.filter(({ names }) => names.length === 1).map(({ names }) => names[0]);
  const name = `_${program.replace(/\W/g, '_')}`;
  return [
    ...(shell === 'zsh' ? ['autoload -U +X compinit && compinit', 'autoload -U +X bashcompinit && bashcompinit'] : []),
    `${name}() {`,
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" suggestions=""',
    '  case "${COMP_WORDS[*]:1:$((COMP_CWORD-1))} " in',
    ...deepestFirst.flatMap((entry) => bashCase(program, entry)),
    `    ' ') suggestions=${quote([...root, '--help', '--version'].join(' '))} ;;`,
    '  esac',
    '  COMPREPLY=($(compgen -W "$suggestions" -- "$current"))',
    '}',
    `complete -o default -F ${name} ${program}`,
    '',
  ].join('\n');
}

function bashCase(program: string, { names, command }: Entry): readonly string[] {
  const children = command.commands.map((child) => child.name());
  const flags = optionsOf(command).map(({ long }) => long!);
  const choices = optionsOf(command).filter(({ argChoices }) => argChoices);
  const values = optionsOf(command).filter(({ required, argChoices }) => required && !argChoices);
  const { run, words = children.join(' ') || undefined } = argumentOf(program, command);
  return [
    `    ${quote(`${names.join(' ')} `)}*)`,
    '      case "$previous" in',
    ...choices.map(({ long, argChoices }) => `        ${long}) suggestions=${quote(argChoices!.join(' '))} ;;`),
    ...(values.length > 0 ? [`        ${values.map(({ long }) => long).join('|')}) ;;`] : []),
    '        *)',
    `          if [[ "$current" == -* ]]; then suggestions=${quote(flags.join(' '))}`,
    ...(words ? [`          else suggestions=${quote(words)}`] : []),
    ...(run ? [`          else suggestions="$(${run})"`] : []),
    '          fi ;;',
    '      esac ;;',
  ];
}

function fish(program: string, entries: readonly Entry[]): string {
  return entries.map((entry) => fishLines(program, entry).join('\n')).join('\n') + '\n';
}

function fishLines(program: string, { names, command }: Entry): readonly string[] {
  const seen = (path: readonly string[]) => path.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ');
  const parents = names.slice(0, -1);
  const siblings = (command.parent?.commands ?? []).map((sibling) => sibling.name()).join(' ');
  const isNext = parents.length === 0 ? '__fish_use_subcommand' : `${seen(parents)}; and not __fish_seen_subcommand_from ${siblings}`;
  const { run, words } = argumentOf(program, command);
  const line = (condition: string, rest: string) => `complete -c ${program} -n ${quote(condition)} ${rest}`;
  return [
    line(isNext, `-f -a ${names[names.length - 1]} -d ${quote(command.description())}`),
    ...optionsOf(command).map((option) => line(seen(names), `${fishValue(option)} -d ${quote(option.description)}`)),
    ...(words || run ? [line(seen(names), `-f -a ${quote(words ?? `(${run})`)}`)] : []),
  ];
}

function fishValue({ long, required, argChoices }: Option): string {
  const flag = `-l ${long!.slice(2)}`;
  if (argChoices) return `${flag} -x -a ${quote(argChoices.join(' '))}`;
  return required ? `${flag} -r` : flag;
}

/** Single quotes, as all three shells read them. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
