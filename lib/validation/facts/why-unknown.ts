import { isObject, onlyKey } from './json';
import { Hole } from './resolved';
import { substitution, variable } from './string-functions';
import type { Template } from './template';
import { TRANSFORM } from './transforms';

const IN_DEPLOYMENT = 'its value is known after deployment';

/** Why the value of an expression is unknown, and how to specify it. */
export function whyUnknown(template: Template, expression: unknown): string {
  return reason(template, expression) ?? IN_DEPLOYMENT;
}

/**
 * Why the value at a path of properties is unknown, and how to specify it; `undefined` if it is absent, or known after deployment, as that of
 * a reference to a resource.
 */
export function whyUnknownAt(template: Template, properties: unknown, path: string): string | undefined {
  let value = properties;
  for (const name of path.split('.')) {
    if (isObject(value) && Object.hasOwn(value, name)) value = value[name];
    else if (Array.isArray(value) || (isObject(value) && /^(Ref$|Fn::)/.test(onlyKey(value) ?? ''))) break;
    else return undefined;
  }
  const why = reason(template, value);
  return why === IN_DEPLOYMENT ? undefined : why;
}

/** The reason of the first part that is unknown; `undefined` if no part is. */
function reason(template: Template, expression: unknown): string | undefined {
  if (typeof expression === 'string') {
    const reference = /\{\{resolve:[^}]*\}?\}?/.exec(expression)?.[0];
    return reference && `CloudFormation resolves ${reference} during the deployment`;
  }
  if (Array.isArray(expression)) return firstReason(template, expression);
  if (expression instanceof Hole) return reason(expression.template, expression.expression);
  if (!isObject(expression)) return undefined;
  if (TRANSFORM in expression) return `${TRANSFORM} is not evaluated`;
  const name = onlyKey(expression) ?? '';
  const argument = expression[name];
  if (template.resolve(expression).is === 'resource') return IN_DEPLOYMENT;
  switch (name) {
    case 'Ref':
      return ofReference(template, nameIn(argument));
    case 'Fn::ImportValue': {
      const exported = template.text(argument);
      return typeof exported === 'string' ? `no template exports ${exported} with a known value` : reason(template, argument);
    }
    case 'Fn::GetStackOutput': {
      const [stack, output] = isObject(argument) ? [template.text(argument.StackName), template.text(argument.OutputName)] : [];
      return `no template has the output ${output ?? ''} of the stack ${stack ?? ''} with a known value`;
    }
    case 'Fn::If':
      return Array.isArray(argument)
        ? (template.conditions.whyInvalid(argument[0]) ?? firstReason(template, argument.slice(1)))
        : undefined;
    case 'Fn::Sub':
      return ofSubstitution(template, argument);
    case 'Fn::GetAtt':
      return IN_DEPLOYMENT;
    case 'Fn::GetAZs':
      return 'the Availability Zones of the account are not known';
    case 'Fn::Cidr':
    case 'Fn::Join':
    case 'Fn::Select':
    case 'Fn::Split':
    case 'Fn::FindInMap':
      return reason(template, argument);
    default:
      return name.startsWith('Fn::') ? `${name} is not evaluated` : firstReason(template, Object.values(expression));
  }
}

/** A reason that a user can change, otherwise the first one. */
function firstReason(template: Template, expressions: readonly unknown[]): string | undefined {
  let first: string | undefined;
  for (const expression of expressions) {
    const found = typeof expression === 'object' || typeof expression === 'string' ? reason(template, expression) : undefined;
    if (found && found !== IN_DEPLOYMENT) return found;
    first ??= found;
  }
  return first;
}

function ofReference(template: Template, name: string): string | undefined {
  if (template.resolve({ Ref: name }).is !== 'unknown') return undefined;
  if (name === 'AWS::AccountId') return 'the account is not known; specify it with --account';
  if (name.startsWith('AWS::')) return `${name} is not known; specify the Region with --region`;
  const passed = template.passed(name);
  return passed ? reason(template.parent!, passed.value) : template.parameters.whyUnknown(name);
}

function ofSubstitution(template: Template, argument: unknown): string | undefined {
  const [pattern = '', variables] = substitution(argument);
  const names = [...pattern.matchAll(/\$\{([^!}][^}]*)\}/g)];
  return firstReason(
    template,
    names.map(([, name]) => variable(name, variables)),
  );
}

/** A name in a template, which is a text unless the template is malformed. */
function nameIn(argument: unknown): string {
  return typeof argument === 'string' ? argument : JSON.stringify(argument);
}
