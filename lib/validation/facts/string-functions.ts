import { isObject, section, type Json } from './json';
import { Hole, unknown, UNRESOLVED, type PartialText, type Resolved } from './resolved';
import type { Template } from './template';

/** `Fn::Join` with a list, a list parameter or `Fn::Split`. */
export function join(template: Template, argument: unknown): Resolved {
  const list = Array.isArray(argument) ? template.list(argument[1]) : undefined;
  if (!list) return unknown({ 'Fn::Join': argument });
  const parts = list.map((part) => template.partial(part)).filter((part) => part !== null);
  const text = parts.map((part) => part.text).join(String((argument as unknown[])[0]));
  return resolvedText({ text, holes: parts.flatMap(({ holes }) => holes) }, { 'Fn::Join': argument });
}

/** `Fn::Sub`, with or without variables. */
export function sub(template: Template, argument: unknown): Resolved {
  const [pattern, variables] = substitution(argument);
  if (pattern === undefined) return unknown({ 'Fn::Sub': argument });
  const holes: Hole[] = [];
  const text = pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`;
    const part = template.partial(variable(name, variables));
    if (part) holes.push(...part.holes);
    return part?.text ?? '';
  });
  return resolvedText({ text, holes }, { 'Fn::Sub': argument });
}

/** `Fn::Select` with a list or `Fn::Split`. A part of a resource attribute still references the resource. */
export function select(template: Template, argument: unknown): Resolved {
  if (!Array.isArray(argument)) return unknown({ 'Fn::Select': argument });
  const index = Number(template.text(argument[0]) ?? Number.NaN);
  const splitting = isObject(argument[1]) ? argument[1]['Fn::Split'] : undefined;
  if (Array.isArray(splitting)) {
    const whole = template.resolve(splitting[1]);
    if (whole.is === 'resource') return whole;
  }
  const list = Array.isArray(splitting) ? pieces(template.partial(splitting[1]), String(splitting[0])) : template.list(argument[1]);
  const item = list?.[index];
  return item === undefined ? unknown({ 'Fn::Select': argument }) : template.resolve(item);
}

/** `Fn::Split`. */
export function split(template: Template, argument: unknown): Resolved {
  if (!Array.isArray(argument)) return unknown({ 'Fn::Split': argument });
  return splitAt(String(argument[0]), template.resolve(argument[1]), { 'Fn::Split': argument });
}

/** The list in a text. Unknown if a part of the text may be several elements: only a reference to a resource is one. */
export function splitAt(delimiter: string, whole: Resolved, expression: Json): Resolved {
  if (whole.is === 'literal') {
    const { value } = whole;
    if (Array.isArray(value)) return whole;
    return typeof value === 'string' && !value.includes('{{resolve:')
      ? { is: 'literal', value: value.split(delimiter).map((element) => element.trim()) }
      : unknown(expression);
  }
  if (whole.is === 'resource' && whole.attribute === undefined)
    return { is: 'literal', value: [new Hole(whole.template, { Ref: whole.logicalId }, whole)] };
  const { text, holes } = whole.is === 'unknown' ? whole : {};
  if (text === undefined || !holes?.every((hole) => hole.resolved.is === 'resource')) return unknown(expression);
  return { is: 'literal', value: pieces({ text, holes }, delimiter) };
}

/** Expressions of the elements of a text. */
function pieces(whole: PartialText | null, delimiter: string): readonly unknown[] | undefined {
  if (!whole) return undefined;
  const holes = [...whole.holes];
  return whole.text.split(delimiter).map((piece) => {
    if (!piece.includes(UNRESOLVED)) return piece.trim();
    const known = piece.split(UNRESOLVED);
    const parts = known
      .flatMap((text, index) => (index === 0 ? [text] : [holes.shift() ?? UNRESOLVED, text]))
      .filter((part) => part !== '');
    return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
  });
}

/** `Fn::FindInMap`, with or without `DefaultValue`. */
export function findInMap(template: Template, mappings: Json, argument: unknown): Resolved {
  if (!Array.isArray(argument)) return unknown({ 'Fn::FindInMap': argument });
  const [map, first, second] = argument.slice(0, 3).map((key) => template.text(key));
  if (typeof map !== 'string' || typeof first !== 'string' || typeof second !== 'string') return unknown({ 'Fn::FindInMap': argument });
  const value = section(section(mappings, map), first)[second];
  if (value !== undefined) return { is: 'literal', value };
  const options: unknown = argument[3];
  return isObject(options) && 'DefaultValue' in options ? template.resolve(options.DefaultValue) : unknown({ 'Fn::FindInMap': argument });
}

/** Pattern and variables of `Fn::Sub`. The pattern is `undefined` if it is malformed. */
export function substitution(argument: unknown): readonly [pattern: string | undefined, variables: unknown] {
  const [pattern, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
  return [typeof pattern === 'string' ? pattern : undefined, variables];
}

/** Expression of a variable in `Fn::Sub`. */
export function variable(name: string, variables: unknown): unknown {
  if (isObject(variables) && Object.hasOwn(variables, name)) return variables[name];
  return name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
}

/** A text. Unknown if a part of it is unknown; a text that is nothing but a reference is the reference. */
function resolvedText({ text, holes }: PartialText, expression: Json): Resolved {
  const count = text.split(UNRESOLVED).length - 1;
  if (count === 0) return { is: 'literal', value: text };
  // A template can contain the placeholder.
  if (count !== holes.length) return unknown(expression);
  const only = text === UNRESOLVED ? holes[0].resolved : undefined;
  const isReference = only?.is === 'resource' || (only?.is === 'unknown' && !only.mayBeAbsent);
  return isReference ? only : { ...unknown(expression), text, holes };
}
