import * as path from 'path';
import type { Inventory } from '../inventory/inventory';
import { openTemplates, type TemplateFile } from '../validation/facts/assembly';
import { rules } from '../validation/rules';
import { count, summarizeCoverage, type Evaluation, type Finding } from '../validation/evaluate';
import type { Location, Unread } from '../validation/facts/fact';
import type { Severity } from '../validation/rule';
import { readAndValidate } from '../validation/validate';
import { readCloudAssembly, resourceKey, type CloudAssembly } from './cloud-assembly';
import { readInventories } from './inventory-file';
import { ParameterOptions } from './parameter-values';
import { hasTable, renderByOutpost, summarizeByOutpost, type SummaryByOutpost } from './report/by-outpost';
import { findReplacements, stackNameOf } from './replacements';
import { compareWithSchemas, withoutReported, type SchemaCoverage } from './schema-validator';
import { readJsonObject, readTemplate } from './template-file';
import type { Terminal } from './terminal';
import { checkSomeRead } from './unread-templates';

/** Input of the check. */
export interface CheckOptions {
  /** Folder of a cloud assembly, such as `cdk.out`; not read if `templates` are specified. */
  readonly assembly: string;
  /** CloudFormation templates in JSON or YAML. The stack names are the file names. */
  readonly templates: readonly string[];
  /** Inventories that `npx cdk-outposts discover` wrote. */
  readonly inventories: readonly string[];
  /** Templates of the deployed stacks, in files named after the stacks. */
  readonly deployed?: readonly string[];
  /** Region of the templates. A cloud assembly specifies the Regions of its stacks. */
  readonly region?: string;
  /** Account of the templates. A cloud assembly specifies the accounts of its stacks. */
  readonly account?: string;
  /** Parameter values: `Key=Value`, `Stack:Key=Value`, or files. */
  readonly parameters?: readonly string[];
  /** Receives messages about input that is used, although it may be wrong. */
  readonly onWarning?: (message: string) => void;
  /** Inventories of the live account. */
  readonly live?: readonly Inventory[];
  /** Findings about the live account. */
  readonly found?: readonly Finding[];
}

/** Output of `npx cdk-outposts check --json`. */
export interface CheckReport extends Omit<Evaluation, 'findings'> {
  readonly findings: readonly CheckFinding[];
  /** What was compared with the schemas of CloudFormation, for templates. `cdk synth` compares the stacks of a cloud assembly. */
  readonly schemas?: SchemaCoverage;
  /** The findings and what was not judged, by Outpost. */
  readonly byOutpost?: SummaryByOutpost;
}

export interface CheckFinding {
  readonly ruleId: string;
  readonly severity: string;
  /** Logical ID of the resource. */
  readonly resource: string;
  /** Construct paths, or logical IDs, of other resources that share the problem, such as those that exceed a capacity together. */
  readonly sharedWith?: readonly string[];
  readonly stack: string;
  /** Path of the template file. */
  readonly template?: string;
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
  const inventories = [...readInventories(options.inventories, options.onWarning), ...(options.live ?? [])];
  const assembly = hasTemplates ? templatesOnly(options, inventories) : readCloudAssembly(options.assembly);
  const overridden: Unread[] = [];
  const note = (file: string) => (part: Omit<Unread, 'stack'>) => overridden.push({ stack: stackNameOf(file), ...part });
  const read = hasTemplates ? (file: string) => readTemplate(file, note(file)) : readJsonObject;
  const parameters = new ParameterOptions(options.parameters ?? []);
  const files = assembly.templates.map((file) => ({ ...file, parameters: parameters.of(file.stackName, file.name) }));
  const sources = openTemplates(files, read);
  checkSomeRead(sources);
  parameters.checkDeclared(sources);
  const { facts, evaluation } = readAndValidate(sources, inventories, rules);
  const { findings: ofRules, ...coverage } = evaluation;
  // cdk synth has compared the stacks of a cloud assembly.
  const schemas = hasTemplates ? compareWithSchemas(sources, facts) : undefined;
  const findings = [
    ...findReplacements(sources, options.deployed ?? []),
    ...(options.found ?? []),
    ...ofRules,
    ...withoutReported(schemas?.findings ?? [], ofRules),
  ];
  const report: CheckReport = {
    findings: findings.filter((finding) => !isAcknowledged(finding, assembly)).map((finding) => reported(finding, assembly)),
    ...coverage,
    judged: { ...coverage.judged, resources: Math.max(coverage.judged.resources, resourcesOf(findings)) },
    unread: [...overridden, ...coverage.unread, ...(schemas?.unread ?? [])],
    ...(schemas?.coverage && { schemas: schemas.coverage }),
  };
  return { ...report, byOutpost: summarizeByOutpost(facts, report) };
}

