import { Assumptions } from './assumptions';
import { cidrBlocks } from './cidr-blocks';
import { Conditions } from './conditions';
import { regionOfZones } from './environment';
import type { Unread } from './fact';
import { isObject, onlyKey, section, type Json } from './json';
import { mentionsIn, type Mentions } from './mentions';
import { Parameters, type ParameterValues } from './parameters';
import { pseudoParameter } from './pseudo-parameters';
import { ABSENT, Hole, mayBeAbsent, unknown, UNRESOLVED, type PartialText, type Resolved } from './resolved';
import type { StackOutput, StackOutputs } from './stack-outputs';
import { findInMap, join, select, split, splitAt, sub } from './string-functions';
import { expandTransforms, TRANSFORM, type NotExpanded } from './transforms';

export { isObject, type Json } from './json';
export { UNRESOLVED } from './resolved';

/** A template and its environment. */
export interface TemplateSource {
  /** Construct path of the stack; for a nested stack, the name of its parent and its logical ID. */
  readonly name: string;
  /**
   * Name of the stack in CloudFormation.
   *
   * @default - the same as `name`
   */
  readonly stackName?: string;
  /** Path of the file. */
  readonly path: string;
  readonly body: Json;
  /** Region of the stack, if it has an environment. */
  readonly region?: string;
  /** Region of the inventories, for a template that specifies neither a Region nor an Availability Zone. */
  readonly regionOfInventories?: string;
  /** Account of the stack, if it has an environment. */
  readonly account?: string;
  /**
   * Values of the parameters.
   *
   * @default - the default values in the template
   */
  readonly parameters?: ParameterValues;
  /** For a nested stack: the stack that creates it, and the logical ID of the resource. */
  readonly parent?: { readonly template: TemplateSource; readonly logicalId: string };
  /** Parts that could not be read. */
  readonly unread?: readonly UnreadPart[];
}

/** A part of a template that could not be read. */
export interface UnreadPart extends Omit<Unread, 'stack'> {
  /** Logical ID, if the part is a nested stack. */
  readonly nestedStack?: string;
}

/** Prefix of the logical IDs of outputs without export names that the AWS CDK writes for weak references between stacks. */
const PUBLISHED = 'PublishOutput';

/** A template. Evaluates intrinsic functions if the templates contain the values. */
export class Template {
  public readonly name: string;
  /** Name of the stack, not of a nested stack. */
  public readonly stack: string;
  /** Region of the stack, otherwise of the Availability Zones in the template. */
  public readonly region: string | undefined;
  public readonly resources: Json;
  /** Loops and macros that the reader does not expand. */
  public readonly notExpanded: readonly NotExpanded[];
  /** Templates of the nested stacks, by the logical ID of the `AWS::CloudFormation::Stack`. */
  public readonly nested = new Map<string, Template>();
  public readonly parameters: Parameters;
  public readonly conditions: Conditions;
  private readonly assumptions: Assumptions;
  private mentions: Mentions | undefined;
  private readonly factIds = new Map<string, string>();
  private readonly mappings: Json;
  private readonly outputs: Json;
  /** Branches of conditions whose variables are noted. */
  private readonly noted = new Set<unknown>();

  constructor(
    public readonly source: TemplateSource,
    private readonly stackOutputs: StackOutputs,
    public readonly parent?: Template,
    assumptions = new Assumptions(),
  ) {
    this.name = source.name;
    this.stack = parent?.stack ?? source.name;
    const scope = { template: this.name, stack: this.stack, assumptions };
    this.assumptions = assumptions;
    this.parameters = new Parameters(section(source.body, 'Parameters'), source.parameters ?? {}, scope);
    this.mappings = section(source.body, 'Mappings');
    this.region = source.region ?? parent?.region ?? regionOfZones(section(source.body, 'Resources')) ?? source.regionOfInventories;
    const resolve = (expression: unknown) => this.resolve(expression);
    // Loops depend on parameters and conditions.
    this.resources = section(source.body, 'Resources');
    this.conditions = new Conditions(section(source.body, 'Conditions'), resolve, scope);
    const { body, notExpanded } = expandTransforms(source.body, (expression) => this.texts(expression));
    this.notExpanded = notExpanded;
    if (body !== source.body) {
      this.resources = section(body, 'Resources');
      this.conditions = new Conditions(section(body, 'Conditions'), resolve, scope);
    }
    this.outputs = section(body, 'Outputs');
    if (parent) parent.nested.set(source.parent!.logicalId, this);
    else stackOutputs.addStack(this, source.stackName ?? this.name);
    for (const [name, output] of Object.entries(this.outputs)) {
      const exportName = isObject(output) && isObject(output.Export) ? this.text(output.Export.Name) : undefined;
      if (typeof exportName === 'string') stackOutputs.addExport(exportName, this.outputOf(output as Json));
      else if (name.startsWith(PUBLISHED) && isObject(output)) stackOutputs.addPublished(this.outputOf(output));
    }
  }

