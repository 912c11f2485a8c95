import { substitution, variable } from './string-functions';
import { isObject, type Template } from './template';

/** An ARN or ID of which parts may be unknown before deployment. */
export interface PartialArn {
  /** Text with `UNRESOLVED` for each unknown part. */
  readonly text: string;
  /** CloudFormation type of the resource whose ID or attribute, or an element of it, the text begins with. `undefined`: it begins with something else. */
  readonly beginsWith?: string;
}

/** Reads an ARN, such as the ARN of a resource that `Fn::Join` or `Fn::Sub` adds text to. */
export function partialArn(template: Template, expression: unknown): PartialArn | undefined {
  const text = template.partialText(expression);
  return text === null ? undefined : { text, beginsWith: typeAt(template, expression) };
}

function typeAt(template: Template, expression: unknown): string | undefined {
  if (!isObject(expression)) return undefined;
  const resolved = template.resolve(expression);
  if (resolved.is === 'resource') {
    const referenced = resolved.template.resources[resolved.logicalId];
    return isObject(referenced) && typeof referenced.Type === 'string' ? referenced.Type : undefined;
  }
  const branches = expression['Fn::If'];
  const isTrue = Array.isArray(branches) ? template.conditions.isTrue(branches[0]) : undefined;
  if (Array.isArray(branches) && isTrue !== undefined) return typeAt(template, branches[isTrue ? 1 : 2]);
  const first = firstPart(template, expression);
  return first === undefined ? undefined : typeAt(template, first);
}

/** First part of a text that `Fn::Join` or `Fn::Sub` composes, or the list of an element that `Fn::Select` returns, if it is an expression. */
function firstPart(template: Template, expression: { readonly [name: string]: unknown }): unknown {
  const joined = expression['Fn::Join'];
  if (Array.isArray(joined)) return template.list(joined[1])?.[0];
  const selected = expression['Fn::Select'];
  if (Array.isArray(selected)) return selected[1];
  const [pattern = '', variables] = substitution(expression['Fn::Sub']);
  const name = /^\$\{([^!}][^}]*)\}/.exec(pattern)?.[1];
  return name === undefined ? undefined : variable(name, variables);
}
