import type { Resolved, Template } from './template';

/** An output of a stack, and the template that evaluates its value. */
export interface StackOutput {
  readonly template: Template;
  readonly value: unknown;
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
  private readonly templates = new Map<string, Template[]>();
  private readonly resolving = new Set<unknown>();

  /** Registers a stack. Nested stacks cannot be referenced by name. */
  public addStack(template: Template, stackName: string): void {
    this.templates.set(stackName, [...(this.templates.get(stackName) ?? []), template]);
  }

  /** Registers an output with an export name, which is unique in an account and Region. */
  public addExport(exportName: string, output: StackOutput): void {
    this.exports.set(keyOf(exportName, output.template), output);
  }

  /** Output that `Fn::ImportValue` returns in a template. */
  public imported(exportName: string, by: Template): StackOutput | undefined {
    return this.exports.get(keyOf(exportName, by));
  }

  /** Output that `Fn::GetStackOutput` returns; `undefined` unless exactly one stack matches. */
  public find({ stackName, region, account }: StackReference, outputName: string): StackOutput | undefined {
    const named = this.templates.get(stackName) ?? [];
    const matches = named.filter(({ source }) => source.region === region && (account === undefined || source.account === account));
    const [template] = matches;
    return matches.length === 1 ? template.output(outputName) : undefined;
  }

  /** Evaluates an output. Circular dependencies, which CloudFormation rejects, are unknown. */
  public resolve({ template, value }: StackOutput): Resolved {
    if (this.resolving.has(value)) return { is: 'unknown', key: JSON.stringify(value) };
    this.resolving.add(value);
    const resolved = template.resolve(value);
    this.resolving.delete(value);
    return resolved;
  }
}

function keyOf(exportName: string, { source: { account, region } }: Template): string {
  return JSON.stringify([account, region, exportName]);
}