/** Number of the resources with findings: changes and the live account can be reported for a resource without rules. */
function resourcesOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ location: { template, logicalId } }) => resourceKey(template, logicalId))).size;
}

/** 1 if a finding has the severity or a higher one, otherwise 2 if a template could not be read, otherwise 0. */
export function exitCodeOf({ findings, unread }: CheckReport, failOn: Severity = 'error'): number {
  if (findings.some(({ severity }) => severity === 'error' || severity === failOn)) return 1;
  return unread.some(({ file }) => file !== undefined) ? 2 : 0;
}

/** Renders the report as text: each finding, or their numbers by Outpost. */
export function render({ findings, byOutpost, schemas, ...coverage }: CheckReport, isSummary = false, terminal?: Terminal): string {
  const found = isSummary ? [] : findings;
  const blocks = found.map(({ severity, message, ruleId, resource, stack, path: property, construct, line, fix, source, sharedWith }) =>
    [
      `${colored(severity, terminal)} ${message}`,
      `  ${[construct ?? `${stack} ${resource}`, property, line && `(${path.relative(process.cwd(), line)})`].filter(Boolean).join('  ')}`,
      ...(sharedWith ?? []).map((other) => `  ${other}`),
      `  Fix: ${fix}`,
      `  Rule: ${ruleId}, ${terminal?.link(source) ?? source}`,
    ].join('\n'),
  );
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const summary = `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`;
  const table = byOutpost && (isSummary || hasTable(byOutpost)) ? [renderByOutpost(byOutpost)] : [];
  const compared = schemas
    ? [`${count(schemas.resources, 'resource')} compared with the CloudFormation schemas by ${schemas.validator}`]
    : [];
  const [evaluated, ...gaps] = summarizeCoverage(coverage);
  return [...blocks, ...table, [summary, evaluated, ...compared, ...gaps].join('\n')].join('\n\n');
}

function colored(severity: string, terminal: Terminal | undefined): string {
  const text = severity.toUpperCase();
  return terminal?.style(['bold', severity === 'error' ? 'red' : 'yellow'], text) ?? text;
}

function templatesOnly({ templates, region, account }: CheckOptions, inventories: readonly Inventory[]): CloudAssembly {
  const files = templates.map((file): TemplateFile => ({
    name: stackNameOf(file),
    path: file,
    region,
    regionOfInventories: commonValue(inventories.map((inventory) => inventory.region)),
    account: account ?? commonValue(inventories.map((inventory) => inventory.account)),
  }));
  return { templates: files, constructPaths: new Map(), acknowledged: new Map(), sourceLines: new Map() };
}

/** The value, if all have it. */
function commonValue(values: readonly (string | undefined)[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** Whether the finding is acknowledged on one of its constructs or on a parent, as in the CDK report. */
function isAcknowledged({ ruleId, location, sharedWith = [] }: Finding, assembly: CloudAssembly): boolean {
  return [location, ...sharedWith].some((each) => {
    const names = constructOf(each, assembly)?.split('/') ?? [];
    return names.some((_, depth) => assembly.acknowledged.get(names.slice(0, depth + 1).join('/'))?.has(`cdk-outposts::${ruleId}`));
  });
}

/** Construct path, if the template or the cloud assembly contains it. */
function constructOf({ constructPath, template, logicalId }: Location, { constructPaths }: CloudAssembly): string | undefined {
  return constructPath ?? constructPaths.get(resourceKey(template, logicalId));
}

function reported(finding: Finding, assembly: CloudAssembly): CheckFinding {
  const { ruleId, severity, location, path: property, message, fix, source, sharedWith } = finding;
  const construct = constructOf(location, assembly);
  return {
    ruleId,
    severity,
    resource: location.logicalId,
    sharedWith: sharedWith?.map((other) => constructOf(other, assembly) ?? `${other.stack} ${other.logicalId}`),
    stack: location.stack,
    template: location.template,
    path: property,
    construct,
    line: construct === undefined ? undefined : assembly.sourceLines.get(construct),
    message,
    fix,
    source,
  };
}
