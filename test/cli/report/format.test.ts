import { Command } from 'commander';
import { addCheck } from '../../../lib/cli/commands/check';
import { addPreflight } from '../../../lib/cli/commands/preflight';

test.each(['check', 'preflight'])('%s does not ignore --summary in a format that has none', async (command) => {
  const run = (...args: string[]) => {
    const program = new Command('cdk-outposts').exitOverride();
    for (const add of [addCheck, addPreflight]) add(program);
    return program.parseAsync([command, '/nowhere/cdk.out', '--summary', ...args], { from: 'user' });
  };
  await expect(run('--format', 'junit')).rejects.toThrow(/^--summary is text and --format junit is not; specify one of them$/);
  await expect(run('--json')).rejects.toThrow(/^--summary is text and --json is not; specify one of them$/);
  await expect(run('--format', 'text')).rejects.not.toThrow('--summary');
});
