import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { readTemplate } from '../../lib/cli/template-file';
import { UnusableInput } from '../../lib/cli/unusable-input';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-template-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function read(name: string, content: string | Buffer) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  const notes: string[] = [];
  const template = readTemplate(file, ({ what, why }) => notes.push(`${what}: ${why}`));
  return { template, notes };
}

describe('of duplicate keys the last one counts, with a note', () => {
  test('in YAML', () => {
    const { template, notes } = read(
      't.yaml',
      'Resources:\n  V:\n    Properties:\n      VolumeType: gp2\n      Size: 1\n      VolumeType: gp3\n',
    );
    expect(template).toEqual({ Resources: { V: { Properties: { VolumeType: 'gp3', Size: 1 } } } });
    expect(notes).toEqual(['VolumeType at line 4: line 6 has the same key, and CloudFormation uses the last one']);
  });

  test('in JSON, whatever the values are', () => {
    const json = '{\n"Resources": {"V": {"a": ["{\\"a\\": 1", {"a": 1}],\n"b": "x: \\"b\\":",\n"a": 2}, "W": {"a": 1}}}';
    const { template, notes } = read('t.json', json);
    expect(template).toEqual({ Resources: { V: { a: 2, b: 'x: "b":' }, W: { a: 1 } } });
    expect(notes).toEqual(['a at line 2: line 4 has the same key, and CloudFormation uses the last one']);
  });
});

test('merge keys are expanded', () => {
  const yaml = 'Common: &common {Size: 1, VolumeType: gp2}\nResources:\n  V:\n    Properties: {<<: *common, VolumeType: gp3}\n';
  expect(read('t.yaml', yaml)).toEqual({
    template: {
      Common: { Size: 1, VolumeType: 'gp2' },
      Resources: { V: { Properties: { Size: 1, VolumeType: 'gp3' } } },
    },
    notes: [],
  });
});

test.each([
  ['with a byte order mark', Buffer.from('\uFEFFResources: {}', 'utf16le')],
  ['without one', Buffer.from('Resources: {}', 'utf16le')],
  ['in big endian', Buffer.from('Resources: {}', 'utf16le').swap16()],
])('UTF-16 %s is named', (_, content) => {
  expect(() => read('t.yaml', content)).toThrow(UnusableInput);
  expect(() => read('t.yaml', content)).toThrow(/is encoded in UTF-16; save it in UTF-8$/);
});

test.each([
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a zip', Buffer.from('504b0304140000000800', 'hex')],
  ['a file that starts with one zero', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
])('%s is not a text file', (_, content) => {
  expect(() => read('t.yaml', content)).toThrow(UnusableInput);
  expect(() => read('t.yaml', content)).toThrow(/ is not a text file; specify a file in JSON or YAML$/);
});

test('a byte order mark of UTF-8 is skipped', () => {
  expect(read('t.yaml', '\uFEFFResources: {}').template).toEqual({ Resources: {} });
  expect(read('t.json', '\uFEFF{"Resources": {}}').template).toEqual({ Resources: {} });
});
