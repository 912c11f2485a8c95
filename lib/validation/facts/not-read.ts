import type { Unread } from './fact';
import { isObject, section, type Json } from './json';
import { isUnknownServerless } from './serverless';
import type { Template } from './template';
import { TRANSFORM } from './transforms';
import { whyUnknown } from './why-unknown';

/** Resources that create resources of another template. */
const WITH_OTHER_TEMPLATE: { readonly [type: string]: string } = {
  'AWS::CloudFormation::StackSet': 'check the template of the stack set with --template',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct': 'check the template of the product with --template',
  'AWS::Serverless::Application': 'check the template of the application with --template',
};

const REJECTED = 'so CloudFormation rejects the template';

/** Parts of a template that the readers of facts do not understand. */
export function* notReadIn(template: Template): Generator<Unread> {
  const stack = template.name;
  for (const { what, why, collection } of template.notExpanded) {
    yield { stack, what, why: why ?? whyUnknown(template, collection) };
  }
  for (const [name, why] of template.conditions.invalid) yield { stack, what: `condition ${name}`, why: `${why}, ${REJECTED}` };
  for (const [logicalId, resource] of Object.entries(template.resources)) {
    const malformed = whyMalformed(resource);
    const why = malformed ?? whyNotRead(template, logicalId, String((resource as Json).Type));
    if (why && (malformed || template.has(logicalId))) yield { stack, what: logicalId, why };
    const invalid = isObject(resource) && resource.Condition !== undefined ? template.conditions.whyInvalid(resource.Condition) : undefined;
    if (invalid) yield { stack, what: logicalId, why: `${invalid}, ${REJECTED}` };
  }
}

/** CloudFormation rejects most of them, and readers find nothing in them. */
function whyMalformed(resource: unknown): string | undefined {
  if (!isObject(resource)) return 'it is not an object with a Type';
  if (TRANSFORM in resource) return `the result of ${TRANSFORM} is known during the deployment`;
  if (typeof resource.Type !== 'string') return 'its Type is not a text';
  return resource.Properties === undefined || isObject(resource.Properties) ? undefined : 'its Properties are not an object';
}

function whyNotRead(template: Template, logicalId: string, type: string): string | undefined {
  if (type === 'AWS::CloudFormation::Stack') {
    const isTold = template.nested.has(logicalId) || template.source.unread?.some((part) => part.nestedStack === logicalId);
    return isTold ? undefined : `its template is not a file here; check ${urlOf(template, logicalId)} with --template`;
  }
  if (type.endsWith('::MODULE')) return `${type} is a module, which CloudFormation expands during the deployment`;
  if (type in WITH_OTHER_TEMPLATE) return `${type} creates resources; ${WITH_OTHER_TEMPLATE[type]}`;
  if (isUnknownServerless(type)) return `the resources that AWS SAM creates for ${type} are not known`;
  return undefined;
}

function urlOf(template: Template, logicalId: string): string {
  const url = template.text(section(template.resources[logicalId] as never, 'Properties').TemplateURL);
  return url ?? 'it';
}

/** Expressions that are nested too deeply exceed the call stack. */
export function whyUnreadable(error: unknown): string {
  return error instanceof RangeError ? 'its expressions are nested too deeply' : (error as Error).message;
}
