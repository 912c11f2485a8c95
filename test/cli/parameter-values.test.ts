import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ParameterOptions } from '../../lib/cli/parameter-values';
import { UnusableInput } from '../../lib/cli/unusable-input';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-parameters-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const target = path.join(folder, name);
  fs.writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  return target;
}

const ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';

test.each<[string, () => readonly string[], Record<string, string>]>([
  ['pairs', () => ['A=1', 'B=x=y', `Arn=${ARN}`], { A: '1', B: 'x=y', Arn: ARN }],
  ['pairs of a stack, as cdk deploy accepts them', () => ['A=1', 'Plant:A=2', 'Other:A=3'], { A: '2' }],
  [
    'the shorthand of aws cloudformation',
    () => [`ParameterKey=Arn,ParameterValue=${ARN}`, 'ParameterKey=L,ParameterValue="a,b"'],
    { Arn: ARN, L: 'a,b' },
  ],
  [
    'a file of create-stack',
    () => [
      file('a.json', [
        { ParameterKey: 'A', ParameterValue: '1' },
        { ParameterKey: 'B', UsePreviousValue: true },
      ]),
    ],
    { A: '1' },
  ],
  ['a file of deploy', () => [`file://${file('b.json', [`Arn=${ARN}`])}`], { Arn: ARN }],
  [
    'a template configuration file',
    () => [file('c.json', { Parameters: { A: 1, L: ['a', 'b'] }, Tags: { T: 'x' } })],
    { A: '1', L: 'a,b' },
  ],
  ['YAML', () => [file('d.yaml', 'A: true\nB: x\n'), 'B=y'], { A: 'true', B: 'y' }],
])('reads %s', (_, options, expected) => {
  expect(new ParameterOptions(options()).of('Plant', 'path/Plant')).toEqual(expected);
});

test.each<[string, () => readonly string[], RegExp]>([
  ['a file that does not exist', () => ['none.json'], /none\.json is no parameter value: specify Key=Value, or a file that exists/],
  ['an entry without a key', () => [file('e.json', [{ Key: 'A' }])], /has an entry without ParameterKey/],
  ['a value that is no text', () => [file('f.json', { A: { B: 1 } })], /has no text as the value of A/],
  ['a text', () => [file('g.json', '"A"')], /does not contain parameter values/],
])('rejects %s', (_, options, message) => {
  expect(() => new ParameterOptions(options())).toThrow(UnusableInput);
  expect(() => new ParameterOptions(options())).toThrow(message);
});

test('rejects a parameter that no template has', () => {
  const templates = [{ body: { Parameters: { Size: { Type: 'String' } } } }, { body: {} }];
  expect(() => new ParameterOptions(['Size=1']).checkDeclared(templates)).not.toThrow();
  expect(() => new ParameterOptions(['Sise=1']).checkDeclared(templates)).toThrow(
    'no template has the parameter Sise; the parameters are: Size',
  );
});
