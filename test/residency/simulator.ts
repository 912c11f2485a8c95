import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const FOLDER = path.join(__dirname, '../../.ci/simulator');

/** A request, as IAM sees it: of one action on one resource. */
export interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly accountId: string;
  /** Condition keys of the request. */
  readonly context?: { readonly [key: string]: string };
}

/** What IAM decides about a request. */
export interface Decision {
  readonly decision: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';
  /** The statements that denied it. */
  readonly by: readonly string[];
  /** Condition keys that the action does not have on this resource. */
  readonly ignored: readonly string[];
}

/** Whether requests can be decided here. Where everything has to be tested, it is an error when they cannot. */
export function simulatorIsInstalled(): boolean {
  const installed = existsSync(path.join(FOLDER, 'node_modules'));
  if (!installed && process.env.CI === 'true') throw new Error('the test needs the simulator (npm ci --prefix .ci/simulator)');
  return installed;
}

/** Whether a configuration that AWS Config has recorded complies with a rule, as AWS CloudFormation Guard decides it. */
export function complies(policyText: string, configurationItem: object): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'cdk-outposts-guard-'));
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const guard = path.join(
    FOLDER,
    'node_modules/@cdklabs/cdk-validator-cfnguard/bin',
    process.platform === 'darwin' ? 'macos' : 'ubuntu',
    process.arch === 'arm64' ? 'aarch64' : 'x86_64',
    'cfn-guard',
  );
  const rules = ['--rules', file('rule.guard', policyText)];
  const data = ['--data', file('item.json', JSON.stringify(configurationItem))];
  const { status, stdout, stderr } = spawnSync(guard, ['validate', ...rules, ...data], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  // 19: the data does not comply. Others are errors of the rule itself.
  if (status !== 0 && status !== 19) throw new Error(stdout + stderr);
  return status === 0;
}

/** Asks the simulator. It is a process of its own, since its license is another than that of the library. */
export function decide(policies: readonly unknown[], requests: readonly Request[]): readonly Decision[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['decide.mjs'], {
    cwd: FOLDER,
    input: JSON.stringify({ policies, requests }),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Decision[];
}
