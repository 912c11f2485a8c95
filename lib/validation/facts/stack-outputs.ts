import { unknown, type Resolved } from './resolved';
import type { Template } from './template';

/** An output of a stack, and the template that evaluates its value. */
export interface StackOutput {
  readonly template: Template;
  readonly value: unknown;
  /** Condition under which the stack has the output. */
  readonly condition?: unknown;
}

/** Stack of an output. */
export interface StackReference {
  readonly stackName: string;
  readonly region?: string;
  readonly account?: string;
}

/** Outputs of all templates: by export name for `Fn::ImportValue`, and by stack for `Fn::GetStackOutput`. */
export class StackOutputs {
  private readonly exports = new Map<string, StackOutput>();
  private readonly shared: StackOutput[] = [];
  /** Values that a template references, by stack. The AWS CDK can write two outputs for a value: one for each kind of reference. */
  private readonly referenced = new Set<string>();
  private readonly templates = new Map<string, Template[]>();
  private readonly resolving = new Set<unknown>();

  /** Registers a stack. Nested stacks cannot be referenced by name. */
  public addStack(template: Template, stackName: string): void {
    this.templates.set(stackName, [...(this.templates.get(stackName) ?? []), template]);
  }

  /** Registers an output with an export name, which is unique in an account and Region. */
  public addExport(exportName: string, output: StackOutput): void {
    this.exports.set(keyOf(exportName, output.template), output);
    this.shared.push(output);
  }

  /** Registers an output without an export name that the AWS CDK writes for other stacks. */
  public addPublished(output: StackOutput): void {
    this.shared.push(output);
  }

  /** Output that `Fn::ImportValue` returns in a template. */
  public imported(exportName: string, by: Template): StackOutput | undefined {
    return this.noteReferenced(this.exports.get(keyOf(exportName, by)));
  }

  /** Outputs for other stacks that none of the templates references: templates outside the App can reference them. */
  public exportsOf(templates: readonly Template[]): readonly StackOutput[] {
    const isUnused = (output: StackOutput) => !this.referenced.has(valueOf(output));
    const unused = this.shared.filter((output) => isUnused(output) && output.template.resolve(output.value).is === 'resource');
    if (unused.length === 0) return [];
    // Resources of types without facts reference outputs, too.
    for (const template of templates) eachReference(template.source.body, (reference) => template.resolve(reference));
    return unused.filter(isUnused);
  }

  /** Output that `Fn::GetStackOutput` returns; `undefined` unless exactly one stack matches. */
  public find({ stackName, region, account }: StackReference, outputName: string): StackOutput | undefined {
    const named = this.templates.get(stackName) ?? [];
    const matches = named.filter(({ source }) => source.region === region && (account === undefined || source.account === account));
    const [template] = matches;
    return matches.length === 1 ? this.noteReferenced(template.output(outputName)) : undefined;
  }

  /** Evaluates an output, or a parameter of a nested stack. Circular dependencies, which CloudFormation rejects, are unknown. */
  public resolve({ template, value, condition }: StackOutput): Resolved {
    const isMissing = condition !== undefined && template.conditions.isTrue(condition) === false;
    if (isMissing || this.resolving.has(value)) return unknown(value);
    this.resolving.add(value);
    try {
      return template.resolve(value);
    } finally {
      this.resolving.delete(value);
    }
  }

  private noteReferenced(output: StackOutput | undefined): StackOutput | undefined {
    if (output) this.referenced.add(valueOf(output));
    return output;
  }
}

function valueOf({ template, value }: StackOutput): string {
  return JSON.stringify([template.name, value]);
}

function keyOf(exportName: string, { source: { account, region } }: Template): string {
  return JSON.stringify([account, region, exportName]);
}

/** Calls back with each reference to an output of another stack in an expression. */
function eachReference(expression: unknown, found: (reference: unknown) => void): void {
  if (typeof expression !== 'object' || expression === null) return;
  for (const [name, value] of Object.entries(expression)) {
    if (name === 'Fn::ImportValue' || name === 'Fn::GetStackOutput') found({ [name]: value });
    else eachReference(value, found);
  }
}
