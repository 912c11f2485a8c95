import * as fs from 'fs';
import { parseDocument, type CollectionTag, type ScalarTag } from 'yaml';
import { isObject, type Json } from '../validation/facts/template';
import { UnusableInput } from './unusable-input';

/** CloudFormation accepts templates of up to 1 MB. The CDK can write larger ones. */
const MAX_FILE_MB = 50;

/** Reads a CloudFormation template in JSON or YAML. */
export function readTemplate(file: string): Json {
  const text = readText(file);
  const body = file.endsWith('.json') || text.trimStart().startsWith('{') ? parseJson(text, file) : parseYaml(text, file);
  if (!isObject(body)) throw new UnusableInput(`${file} is not a CloudFormation template: it does not contain an object`);
  if (!isObject(body.Resources)) {
    throw new UnusableInput(`${file} is not a CloudFormation template: it has no Resources section`);
  }
  return body;
}

/** Reads a file that must contain a JSON object. */
export function readJsonObject(file: string): Json {
  const body = parseJson(readText(file), file);
  if (!isObject(body)) throw new UnusableInput(`${file} does not contain a JSON object`);
  return body;
}

function readText(file: string): string {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new UnusableInput(`${file} does not exist; check the path`);
  if (!stats.isFile()) throw new UnusableInput(`${file} is not a file; specify a file`);
  if (stats.size > MAX_FILE_MB * 1024 * 1024) {
    const size = Math.round(stats.size / 1024 / 1024);
    throw new UnusableInput(
      `${file} has ${size} MB; CloudFormation accepts templates of up to 1 MB, and this command reads up to ${MAX_FILE_MB} MB`,
    );
  }
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new UnusableInput(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UnusableInput(`${file} is not valid JSON: ${oneLine((error as Error).message)}`);
  }
}

function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text, { customTags: INTRINSIC_TAGS, schema: 'core', version: '1.1', logLevel: 'error' });
  const [problem] = document.errors;
  if (problem) throw new UnusableInput(`${file} is not valid YAML: ${oneLine(problem.message)}`);
  try {
    return document.toJS();
  } catch (error) {
    throw new UnusableInput(`${file} cannot be read: ${oneLine((error as Error).message)}`);
  }
}

function oneLine(message: string): string {
  return message.split('\n')[0].replace(/[:.]$/, '');
}

/** Short forms of intrinsic functions: `!Sub x` is `{ "Fn::Sub": "x" }`. */
const INTRINSIC_TAGS = [
  'Ref',
  'Condition',
  ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length'],
  ...['Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
].flatMap((name): (ScalarTag | CollectionTag)[] => {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  return [
    { tag, resolve: (value: string) => ({ [key]: name === 'GetAtt' ? splitOnce(value) : value }) },
    { tag, collection: 'seq', resolve: (node) => Object.assign(node, { toJSON: wrap(key, node.toJSON) }) },
    { tag, collection: 'map', resolve: (node) => Object.assign(node, { toJSON: wrap(key, node.toJSON) }) },
  ];
});

type ToJson = (this: unknown, ...args: unknown[]) => unknown;

/** Converts a tagged collection to an object with one key. */
function wrap(key: string, toJson: unknown): ToJson {
  return function (...args) {
    return { [key]: (toJson as ToJson).apply(this, args) };
  };
}

/** The attribute of `!GetAtt Resource.Outputs.Name` contains a dot. */
function splitOnce(value: string): string[] {
  const dot = value.indexOf('.');
  return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}