  /** Returns an output by its logical ID. */
  public output(name: string): StackOutput | undefined {
    const output = Object.hasOwn(this.outputs, name) ? this.outputs[name] : undefined;
    return isObject(output) ? this.outputOf(output) : undefined;
  }

  private outputOf({ Value: value, Condition: condition }: Json): StackOutput {
    return { template: this, value, condition };
  }

  /** Whether the template contains a resource, with a condition that can be true. */
  public has(logicalId: string): boolean {
    const resource = Object.hasOwn(this.resources, logicalId) ? this.resources[logicalId] : undefined;
    return isObject(resource) && (resource.Condition === undefined || this.conditions.isTrue(resource.Condition) !== false);
  }

  /** Types of the resources that name a resource, and `Outputs`; `undefined` if a macro or a loop that is not expanded may name it. */
  public namedBy(logicalId: string): ReadonlySet<string> | undefined {
    if (this.notExpanded.length > 0) return undefined;
    return (this.mentions ??= mentionsIn(this.resources, this.outputs)).get(logicalId);
  }

  /** ID of the fact of a resource. Returns the same string object each time, for fast lookups. */
  public factId(logicalId: string): string {
    let id = this.factIds.get(logicalId);
    if (id === undefined) this.factIds.set(logicalId, (id = `${this.name}.${logicalId}`));
    return id;
  }

  /** Text of an expression; `undefined` if a part is unknown. */
  public text(expression: unknown): string | null | undefined {
    // Most expressions are absent.
    if (expression === undefined) return null;
    const text = this.partialText(expression);
    return typeof text === 'string' && text.includes(UNRESOLVED) ? undefined : text;
  }

  /** Text of an expression, with `UNRESOLVED` for each unknown part. */
  public partialText(expression: unknown): string | null {
    if (typeof expression === 'string') return expression.includes('{{resolve:') ? UNRESOLVED : expression;
    return this.partial(expression)?.text ?? null;
  }

