import * as fs from 'fs';
import { LineCounter, parseDocument, type CollectionTag, type ScalarTag } from 'yaml';
import type { Unread } from '../validation/facts/fact';
import { isObject, type Json } from '../validation/facts/template';
import { duplicateKeysInJson, duplicateKeysInYaml, type DuplicateKey } from './duplicate-keys';
import { exists, readText } from './read-text';
import { UnusableInput } from './unusable-input';

/** CloudFormation accepts templates of up to 1 MB. The CDK can write larger ones. */
const MAX_FILE_MB = 50;

/** Receives the parts of a file that another part overrides. */
export type NoteUnread = (unread: Omit<Unread, 'stack'>) => void;

/** Reads a CloudFormation template in JSON or YAML. */
export function readTemplate(file: string, note?: NoteUnread): Json {
  const body = parse(file, note);
  if (!isObject(body)) throw new UnusableInput(`${file} is not a CloudFormation template: it does not contain an object`);
  if (!isObject(body.Resources)) {
    throw new UnusableInput(`${file} is not a CloudFormation template: it has no Resources section`);
  }
  return body;
}

/** Reads a file in JSON or YAML. */
export function readObjectOrList(file: string): unknown {
  return parse(file);
}

function parse(file: string, note?: NoteUnread): unknown {
  const text = readFile(file);
  return file.endsWith('.json') || text.trimStart().startsWith('{') ? parseJson(text, file, note) : parseYaml(text, file, note);
}

/** Reads a file that must contain a JSON object. */
export function readJsonObject(file: string): Json {
  const body = parseJson(readFile(file), file);
  if (!isObject(body)) throw new UnusableInput(`${file} does not contain a JSON object`);
  return body;
}

const ADVICE = { advice: 'specify a file in JSON or YAML', ifMissing: 'check the path' };

function readFile(file: string): string {
  const stats = exists(file) && fs.statSync(file);
  if (stats && !stats.isFile()) throw new UnusableInput(`${file} is not a file; specify a file`);
  if (stats && stats.size > MAX_FILE_MB * 1024 * 1024) {
    const size = Math.round(stats.size / 1024 / 1024);
    throw new UnusableInput(
      `${file} has ${size} MB; CloudFormation accepts templates of up to 1 MB, and this command reads up to ${MAX_FILE_MB} MB`,
    );
  }
  const text = readText(file, ADVICE);
  if (text.trim() === '') throw new UnusableInput(`${file} is an empty file; ${ADVICE.advice}`);
  return text;
}

function parseJson(text: string, file: string, note?: NoteUnread): unknown {
  try {
    const content: unknown = JSON.parse(text);
    if (note) duplicateKeysInJson(text).forEach((duplicate) => note(notRead(duplicate)));
    return content;
  } catch (error) {
    throw new UnusableInput(`${file} is not valid JSON: ${oneLine((error as Error).message)}; correct the file`);
  }
}

function parseYaml(text: string, file: string, note?: NoteUnread): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    customTags: INTRINSIC_TAGS,
    schema: 'core',
    version: '1.1',
    logLevel: 'error',
    // As CloudFormation reads it, the last one of duplicate keys counts. `aws cloudformation package` expands merge keys.
    merge: true,
    uniqueKeys: false,
    lineCounter,
  });
  const [problem] = document.errors;
  if (problem) throw new UnusableInput(`${file} is not valid YAML: ${oneLine(problem.message)}; correct the file`);
  if (note) duplicateKeysInYaml(document, lineCounter).forEach((duplicate) => note(notRead(duplicate)));
  try {
    return document.toJS();
  } catch (error) {
    throw new UnusableInput(`${file} cannot be read: ${oneLine((error as Error).message)}; correct the file`);
  }
}

function notRead({ key, line, lastLine }: DuplicateKey): Omit<Unread, 'stack'> {
  return { what: `${key} at line ${line}`, why: `line ${lastLine} has the same key, and CloudFormation uses the last one` };
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
