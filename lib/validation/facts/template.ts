import type { StackOutput, StackOutputs } from './stack-outputs';

/** A JSON object in a template. */
export type Json = { readonly [key: string]: unknown };

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
  /** Account of the stack, if it has an environment. */
  readonly account?: string;
  /** For a nested stack: the stack that creates it, and the logical ID of the resource. */
  readonly parent?: { readonly template: TemplateSource; readonly logicalId: string };
}

/** Result of an expression in a template. */
export type Resolved =
  | { readonly is: 'absent' }
  | { readonly is: 'literal'; readonly value: unknown }
  | { readonly is: 'resource'; readonly template: Template; readonly logicalId: string; readonly attribute?: string }
  | { readonly is: 'unknown'; readonly key: string; readonly mayBeAbsent?: boolean };

/** Placeholder in a text for a part that is unknown before deployment. */
export const UNRESOLVED = '\u0000';

const ABSENT: Resolved = { is: 'absent' };

/** A template. Evaluates intrinsic functions if the templates contain the values. */
export class Template {
  public readonly name: string;
  public readonly resources: Json;
  /** Templates of the nested stacks, by the logical ID of the `AWS::CloudFormation::Stack`. */
  public readonly nested = new Map<string, Template>();
  private readonly factIds = new Map<string, string>();
  private readonly parameters: Json;
  private readonly mappings: Json;
  private readonly outputs: Json;

  constructor(
    public readonly source: TemplateSource,
    private readonly stackOutputs: StackOutputs,
    private readonly parent?: Template,
  ) {
    this.name = source.name;
    this.resources = section(source.body, 'Resources');
    this.parameters = section(source.body, 'Parameters');
    this.mappings = section(source.body, 'Mappings');
    this.outputs = section(source.body, 'Outputs');
    if (parent) parent.nested.set(source.parent!.logicalId, this);
    else stackOutputs.addStack(this, source.stackName ?? this.name);
    for (const output of Object.values(this.outputs)) {
      const exportName = isObject(output) && isObject(output.Export) ? this.text(output.Export.Name) : undefined;
      if (typeof exportName === 'string') stackOutputs.addExport(exportName, { template: this, value: (output as Json).Value });
    }
  }

  /** Returns an output by its logical ID. */
  public output(name: string): StackOutput | undefined {
    const output = this.outputs[name];
    return isObject(output) ? { template: this, value: output.Value } : undefined;
  }

  /** ID of the fact of a resource. Returns the same string object each time, for fast lookups. */
  public factId(logicalId: string): string {
    let id = this.factIds.get(logicalId);
    if (id === undefined) this.factIds.set(logicalId, (id = `${this.name}.${logicalId}`));
    return id;
  }

  /** Text of an expression; `undefined` if a part is unknown. */
  public text(expression: unknown): string | null | undefined {
    // Most expressions are absent or literals.
    if (expression === undefined) return null;
    if (typeof expression === 'string' && !expression.includes('{{resolve:')) return expression;
    const text = this.partialText(expression);
    return typeof text === 'string' && text.includes(UNRESOLVED) ? undefined : text;
  }

  /** Text of an expression, with `UNRESOLVED` for each unknown part. */
  public partialText(expression: unknown): string | null {
    if (typeof expression === 'string') return expression.includes('{{resolve:') ? UNRESOLVED : expression;
    const resolved = this.resolve(expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is !== 'literal') return UNRESOLVED;
    const { value } = resolved;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && !value.includes('{{resolve:') ? value : UNRESOLVED;
  }

