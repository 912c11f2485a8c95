import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { readPlanFile } from '../../lib/cli/capacity/plan-file';
import { readWorkloadFile } from '../../lib/cli/capacity/workload-file';
import { readCloudAssembly } from '../../lib/cli/cloud-assembly';
import { readInventories } from '../../lib/cli/inventory-file';
import { readObjectOrList, readTemplate } from '../../lib/cli/template-file';

let folder: string;
beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'read-'))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The administrator can read every file. */
function asAnotherUser(run: () => void): void {
  const isAdministrator = process.geteuid?.() === 0;
  if (isAdministrator) process.seteuid!(65_534);
  try {
    run();
  } finally {
    if (isAdministrator) process.seteuid!(0);
  }
}

const READERS: readonly [string, (file: string) => unknown][] = [
  ['an inventory', (file) => readInventories([file])],
  ['a template', readTemplate],
  ['a file with parameter values', readObjectOrList],
  ['a workload', readWorkloadFile],
  ['a plan', readPlanFile],
];

describe.each(READERS)('%s', (_, read) => {
  test('in UTF-16 is named', () => {
    const file = path.join(folder, 'utf16.json');
    fs.writeFileSync(file, Buffer.from('\uFEFF{}', 'utf16le'));
    expect(() => read(file)).toThrow(/utf16.json is encoded in UTF-16; save it in UTF-8$/);
  });

  test('that the user may not read says so', () => {
    const file = path.join(folder, 'secret.json');
    fs.writeFileSync(file, '{}');
    fs.chmodSync(file, 0);
    asAnotherUser(() => expect(() => read(file)).toThrow(/secret.json cannot be read: EACCES; change its permissions$/));
    fs.rmSync(file);
  });
});

test('a cloud assembly that the user may not read is not one that does not exist', () => {
  const assembly = path.join(folder, 'cdk.out');
  fs.mkdirSync(assembly, { mode: 0o000 });
  fs.writeFileSync(path.join(assembly, 'manifest.json'), '{}');
  asAnotherUser(() => expect(() => readCloudAssembly(assembly)).toThrow(/manifest.json cannot be read: EACCES; change its permissions$/));
});