  /** Text of an expression, and its unknown parts; `null` if the expression is absent. */
  public partial(expression: unknown): PartialText | null {
    const resolved = this.resolve(expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is === 'unknown' && resolved.text !== undefined && resolved.holes) return { text: resolved.text, holes: resolved.holes };
    const value = resolved.is === 'literal' ? resolved.value : undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value), holes: [] };
    if (typeof value === 'string' && !value.includes('{{resolve:')) return { text: value, holes: [] };
    return { text: UNRESOLVED, holes: [new Hole(this, expression, resolved)] };
  }

  /** Elements of a list, without those that are absent; a value that is not a list is the only element. */
  public list(expression: unknown): readonly unknown[] | null | undefined {
    const resolved = this.resolve(expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is !== 'literal') return undefined;
    const { value } = resolved;
    if (!Array.isArray(value)) return [value];
    return value.some(mayBeNoValue) ? value.filter((item) => !mayBeNoValue(item) || this.resolve(item).is !== 'absent') : value;
  }

  /** Texts of a list, for the loops of `Fn::ForEach`, which use only parameters and mappings. */
  private texts(expression: unknown): readonly string[] | undefined {
    const isLoop = Array.isArray(expression) || (isObject(expression) && ('Ref' in expression || 'Fn::FindInMap' in expression));
    const texts = isLoop ? this.list(expression)?.map((item) => this.text(item)) : undefined;
    return texts?.every((text) => typeof text === 'string') ? texts : undefined;
  }

  /** Notes that conditions in an expression decide whether a resource is on an Outpost. */
  public notePlacement(expression: unknown): void {
    const argument = isObject(expression) ? expression['Fn::If'] : undefined;
    if (!Array.isArray(argument)) return;
    for (const key of this.conditions.variablesOf(argument[0])) this.assumptions.notePlacement(key);
    for (const branch of argument.slice(1)) this.notePlacement(branch);
  }

  /** Evaluates an expression. Does not evaluate intrinsic functions inside lists and objects. */
  public resolve(expression: unknown): Resolved {
    if (expression === undefined || expression === null) return ABSENT;
    if (!isObject(expression)) return { is: 'literal', value: expression };
    if (expression instanceof Hole) return expression.resolved;
    const name = onlyKey(expression);
    if (name === undefined) return TRANSFORM in expression ? unknown(expression) : { is: 'literal', value: expression };
    const argument = expression[name];
    switch (name) {
      case 'Ref':
        return typeof argument === 'string' ? this.ref(argument) : unknown(expression);
      case 'Fn::GetAtt':
        return this.getAtt(argument);
      case 'Fn::ImportValue':
        return this.importValue(argument);
      case 'Fn::GetStackOutput':
        return this.getStackOutput(argument);
      case 'Fn::Join':
        return join(this, argument);
      case 'Fn::Sub':
        return sub(this, argument);
      case 'Fn::Select':
        return select(this, argument);
      case 'Fn::Split':
        return split(this, argument);
      case 'Fn::Cidr':
        return cidrBlocks(this, argument);
      case 'Fn::If':
        return this.either(argument);
      case 'Fn::FindInMap':
        return findInMap(this, this.mappings, argument);
      default:
        return name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string')
          ? unknown(expression)
          : { is: 'literal', value: expression };
    }
  }

  /** Value that the parent passes to a parameter of this nested stack. */
  public passed(name: string): { readonly value: unknown } | undefined {
    const stack = this.parent?.resources[this.source.parent!.logicalId];
    const passed = isObject(stack) ? section(section(stack, 'Properties'), 'Parameters') : {};
    return Object.hasOwn(passed, name) ? { value: passed[name] } : undefined;
  }

  private ref(name: string): Resolved {
    if (name.startsWith('AWS::')) return pseudoParameter(name, this, this.assumptions);
    if (Object.hasOwn(this.resources, name)) return { is: 'resource', template: this, logicalId: name };
    const passed = this.parameters.has(name) ? this.passed(name) : undefined;
    if (!passed) return this.parameters.resolve(name);
    const value = this.stackOutputs.resolve({ template: this.parent!, value: passed.value });
    return this.parameters.isList(name) ? splitAt(',', value, { Ref: name }) : value;
  }

  private getAtt(argument: unknown): Resolved {
    const [id, ...attribute] = Array.isArray(argument) ? (argument as unknown[]) : typeof argument === 'string' ? argument.split('.') : [];
    if (typeof id !== 'string' || attribute.some((part) => typeof part !== 'string')) return unknown({ 'Fn::GetAtt': argument });
    const path = attribute.join('.');
    const nested = this.nested.get(id);
    if (nested && path.startsWith('Outputs.')) {
      const output = nested.output(path.slice('Outputs.'.length));
      if (output) return this.stackOutputs.resolve(output);
    }
    if (Object.hasOwn(this.resources, id)) return { is: 'resource', template: this, logicalId: id, attribute: path };
    return { is: 'unknown', key: `${this.name}.${id}.${path}` };
  }

  private importValue(argument: unknown): Resolved {
    const name = this.text(argument);
    const found = typeof name === 'string' ? this.stackOutputs.imported(name, this) : undefined;
    return found ? this.stackOutputs.resolve(found) : unknown({ import: name ?? argument });
  }

  /** A weak reference between stacks. Region and account are those of this stack, unless the arguments specify others. */
  private getStackOutput(argument: unknown): Resolved {
    if (!isObject(argument)) return unknown(argument);
    const [stackName, outputName, role] = [argument.StackName, argument.OutputName, argument.RoleArn].map((part) => this.text(part));
    const region = argument.Region === undefined ? this.source.region : (this.text(argument.Region) ?? undefined);
    if (typeof stackName !== 'string' || typeof outputName !== 'string') return unknown(argument);
    const account = role === null ? this.source.account : role?.split(':')[4];
    const found = this.stackOutputs.find({ stackName, region, account }, outputName);
    return found ? this.stackOutputs.resolve(found) : unknown({ stackName, region, account, outputName });
  }

  private either(argument: unknown): Resolved {
    if (!Array.isArray(argument)) return unknown(argument);
    const [condition, whenTrue, whenFalse] = argument as unknown[];
    const value = this.conditions.isTrue(condition);
    if (value !== undefined) return this.resolve(value ? whenTrue : whenFalse);
    this.noteVariables(argument);
    const [yes, no] = [this.resolve(whenTrue), this.resolve(whenFalse)];
    const isSame =
      (yes.is === 'absent' && no.is === 'absent') ||
      (yes.is === 'literal' && no.is === 'literal' && JSON.stringify(yes.value) === JSON.stringify(no.value));
    return isSame ? yes : { ...unknown(argument), mayBeAbsent: mayBeAbsent(yes) || mayBeAbsent(no) };
  }

  /** Notes the variables in the branches of a condition, which are evaluated only if the condition is decided. */
  private noteVariables(expression: unknown): void {
    if (typeof expression !== 'object' || expression === null || this.noted.has(expression)) return;
    this.noted.add(expression);
    if (isObject(expression) && typeof expression.Ref === 'string') this.resolve(expression);
    const decided = isObject(expression) && Array.isArray(expression['Fn::If']) ? (expression['Fn::If'] as unknown[]) : [];
    if (decided.length > 0) this.conditions.isTrue(decided[0]);
    for (const inside of Object.values(expression)) this.noteVariables(inside);
  }
}

function mayBeNoValue(item: unknown): boolean {
  return isObject(item) && ('Fn::If' in item || item.Ref === 'AWS::NoValue');
}

/** Outpost ID at the end of an ARN. Other parts of the ARN may be unknown. */
export function outpostIdIn(arn: string): string | undefined {
  return /op-[0-9a-f]{17}$/.exec(arn)?.[0];
}
