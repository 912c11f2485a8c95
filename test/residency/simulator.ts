import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

/** Asks the simulator. It is a process of its own, since its licence is another than that of the library. */
export function decide(policies: readonly unknown[], requests: readonly Request[]): readonly Decision[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['decide.mjs'], {
    cwd: FOLDER,
    input: JSON.stringify({ policies, requests }),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Decision[];
}
