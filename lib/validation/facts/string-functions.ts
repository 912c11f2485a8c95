import { isObject, section, type Json } from './json';
import { unknown, UNRESOLVED, type Resolved } from './resolved';
import type { Template } from './template';

/** `Fn::Join` with a list, a list parameter or `Fn::Split`. */
export function join(template: Template, argument: unknown): Resolved {
  const list = Array.isArray(argument) ? template.list(argument[1]) : undefined;
  if (!list) return unknown({ 'Fn::Join': argument });
  const parts = list.map((part) => template.partialText(part)).filter((part) => part !== null);
  return text(parts.join(String((argument as unknown[])[0])), { 'Fn::Join': argument });
}

/** `Fn::Sub`, with or without variables. */
export function sub(template: Template, argument: unknown): Resolved {
  const [pattern, variables] = substitution(argument);
  if (pattern === undefined) return unknown({ 'Fn::Sub': argument });
  const value = pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) =>
    escaped ? `\${${name}}` : (template.partialText(variable(name, variables)) ?? ''),
  );
  return text(value, { 'Fn::Sub': argument });
}

/** `Fn::Select` with a list or `Fn::Split`. A part of a resource attribute still references the resource. */
export function select(template: Template, argument: unknown): Resolved {
  if (!Array.isArray(argument)) return unknown({ 'Fn::Select': argument });
  const index = Number(template.text(argument[0]) ?? Number.NaN);
  const splitting = isObject(argument[1]) ? argument[1]['Fn::Split'] : undefined;
  if (Array.isArray(splitting)) {
    const whole = template.resolve(splitting[1]);
    if (whole.is === 'resource') return whole;
    const piece = template.partialText(splitting[1])?.split(String(splitting[0]))[index];
    return piece === undefined ? unknown({ 'Fn::Select': argument }) : text(piece, { 'Fn::Select': argument });
  }
  const item = template.list(argument[1])?.[index];
  return item === undefined ? unknown({ 'Fn::Select': argument }) : template.resolve(item);
}

/** `Fn::Split` of a text that is known. */
export function split(template: Template, argument: unknown): Resolved {
  const whole = Array.isArray(argument) ? template.text(argument[1]) : undefined;
  if (typeof whole !== 'string') return unknown({ 'Fn::Split': argument });
  return { is: 'literal', value: whole.split(String((argument as unknown[])[0])) };
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

/** Last part of the ARN in `Fn::Join` or `Fn::Sub`, which identifies the resource. */
export function lastPart(template: Template, expression: unknown): unknown {
  if (!isObject(expression)) return undefined;
  if ('Fn::Join' in expression) {
    const argument = expression['Fn::Join'];
    return (Array.isArray(argument) ? template.list(argument[1]) : undefined)?.at(-1);
  }
  const [pattern = '', variables] = substitution(expression['Fn::Sub']);
  const name = /[/:]\$\{([^!}][^}]*)\}$/.exec(pattern)?.[1];
  return name === undefined ? undefined : variable(name, variables);
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

/** A text; unknown if a part of it is unknown. */
function text(value: string, expression: Json): Resolved {
  return value.includes(UNRESOLVED) ? { ...unknown(expression), text: value } : { is: 'literal', value };
}
