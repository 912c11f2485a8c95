import type { FactKind, FactTypes, Value } from './fact';
import { isObject, type Json, type Template } from './template';

/** Finds the fact that an expression of a template names. */
export type Link = <K extends FactKind>(kind: K, template: Template, expression: unknown) => Value<FactTypes[K]>;

const UNKNOWN = { 'Fn::Unknown': null };

/** The properties of a resource, or an object inside them, read as values that are known, absent or unknown. */
export class Properties {
  /** `null`: the object is absent, and so is all in it. `undefined`: nothing of it is known. */
  private readonly values: Value<Json>;

  constructor(
    private readonly template: Template,
    expression: unknown,
    private readonly link: Link,
  ) {
    const resolved = template.resolve(expression);
    if (resolved.is === 'absent') this.values = null;
    else if (resolved.is === 'literal' && isObject(resolved.value)) this.values = resolved.value;
  }

  public get isAbsent(): boolean {
    return this.values === null;
  }

  /** Whether the property is set, to whatever; `undefined` where that depends on a condition. */
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

  /** Whether the value begins with a text, whatever the deployment adds to it. */
  public beginsWith(name: string, text: string): boolean {
    return !!this.values && !!this.template.partialText(this.values[name])?.startsWith(text);
  }

  /** Name of the Systems Manager parameter that the value is taken from; `null` also where it is taken from none. */
  public systemsManagerParameter(name: string): string | null {
    return this.values ? this.template.systemsManagerParameter(this.values[name]) : null;
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

  /** Those texts of a list that are known, whatever the others are. */
  public knownTexts(name: string): readonly string[] {
    const resolved = this.values ? this.template.resolve(this.values[name]) : undefined;
    if (resolved?.is !== 'literal' || !Array.isArray(resolved.value)) return [];
    return resolved.value.map((item) => this.template.text(item)).filter((text) => typeof text === 'string');
  }

  public object(name: string): Properties {
    return new Properties(this.template, this.values === undefined ? UNKNOWN : this.values?.[name], this.link);
  }

  public objects(name: string): Value<readonly Properties[]> {
    return this.each(name, (item) => new Properties(this.template, item, this.link));
  }

  public one<K extends FactKind>(kind: K, name: string): Value<FactTypes[K]> {
    if (!this.values) return this.values;
    return this.values[name] === undefined ? null : this.link(kind, this.template, this.values[name]);
  }

  /** CloudFormation type of the resource in the templates that the property names, such as by an attribute of it; `undefined` where it names none. */
  public typeNamed(name: string): string | undefined {
    const resolved = this.values ? this.template.resolve(this.values[name]) : undefined;
    const named = resolved?.is === 'resource' ? resolved.template.resources[resolved.logicalId] : undefined;
    return isObject(named) && typeof named.Type === 'string' ? named.Type : undefined;
  }

  public many<K extends FactKind>(kind: K, name: string): Value<readonly FactTypes[K][]> {
    return this.each(name, (item) => this.link(kind, this.template, item) ?? undefined);
  }

  /** Names of the properties that are set. */
  public names(): Value<readonly string[]> {
    return this.values && Object.keys(this.values).filter((name) => this.has(name));
  }

  private each<T>(name: string, read: (item: unknown) => T | undefined): Value<readonly T[]> {
    if (!this.values) return this.values;
    const expression = this.values[name];
    if (expression === undefined) return null;
    const resolved = this.template.resolve(expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is !== 'literal') return undefined;
    const { value } = resolved;
    return allKnown((Array.isArray(value) ? value : [value]).map(read));
  }
}

/** A list is known only where each of its elements is. */
export function allKnown<T>(items: readonly Value<T>[]): T[] | undefined {
  return items.every((item) => item !== undefined && item !== null) ? (items as T[]) : undefined;
}

/** What AWS takes where the template leaves a property out. */
export function orDefault<T>(value: Value<T>, whenAbsent: T): Value<T> {
  return value === null ? whenAbsent : value;
}

/** True where one is, false where none is, and not known otherwise. */
export function either(...values: readonly Value<boolean>[]): Value<boolean> {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}
