import { isObject } from './json';
import type { Template } from './template';

/** Name of the Systems Manager parameter that contains the value of an expression, as the CDK writes it for public AMIs; otherwise `null`. */
export function systemsManagerParameter(template: Template, expression: unknown): string | null {
  if (typeof expression === 'string') return /resolve:ssm:([^:}]+)/.exec(expression)?.[1] ?? null;
  if (!isObject(expression)) return null;
  const branches = expression['Fn::If'];
  if (!Array.isArray(branches)) return template.parameters.systemsManagerParameter(String(expression.Ref));
  const [condition, whenTrue, whenFalse] = branches as unknown[];
  const value = template.conditions.isTrue(condition);
  return value === undefined ? null : systemsManagerParameter(template, value ? whenTrue : whenFalse);
}