  /** Name of the Systems Manager parameter in an expression, as the CDK writes it for public AMIs. */
  public systemsManagerParameter(expression: unknown): string | null {
    if (typeof expression === 'string') return /resolve:ssm:([^:}]+)/.exec(expression)?.[1] ?? null;
    const parameter = isObject(expression) ? this.parameters[String(expression.Ref)] : undefined;
    const isStored = isObject(parameter) && String(parameter.Type).startsWith('AWS::SSM::Parameter::Value<');
    return isStored && typeof parameter.Default === 'string' ? parameter.Default : null;
  }

  /** Evaluates an expression. Does not evaluate intrinsic functions inside lists and objects. */
  public resolve(expression: unknown): Resolved {
    if (expression === undefined || expression === null) return ABSENT;
    if (!isObject(expression)) return { is: 'literal', value: expression };
    const name = onlyKey(expression);
    if (name === undefined) return { is: 'literal', value: expression };
    const argument = expression[name];
    switch (name) {
      case 'Ref':
        return this.ref(String(argument));
      case 'Fn::GetAtt':
        return this.getAtt(Array.isArray(argument) ? argument : String(argument).split('.'));
      case 'Fn::ImportValue':
        return this.importValue(argument);
      case 'Fn::GetStackOutput':
        return this.getStackOutput(argument);
      case 'Fn::Join':
        return this.join(argument);
      case 'Fn::Sub':
        return this.sub(argument);
      case 'Fn::Select':
        return this.select(argument);
      case 'Fn::If':
        return this.either(argument);
      case 'Fn::FindInMap':
        return this.findInMap(argument);
      default:
        return name.startsWith('Fn::') || name === 'Condition' ? unknown(expression) : { is: 'literal', value: expression };
    }
  }

  private ref(name: string): Resolved {
    if (name.startsWith('AWS::')) return this.pseudoParameter(name);
    if (name in this.resources) return { is: 'resource', template: this, logicalId: name };
    if (this.parent && name in this.parameters) {
      const stack = this.parent.resources[this.source.parent!.logicalId];
      const passed =
        isObject(stack) && isObject(stack.Properties) && isObject(stack.Properties.Parameters) ? stack.Properties.Parameters : {};
      if (name in passed) return this.parent.resolve(passed[name]);
    }
    return { is: 'unknown', key: `${this.name}.${name}` };
  }

  private pseudoParameter(name: string): Resolved {
    const { region, account } = this.source;
    const value = {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::Partition': region && partitionOf(region),
      'AWS::StackName': this.parent ? undefined : this.name,
    }[name];
    if (name === 'AWS::NoValue') return ABSENT;
    return value ? { is: 'literal', value } : { is: 'unknown', key: `${this.name}.${name}` };
  }

  private getAtt([logicalId, ...attribute]: readonly unknown[]): Resolved {
    const id = String(logicalId);
    const path = attribute.map(String).join('.');
    const nested = this.nested.get(id);
    if (nested && path.startsWith('Outputs.')) {
      const output = nested.outputs[path.slice('Outputs.'.length)];
      if (isObject(output)) return nested.resolve(output.Value);
    }
    if (id in this.resources) return { is: 'resource', template: this, logicalId: id, attribute: path };
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

  private join(argument: unknown): Resolved {
    if (!Array.isArray(argument) || !Array.isArray(argument[1])) return unknown(argument);
    const parts = argument[1].map((part) => this.partialText(part)).filter((part) => part !== null);
    return { is: 'literal', value: parts.join(String(argument[0])) };
  }

  private sub(argument: unknown): Resolved {
    const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
    if (typeof template !== 'string') return unknown(argument);
    const value = template.replace(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
      if (escaped) return `\${${name}}`;
      if (isObject(variables) && name in variables) return this.partialText(variables[name]) ?? '';
      return this.partialText(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }) ?? '';
    });
    return { is: 'literal', value };
  }

  /** `Fn::Select` with a list or `Fn::Split`. A part of a resource attribute still references the resource. */
  private select(argument: unknown): Resolved {
    if (!Array.isArray(argument)) return unknown(argument);
    const index = Number(argument[0]);
    const list = argument[1];
    if (Array.isArray(list)) return this.resolve(list[index]);
    const split = isObject(list) ? list['Fn::Split'] : undefined;
    if (!Array.isArray(split)) return unknown(argument);
    const whole = this.resolve(split[1]);
    if (whole.is === 'resource') return whole;
    const piece = this.partialText(split[1])?.split(String(split[0]))[index];
    return piece === undefined ? unknown(argument) : { is: 'literal', value: piece };
  }

  private either(argument: unknown): Resolved {
    if (!Array.isArray(argument)) return unknown(argument);
    const [yes, no] = [this.resolve(argument[1]), this.resolve(argument[2])];
    const same = yes.is !== 'resource' && no.is !== 'resource' && yes.is !== 'unknown' && JSON.stringify(yes) === JSON.stringify(no);
    return same ? yes : { ...unknown(argument), mayBeAbsent: yes.is === 'absent' || no.is === 'absent' };
  }

  private findInMap(argument: unknown): Resolved {
    if (!Array.isArray(argument)) return unknown(argument);
    const [map, first, second] = argument.map((key) => this.text(key));
    const table = typeof map === 'string' ? this.mappings[map] : undefined;
    const row = isObject(table) && typeof first === 'string' ? table[first] : undefined;
    const value = isObject(row) && typeof second === 'string' ? row[second] : undefined;
    return value === undefined ? unknown(argument) : { is: 'literal', value };
  }
}

function onlyKey(object: Json): string | undefined {
  let only: string | undefined;
  for (const key in object) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

function unknown(expression: unknown): Resolved & { is: 'unknown' } {
  return { is: 'unknown', key: JSON.stringify(expression) ?? '' };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Outpost ID at the end of an ARN. Other parts of the ARN may be unknown. */
export function outpostIdIn(arn: string): string | undefined {
  return /op-[0-9a-f]{17}$/.exec(arn)?.[0];
}

function section(body: Json, name: string): Json {
  const value = body[name];
  return isObject(value) ? value : {};
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('eu-isoe-')) return 'aws-iso-e';
  if (region.startsWith('us-isof-')) return 'aws-iso-f';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}
