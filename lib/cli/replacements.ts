import * as path from 'path';
import { REPLACEABLE, type Replaceable } from '../catalog/replacing-properties';
import { StackOutputs } from '../validation/facts/stack-outputs';
import { UNRESOLVED, isObject, Template, type TemplateSource } from '../validation/facts/template';
import type { Finding } from '../validation/evaluate';
import { readTemplate } from './template-file';
import { UnusableInput } from './unusable-input';

/** Rule ID of the findings, for acknowledgments. */
export const CHANGE_REPLACES = 'change-replaces-resource';

const NESTED = {
  fix: 'Create a change set for the stack and its nested stacks, and check it for replacements',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/change-sets-for-nested-stacks.html',
};

/**
 * Finds changes that replace deployed resources and cause data loss or an outage. Compares resources with the same logical ID and type.
 *
 * @param sources templates to deploy
 * @param deployed templates of the deployed stacks, in files named after the stacks
 * @throws UnusableInput if a deployed template does not match a stack
 */
export function findReplacements(sources: readonly TemplateSource[], deployed: readonly string[]): readonly Finding[] {
  const stacks = sources.filter(({ parent }) => !parent);
  return deployed.flatMap((file) => {
    const deployedBody = readTemplate(file);
    const stack = stackNameOf(file);
    const found = stacks.find(({ name }) => name === stack || name.replaceAll('/', '-') === stack || name.endsWith(`(${stack})`));
    if (!found) {
      const names = stacks.map(({ name }) => name).join(', ');
      throw new UnusableInput(`${file} does not match a stack; the stacks are ${names}; name the file after its stack`);
    }
    // A deployed stack keeps the values of its parameters if a default changes.
    const [before, after] = [{ ...found, path: file, body: deployedBody }, found].map(
      (source) => new Template({ ...source, body: { ...source.body, Parameters: {} } }, new StackOutputs()),
    );
    return Object.keys(after.resources).flatMap((logicalId) => {
      try {
        return replacement(logicalId, before, after);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        const location = { template: found.path, stack: found.name, logicalId };
        const message = `${logicalId} is not compared, because its expressions are nested too deeply`;
        return [{ ruleId: CHANGE_REPLACES, severity: 'warning', message, fix: NESTED.fix, source: NESTED.source, location } as const];
      }
    });
  });
}

/** Stack name for a file of `--template` or `--deployed`. */
export function stackNameOf(file: string): string {
  return path.basename(file).replace(/(\.template)?\.[^.]+$/, '');
}

function replacement(logicalId: string, before: Template, after: Template): Finding[] {
  const [old, wanted] = [before.resources[logicalId], after.resources[logicalId]];
  if (!isObject(old) || !isObject(wanted) || old.Type !== wanted.Type) return [];
  const location = { template: after.source.path, stack: after.name, logicalId };
  if (wanted.Type === 'AWS::CloudFormation::Stack') {
    // The files do not contain its deployed template.
    const message = `${logicalId} is a nested stack, whose resources are not compared`;
    return [{ ruleId: CHANGE_REPLACES, severity: 'warning', message, fix: NESTED.fix, source: NESTED.source, location }];
  }
  const replaceable = REPLACEABLE[String(wanted.Type)];
  if (!replaceable || !isCompared(replaceable)) return [];
  const property = replaceable.properties.find(isChanged);
  if (!property) return [];
  const [from, to] = texts(property).map((value) => value || 'no value');
  return [
    {
      ruleId: CHANGE_REPLACES,
      // Values that are unknown before deployment may be equal.
      severity: from.includes('{') || to.includes('{') ? 'warning' : 'error',
      message: `${property} changes from ${from} to ${to}, which replaces ${logicalId}: ${replaceable.effect}`,
      fix: replaceable.fix,
      source: replaceable.source,
      location,
      path: `Properties.${property}`,
    },
  ];

  function texts(property: string): [string, string] {
    const defaultValue = replaceable.defaults?.[property];
    return [text(before, valueOf(old, property), defaultValue), text(after, valueOf(wanted, property), defaultValue)];
  }

  function isChanged(property: string): boolean {
    const [from, to] = texts(property);
    return from !== to;
  }

  function isCompared({ onOutpost }: Replaceable): boolean {
    return !onOutpost || [old, wanted].some((resource) => valueOf(resource, onOutpost) !== undefined);
  }
}

/** Value of a property, or of a property of an object, such as `KubernetesNetworkConfig.IpFamily`. */
function valueOf(resource: unknown, property: string): unknown {
  const properties = isObject(resource) ? resource.Properties : undefined;
  return property.split('.').reduce<unknown>((owner, name) => (isObject(owner) ? owner[name] : undefined), properties);
}

/** Resolved value, otherwise the expression in JSON. */
function text(template: Template, expression: unknown, defaultValue?: string): string {
  const partial = template.partialText(expression);
  if (partial === null) return defaultValue ?? '';
  return partial.includes(UNRESOLVED) ? JSON.stringify(expression) : partial;
}
