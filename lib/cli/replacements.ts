import * as path from 'path';
import { REPLACEABLE } from '../catalog/replacing-properties';
import { openTemplates, type TemplateFile } from '../validation/facts/assembly';
import { UNRESOLVED, isObject, Template, type Json } from '../validation/facts/template';
import type { Finding } from '../validation/evaluate';
import { readTemplate } from './template-file';
import { UnusableInput } from './unusable-input';

/** The ID by which its findings are acknowledged. */
export const CHANGE_REPLACES = 'change-replaces-resource';

const NESTED = {
  fix: 'Look for replacements in a change set of the stack, which tells of its nested stacks, too',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/change-sets-for-nested-stacks.html',
};

/**
 * Finds what CloudFormation would replace, with the loss of data, where stacks are deployed already. Resources of both templates are
 * those of the same logical ID and type.
 *
 * @param files what would be deployed
 * @param read how it is read
 * @param deployed templates that are deployed, in files named after their stacks
 * @throws UnusableInput where a deployed template is of no stack
 */
export function findReplacements(
  files: readonly TemplateFile[],
  read: (file: string) => Json,
  deployed: readonly string[],
): readonly Finding[] {
  return deployed.flatMap((file) => {
    const stack = stackNameOf(file);
    const found = files.find(({ name }) => name === stack || name.replaceAll('/', '-') === stack || name.endsWith(`(${stack})`));
    if (!found) {
      const names = files.map(({ name }) => name).join(', ');
      throw new UnusableInput(`${file} is the template of no stack that is checked, which are ${names}; name it after its stack`);
    }
    const [before, after] = [open({ ...found, path: file }, readTemplate), open(found, read)];
    return Object.keys(after.resources).flatMap((logicalId) => replacement(logicalId, before, after));
  });
}

/** What templates are called by which `--template` and `--deployed` name them. */
export function stackNameOf(file: string): string {
  return path.basename(file).replace(/(\.template)?\.[^.]+$/, '');
}

function open(file: TemplateFile, read: (file: string) => Json): Template {
  const [source] = openTemplates([file], read);
  return new Template(source, new Map());
}

function replacement(logicalId: string, before: Template, after: Template): Finding[] {
  const [old, wanted] = [before.resources[logicalId], after.resources[logicalId]];
  if (!isObject(old) || !isObject(wanted) || old.Type !== wanted.Type) return [];
  const location = { template: after.source.path, stack: after.name, logicalId };
  if (wanted.Type === 'AWS::CloudFormation::Stack') {
    // Its deployed template is in none of the files.
    const message = `${logicalId} is a nested stack, and what it holds is not compared`;
    return [{ ruleId: CHANGE_REPLACES, severity: 'warning', message, fix: NESTED.fix, source: NESTED.source, location }];
  }
  const known = REPLACEABLE[String(wanted.Type)];
  const property = known && Object.keys(known.properties).find((name) => isChanged(name, known.properties[name]));
  if (!property) return [];
  const byDefault = known.properties[property] ?? 'nothing';
  const [was, becomes] = [text(before, valueOf(old, property), byDefault), text(after, valueOf(wanted, property), byDefault)];
  return [
    {
      ruleId: CHANGE_REPLACES,
      // What only the deployment knows may come to the same.
      severity: was.includes('{') || becomes.includes('{') ? 'warning' : 'error',
      message: `${property} changes from ${was} to ${becomes}, which replaces ${logicalId}: ${known.loses}`,
      fix: known.fix,
      source: known.source,
      location,
      path: `Properties.${property}`,
    },
  ];

  function isChanged(name: string, byDefault: string | undefined): boolean {
    return text(before, valueOf(old, name), byDefault) !== text(after, valueOf(wanted, name), byDefault);
  }
}

function valueOf(resource: unknown, property: string): unknown {
  return isObject(resource) && isObject(resource.Properties) ? resource.Properties[property] : undefined;
}

/** What a value comes to, or else how it is written. */
function text(template: Template, expression: unknown, byDefault?: string): string {
  const partial = template.partialText(expression);
  if (partial === null) return byDefault ?? '';
  return partial.includes(UNRESOLVED) ? JSON.stringify(expression) : partial;
}
