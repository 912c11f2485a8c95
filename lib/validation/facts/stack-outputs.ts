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
  private readonly importedNames = new Set<string>();
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
    const key = keyOf(exportName, by);
    this.importedNames.add(key);
    return this.exports.get(key);
  }

  /** Exported outputs of the templates that none of them imports: templates outside the App can import them. */
  public exportsOf(templates: readonly Template[]): readonly StackOutput[] {
    const unused = [...this.exports].filter(
      ([key, { template, value }]) => !this.importedNames.has(key) && template.resolve(value).is === 'resource',
    );
    if (unused.length === 0) return [];
    // Resources of types without facts import outputs, too.
    for (const template of templates) eachImport(template.source.body, (name) => this.imported(template.text(name) ?? '', template));
    return unused.filter(([key]) => !this.importedNames.has(key)).map(([, output]) => output);
  }

  /** Output that `Fn::GetStackOutput` returns; `undefined` unless exactly one stack matches. */
  public find({ stackName, region, account }: StackReference, outputName: string): StackOutput | undefined {
    const named = this.templates.get(stackName) ?? [];
    const matches = named.filter(({ source }) => source.region === region && (account === undefined || source.account === account));
    const [template] = matches;
    return matches.length === 1 ? template.output(outputName) : undefined;
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
}

function keyOf(exportName: string, { source: { account, region } }: Template): string {
  return JSON.stringify([account, region, exportName]);
}

/** Calls back with the argument of each `Fn::ImportValue` in an expression. */
function eachImport(expression: unknown, found: (argument: unknown) => void): void {
  if (typeof expression !== 'object' || expression === null) return;
  for (const [name, value] of Object.entries(expression)) {
    if (name === 'Fn::ImportValue') found(value);
    else eachImport(value, found);
  }
}
