import { isObject } from '../validation/facts/json';
import type { ParameterValues } from '../validation/facts/parameters';
import { exists } from './read-text';
import { readObjectOrList } from './template-file';
import { UnusableInput } from './unusable-input';

/** A value of `--parameters`. */
interface ParameterValue {
  /**
   * Name of the stack.
   *
   * @default - all stacks
   */
  readonly stack?: string;
  readonly name: string;
  readonly value: string;
}

/** Values of `--parameters`, as `aws cloudformation` and `cdk deploy` accept them. */
export class ParameterOptions {
  private readonly values: readonly ParameterValue[];

  /**
   * @param options `Key=Value`, `Stack:Key=Value`, `ParameterKey=Key,ParameterValue=Value`, or files in JSON or YAML
   * @throws UnusableInput
   */
  constructor(options: readonly string[]) {
    this.values = options.flatMap(parse);
  }

  /** Values for a stack. A later value overrides an earlier one. */
  public of(...names: readonly (string | undefined)[]): ParameterValues {
    const values = this.values.filter(({ stack }) => stack === undefined || names.includes(stack));
    return Object.fromEntries(values.map(({ name, value }) => [name, value]));
  }

  /** @throws UnusableInput if no template has one of the parameters */
  public checkDeclared(templates: readonly { readonly body: { readonly Parameters?: unknown } }[]): void {
    const declared = new Set(templates.flatMap(({ body }) => (isObject(body.Parameters) ? Object.keys(body.Parameters) : [])));
    const unused = this.values.find(({ name }) => !declared.has(name));
    if (!unused) return;
    const names = [...declared].sort().slice(0, 20).join(', ') || 'none';
    throw new UnusableInput(`no template has the parameter ${unused.name}; the parameters are: ${names}`);
  }
}

function parse(option: string): readonly ParameterValue[] {
  const file = option.replace(/^file:\/\//, '');
  if (exists(file)) return valuesIn(readObjectOrList(file), file);
  const shorthand = /^ParameterKey=([^,]+),ParameterValue=(.*)$/s.exec(option);
  if (shorthand) return [{ name: shorthand[1], value: shorthand[2].replace(/^"(.*)"$/s, '$1') }];
  const pair = /^(?:([^=]+):)?([^=:]+)=(.*)$/s.exec(option);
  if (!pair) throw new UnusableInput(`${option} is no parameter value: specify Key=Value, or a file that exists`);
  const [, stack, name, value] = pair;
  return [{ stack, name, value }];
}

/** A list of `ParameterKey` and `ParameterValue`, a list of `Key=Value`, or an object, which can be below `Parameters`. */
function valuesIn(content: unknown, file: string): readonly ParameterValue[] {
  if (Array.isArray(content)) return (content as unknown[]).flatMap((entry) => valuesOfEntry(entry, file));
  if (!isObject(content)) throw new UnusableInput(`${file} does not contain parameter values: specify an object or a list`);
  const values = isObject(content.Parameters) ? content.Parameters : content;
  return Object.entries(values).map(([name, value]) => ({ name, value: textOf(value, name, file) }));
}

function valuesOfEntry(entry: unknown, file: string): readonly ParameterValue[] {
  if (typeof entry === 'string' && entry.includes('=')) return parse(entry);
  const name = isObject(entry) ? entry.ParameterKey : undefined;
  if (!isObject(entry) || typeof name !== 'string') {
    throw new UnusableInput(`${file} has an entry without ParameterKey; specify ParameterKey and ParameterValue`);
  }
  return entry.UsePreviousValue === true ? [] : [{ name, value: textOf(entry.ParameterValue, name, file) }];
}

function textOf(value: unknown, name: string, file: string): string {
  if (Array.isArray(value)) return value.map((item) => textOf(item, name, file)).join(',');
  if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  throw new UnusableInput(`${file} has no text as the value of ${name}; specify a text or a list of texts`);
}
