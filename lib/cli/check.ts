import * as path from 'path';
import { openTemplates, type TemplateFile } from '../validation/facts/assembly';
import { rules } from '../validation/rules';
import { count, summarizeCoverage, type Evaluation, type Finding } from '../validation/evaluate';
import { validate } from '../validation/validate';
import { readCloudAssembly, resourceKey, type CloudAssembly } from './cloud-assembly';
import { readInventories } from './inventory-file';
import { findReplacements, stackNameOf } from './replacements';
import { readJsonObject, readTemplate } from './template-file';

/** Input of the check. */
export interface CheckOptions {
  /** Folder of a cloud assembly, such as `cdk.out`; not read if `templates` are specified. */
  readonly assembly: string;
  /** CloudFormation templates in JSON or YAML. The stack names are the file names. */
  readonly templates: readonly string[];
  /** Inventories that `cdk-outposts discover` wrote. */
  readonly inventories: readonly string[];
  /** Templates of the deployed stacks, in files named after the stacks. */
  readonly deployed?: readonly string[];
  /** Region of the templates. A cloud assembly specifies the Regions of its stacks. */
  readonly region?: string;
}

/** Output of `cdk-outposts check --json`. */
export interface CheckReport extends Omit<Evaluation, 'findings'> {
  readonly findings: readonly CheckFinding[];
}

export interface CheckFinding {
  readonly ruleId: string;
  readonly severity: string;
  /** Logical ID of the resource. */
  readonly resource: string;
  readonly stack: string;
  /** Path of the property to change, such as `Properties.VolumeType`. */
  readonly path?: string;
  /** Construct path, if the template contains it. */
  readonly construct?: string;
  /** Source line that creates the construct, if the cloud assembly contains it. */
  readonly line?: string;
  readonly message: string;
  readonly fix: string;
  readonly source: string;
}

/**
 * Applies the rules to synthesized templates.
 *
 * @throws UnusableInput, InventoryError
 */
export function check(options: CheckOptions): CheckReport {
  const hasTemplates = options.templates.length > 0;
  const assembly = hasTemplates ? templatesOnly(options) : readCloudAssembly(options.assembly);
  const inventories = readInventories(options.inventories);
  const read = hasTemplates ? readTemplate : readJsonObject;
  const { findings, ...coverage } = validate(openTemplates(assembly.templates, read), inventories, rules);
  return {
    findings: [...findReplacements(assembly.templates, read, options.deployed ?? []), ...findings]
      .map((finding) => report(finding, assembly))
      .filter((finding) => !isAcknowledged(finding, assembly)),
    ...coverage,
  };
}

/** 1 if a finding is an error, otherwise 0. */
export function exitCodeOf({ findings }: CheckReport): number {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Renders the report as text. */
export function render({ findings, ...coverage }: CheckReport): string {
  const blocks = findings.map(({ severity, message, ruleId, resource, stack, path: property, construct, line, fix, source }) =>
    [
      `${severity.toUpperCase()} ${message}`,
      `  ${[construct ?? `${stack} ${resource}`, property, line && `(${path.relative(process.cwd(), line)})`].filter(Boolean).join('  ')}`,
      `  Fix: ${fix}`,
      `  Rule: ${ruleId}, ${source}`,
    ].join('\n'),
  );
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const summary = `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`;
  return [...blocks, [summary, ...summarizeCoverage(coverage)].join('\n')].join('\n\n');
}

function templatesOnly({ templates, region }: CheckOptions): CloudAssembly {
  const files = templates.map((file): TemplateFile => ({
    name: stackNameOf(file),
    path: file,
    region,
  }));
  return { templates: files, constructPaths: new Map(), acknowledged: new Map(), sourceLines: new Map() };
}

/** Whether the finding is acknowledged on its construct or on a parent, as in the CDK report. */
function isAcknowledged({ ruleId, construct }: CheckFinding, { acknowledged }: CloudAssembly): boolean {
  const names = construct?.split('/') ?? [];
  return names.some((_, depth) => acknowledged.get(names.slice(0, depth + 1).join('/'))?.has(`cdk-outposts::${ruleId}`));
}

function report({ ruleId, severity, location, path: property, message, fix, source }: Finding, assembly: CloudAssembly): CheckFinding {
  const construct = location.constructPath ?? assembly.constructPaths.get(resourceKey(location.template, location.logicalId));
  return {
    ruleId,
    severity,
    resource: location.logicalId,
    stack: location.stack,
    path: property,
    construct,
    line: construct === undefined ? undefined : assembly.sourceLines.get(construct),
    message,
    fix,
    source,
  };
}
