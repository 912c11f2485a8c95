import type { Resolved, Template } from './template';

/** An output of a stack, and the template that evaluates its value. */
export interface StackOutput {
  readonly template: Template;
  readonly value: unknown;
}

/** Which stack an output is read from. */
export interface StackReference {
  readonly stackName: string;
  readonly region?: string;
  readonly account?: string;
}

/** The outputs of all templates: by their export names, and by stack for references that CloudFormation does not enforce. */
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

  /** The output that `Fn::ImportValue` returns in a template. */
  public imported(exportName: string, by: Template): StackOutput | undefined {
    return this.exports.get(keyOf(exportName, by));
  }

  /** The output that `Fn::GetStackOutput` returns; undefined unless exactly one stack can be meant. */
  public find({ stackName, region, account }: StackReference, outputName: string): StackOutput | undefined {
    const named = this.templates.get(stackName) ?? [];
    const fitting = named.filter(({ source }) => source.region === region && (account === undefined || source.account === account));
    const [template] = fitting;
    return fitting.length === 1 ? template.output(outputName) : undefined;
  }

  /** Evaluates an output. Outputs that refer to each other in a circle, which CloudFormation rejects, are unknown. */
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
