import { isObject, section, type Json } from './json';
import { isLoop, Loops } from './loops';
import { expandServerless, SERVERLESS } from './serverless';

/** A part of a template that a macro or a loop replaces before the deployment, and that the reader does not know. */
export interface NotExpanded {
  readonly what: string;
  /** The reason, unless it is an unknown collection. */
  readonly why?: string;
  /** Collection of the loop. */
  readonly collection?: unknown;
}

/** Function that replaces parts of a template with the result of a macro. */
export const TRANSFORM = 'Fn::Transform';

const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/**
 * Transforms that the reader expands, or that do not change resources in a VPC.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
const UNDERSTOOD = [LANGUAGE_EXTENSIONS, SERVERLESS, 'AWS::CodeDeployBlueGreen', 'AWS::ServiceCatalog'];

/** The template after the transforms of AWS, and what they do not expand. */
export function expandTransforms(
  body: Json,
  texts: (collection: unknown) => readonly string[] | undefined,
): { readonly body: Json; readonly notExpanded: readonly NotExpanded[] } {
  const names = [body.Transform ?? []].flat().map((transform) => String(isObject(transform) ? transform.Name : transform));
  const resources = section(body, 'Resources');
  const looping = Object.keys(resources).filter(isLoop);
  const hasMacro = TRANSFORM in resources || TRANSFORM in body;
  if (names.length === 0 && looping.length === 0 && !hasMacro) return { body, notExpanded: [] };
  const notExpanded: NotExpanded[] = names
    .filter((name) => !UNDERSTOOD.includes(name) && !name.startsWith('AWS::SecretsManager-'))
    .map((name) => ({ what: `transform ${name}`, why: 'a macro can change each resource of the template' }));
  if (hasMacro) notExpanded.push({ what: TRANSFORM, why: 'a macro adds resources to the template' });
  let expanded = body;
  if (names.includes(LANGUAGE_EXTENSIONS)) {
    const loops = new Loops(texts);
    const sections = ['Conditions', 'Resources', 'Outputs'].map((name) => [name, loops.expand(section(body, name))]);
    expanded = { ...body, ...(Object.fromEntries(sections) as Json) };
    notExpanded.push(...loops.unexpanded.map(({ key, collection }) => ({ what: key, collection })));
  } else {
    notExpanded.push(...looping.map((what) => ({ what, why: `the template does not specify the transform ${LANGUAGE_EXTENSIONS}` })));
  }
  if (names.includes(SERVERLESS)) expanded = { ...expanded, Resources: expandServerless(expanded) };
  return { body: expanded, notExpanded };
}
