import type { Json } from '../../lib/validation/facts/template';

/** Logical ID of an output, as the AWS CDK generates it. */
const published = (name: string) => `PublishOutput${name}`;

/**
 * The templates with weak references between stacks, which the AWS CDK writes by default, instead of strong ones: `Fn::GetStackOutput` instead
 * of `Fn::ImportValue`, and outputs without export names. Imports that no template exports are kept.
 */
export function withWeakReferences<S extends { readonly name: string; readonly body: Json }>(sources: readonly S[]): S[] {
  const outputs = new Map<string, { readonly StackName: string; readonly OutputName: string }>();
  for (const { name: StackName, body } of sources) {
    for (const [OutputName, output] of Object.entries((body.Outputs ?? {}) as { [name: string]: { Export?: { Name?: unknown } } })) {
      if (typeof output.Export?.Name === 'string') outputs.set(output.Export.Name, { StackName, OutputName: published(OutputName) });
    }
  }
  const weak = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(weak);
    if (typeof value !== 'object' || value === null) return value;
    const { 'Fn::ImportValue': name } = value as Json;
    const output = typeof name === 'string' ? outputs.get(name) : undefined;
    if (output) return { 'Fn::GetStackOutput': output };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, weak(inner)]));
  };
  const withoutExports = (all: unknown) =>
    Object.fromEntries(Object.entries((all ?? {}) as { [name: string]: Json }).map(([name, { Value }]) => [published(name), { Value }]));
  return sources.map((source) => ({
    ...source,
    body: { ...(weak(source.body) as Json), Outputs: weak(withoutExports(source.body.Outputs)) },
  }));
}
