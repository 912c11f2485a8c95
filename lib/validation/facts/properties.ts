import type { FactKind, FactTypes, Value } from './fact';
import { partialArn, type PartialArn } from './partial-arn';
import { UNRESOLVED } from './resolved';
import { systemsManagerParameter } from './systems-manager-parameter';
import { isObject, type Json, type Template } from './template';
import { TRANSFORM } from './transforms';

/** The resource whose properties are read. */
export interface Links {
  /** Returns the fact that an expression in a property references. */
  follow<K extends FactKind>(kind: K, template: Template, expression: unknown, property: string): Value<FactTypes[K]>;
  /** Notes a property, or a list of references, that is unknown. */
  noteUnknown(template: Template, expression: unknown, property: string, kind?: FactKind): void;
}

/** Properties of a resource, or an object in them. The values are known, absent or unknown. */
export class Properties {
  /** `null`: the object is absent. `undefined`: the object is unknown. */
  private readonly values: Value<Json>;

  constructor(
    private readonly template: Template,
    expression: unknown,
    private readonly links: Links,
    property = 'Properties',
  ) {
    const resolved = template.resolve(expression);
    if (resolved.is === 'absent') this.values = null;
    else if (resolved.is === 'literal' && isObject(resolved.value)) this.values = resolved.value;
    else if (isObject(expression) && TRANSFORM in expression) links.noteUnknown(template, expression, property);
  }

  public get isAbsent(): boolean {
    return this.values === null;
  }

  /** Whether the property is set to any value; `undefined` if it depends on a condition. */
  public has(name: string): Value<boolean> {
    if (!this.values) return this.values === null ? false : undefined;
    const expression = this.values[name];
    if (typeof expression !== 'object') return expression !== undefined;
    const resolved = this.template.resolve(expression);
    return resolved.is === 'unknown' && resolved.mayBeAbsent ? undefined : resolved.is !== 'absent';
  }

  public text(name: string): Value<string> {
    return this.values && this.template.text(this.values[name]);
  }

  /** Text of which a part may be unknown: `UNRESOLVED` for each unknown part. */
  public partialText(name: string): Value<string> {
    return this.values && this.template.partialText(this.values[name]);
  }

  /** Text that the value encodes in Base64, as `Fn::Base64` does: `UNRESOLVED` for each unknown part. */
  public encodedText(name: string): Value<string> {
    const expression = this.values?.[name];
    if (isObject(expression) && 'Fn::Base64' in expression) return this.template.partialText(expression['Fn::Base64']);
    const text = this.text(name);
    return typeof text === 'string' ? Buffer.from(text, 'base64').toString() : text;
  }

  /** Whether the value begins with a text. The rest of the value may be unknown. */
  public beginsWith(name: string, text: string): boolean {
    return !!this.values && !!this.template.partialText(this.values[name])?.split(UNRESOLVED)[0].startsWith(text);
  }

  /** Name of the Systems Manager parameter that contains the value; `null` if there is none. */
  public systemsManagerParameter(name: string): string | null {
    return this.values ? systemsManagerParameter(this.template, this.values[name]) : null;
  }

  public number(name: string): Value<number> {
    const text = this.text(name);
    if (typeof text !== 'string') return text;
    return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
  }

  public flag(name: string): Value<boolean> {
    const text = this.text(name);
    if (typeof text !== 'string') return text;
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  public texts(name: string): Value<readonly string[]> {
    return this.each(name, (item) => this.template.text(item) ?? undefined);
  }

  /** Known texts of a list. */
  public knownTexts(name: string): readonly string[] {
    const list = this.values ? this.template.list(this.values[name]) : undefined;
    return (list ?? []).map((item) => this.template.text(item)).filter((text) => typeof text === 'string');
  }

  /** Elements of a list of ARNs, or a single ARN. Parts of each may be unknown. */
  public arns(name: string): Value<readonly PartialArn[]> {
    const list = this.each(name, (item) => partialArn(this.template, item));
    if (list !== undefined || !this.values) return list;
    const single = partialArn(this.template, this.values[name]);
    return single && [single];
  }

  public object(name: string): Properties {
    return this.values ? new Properties(this.template, this.values[name], this.links, name) : this;
  }

  public objects(name: string): Value<readonly Properties[]> {
    return this.each(name, (item) => new Properties(this.template, item, this.links, name));
  }

  public one<K extends FactKind>(kind: K, name: string): Value<FactTypes[K]> {
    if (!this.values) return this.values;
    return this.values[name] === undefined ? null : this.links.follow(kind, this.template, this.values[name], name);
  }

  /** CloudFormation type of the resource that the property references; `undefined` if it references no resource in the templates. */
  public referencedType(name: string): string | undefined {
    const resolved = this.values ? this.template.resolve(this.values[name]) : undefined;
    const referenced = resolved?.is === 'resource' ? resolved.template.resources[resolved.logicalId] : undefined;
    return isObject(referenced) && typeof referenced.Type === 'string' ? referenced.Type : undefined;
  }

  public many<K extends FactKind>(kind: K, name: string): Value<readonly FactTypes[K][]> {
    const facts = this.each(name, (item) => this.links.follow(kind, this.template, item, name) ?? undefined);
    const isUnknownList = facts === undefined && !!this.values && this.template.list(this.values[name]) === undefined;
    if (isUnknownList) this.links.noteUnknown(this.template, this.values[name], name, kind);
    return facts;
  }

  /** Names of the properties that are set; of some of them, if others do not matter. */
  public names(matter: (name: string) => boolean = () => true): Value<readonly string[]> {
    if (!this.values) return this.values;
    const names: string[] = [];
    for (const name in this.values) if (matter(name) && this.has(name)) names.push(name);
    return names;
  }

  private each<T>(name: string, read: (item: unknown) => T | undefined): Value<readonly T[]> {
    if (!this.values) return this.values;
    const expression = this.values[name];
    if (expression === undefined) return null;
    const list = this.template.list(expression);
    return list && allKnown(list.map(read));
  }
}

/** The elements of a list, if all elements are known. */
export function allKnown<T>(items: readonly Value<T>[]): T[] | undefined {
  return items.every((item) => item !== undefined && item !== null) ? (items as T[]) : undefined;
}

/** Default value of AWS for an absent property. */
export function orDefault<T>(value: Value<T>, whenAbsent: T): Value<T> {
  return value === null ? whenAbsent : value;
}

/** `true` if a value is `true`, otherwise `undefined` if a value is unknown, otherwise `false`. */
export function either(...values: readonly Value<boolean>[]): Value<boolean> {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}
