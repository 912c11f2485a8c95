import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { SHELLS } from '../../lib/cli/completion';

const ROOT = path.join(__dirname, '../..');
const RUN = [process.execPath, '--import', require.resolve('tsx').replace(/[^/]+$/, 'loader.mjs'), path.join(ROOT, 'bin/outposts.ts')];

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-completion-'));
  fs.mkdirSync(path.join(folder, 'bin'));
  fs.writeFileSync(path.join(folder, 'bin/cdk-outposts'), `#!/bin/sh\nexec ${RUN.join(' ')} "$@"\n`, { mode: 0o755 });
  fs.writeFileSync(path.join(folder, 'network.yaml'), '');
  for (const shell of SHELLS) {
    const [program, ...args] = [...RUN, 'completion', shell];
    fs.writeFileSync(path.join(folder, `script.${shell}`), execFileSync(program, args, { encoding: 'utf8' }));
  }
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

const isInstalled = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

function run(shell: string, script: string): string {
  const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` };
  return execFileSync(shell, ['-c', script], { encoding: 'utf8', cwd: folder, env });
}

/** What each shell suggests for the last word. */
const SUGGEST: { readonly [shell: string]: (words: readonly string[]) => readonly string[] } = {
  bash: (words) => {
    const line = ['cdk-outposts', ...words].map((word) => `'${word}'`).join(' ');
    const call = `source script.bash; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _cdk_outposts; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return run('bash', call).trim().split('\n');
  },
  zsh: (words) => {
    // As bashcompinit calls the function.
    const line = ['cdk-outposts', ...words].map((word) => `'${word}'`).join(' ');
    const call = `source script.zsh; emulate ksh; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _cdk_outposts; print -l -- "\${COMPREPLY[@]}"`;
    // Zsh itself leaves out what does not begin with the word.
    const suggestions = run('zsh', call).trim().split('\n');
    return suggestions.filter((suggestion) => suggestion.startsWith(words[words.length - 1]));
  },
  fish: (words) => {
    const suggestions = run('fish', `source script.fish; complete -C 'cdk-outposts ${words.join(' ')}'`);
    return suggestions
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]);
  },
};

describe.each(Object.keys(SUGGEST).filter(isInstalled))('in %s', (shell) => {
  const suggest = SUGGEST[shell];

  test('completes commands', () => {
    expect([...suggest(['disc'])].sort()).toEqual(['disconnected', 'discover']);
  });

  test('completes the options of a command', () => {
    expect(suggest(['check', '--fail'])).toEqual(['--fail-on']);
  });

  test('completes the values of an option', () => {
    expect(suggest(['check', '--fail-on', 'w'])).toEqual(['warning']);
  });

  test('completes IDs of rules', () => {
    expect(suggest(['explain', 'bucket-on-s'])).toEqual(['bucket-on-server']);
  });

  test('completes names of examples', () => {
    expect(suggest(['init', 'low'])).toEqual(['low-latency']);
  });

  test('completes shells', () => {
    expect(suggest(['completion', 'fi'])).toEqual(['fish']);
  });
});

test('leaves files to bash', () => {
  expect(fs.readFileSync(path.join(folder, 'script.bash'), 'utf8')).toContain('complete -o default');
  expect(SUGGEST.bash(['check', '--template', 'net'])).toEqual(['']);
});

(isInstalled('fish') ? test : test.skip)('leaves files to fish', () => {
  expect(SUGGEST.fish(['check', '--template', 'net'])).toEqual(['network.yaml']);
});
