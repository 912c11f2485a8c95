import { createRequire } from 'module';
import { referencePageOf } from '../catalog/resource-pages';
import type { Finding } from '../validation/evaluate';
import type { Facts, Unread } from '../validation/facts/fact';
import { FACT_KINDS } from '../validation/facts/read';
import { StackOutputs } from '../validation/facts/stack-outputs';
import { isObject, Template, type Json, type TemplateSource } from '../validation/facts/template';
import { resourceKey } from './cloud-assembly';

/** Rule ID of the findings, for acknowledgments. */
export const DIFFERS_FROM_SCHEMA = 'resource-differs-from-schema';

/** What was compared with the schemas of CloudFormation. */
export interface SchemaCoverage {
  /** Number of resources. */
  readonly resources: number;
  /** Package and version. */
  readonly validator: string;
}

/** Result of a comparison with the schemas. */
export interface SchemaReport {
  readonly findings: readonly Finding[];
  readonly unread: readonly Unread[];
  /** `undefined` if the validator is not installed. */
  readonly coverage?: SchemaCoverage;
}

/** AWS's validator for CloudFormation templates, which aws-cdk-lib contains: the part that the comparison requires. */
interface CloudFormationValidate {
  readonly SchemaValidator: new () => {
    validate(template: object, region?: string): readonly Diagnostic[];
    free(): void;
  };
  readonly TemplateContent: new (content: string, name: string) => object;
  version(): string;
}

interface Diagnostic {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly entity?: { readonly logicalId?: string };
  readonly propertyPath?: string;
  readonly suggestedFix?: string;
  /** Values of the conditions with which it is found. */
  readonly conditionScenario?: { readonly [condition: string]: boolean };
}

const PACKAGE = '@aws/cloudformation-validate';

/** Types of resources that exist for Outposts only. */
const TYPES_OF_OUTPOSTS = /^AWS::(Outposts|S3Outposts|EC2::LocalGateway|Route53Resolver::OutpostResolver)/;

/** A value that is not among those of the schema, which can be older than the service: a warning of the validator that matters. */
const NOT_AMONG_VALUES = 'W3030';

/**
 * Compares the resources that are on an Outpost, or can be, with the schemas of CloudFormation: required properties, their names, types, patterns
 * and limits. `cdk synth` does so for the stacks of the CDK.
 */
export function compareWithSchemas(sources: readonly TemplateSource[], facts: Facts): SchemaReport {
  const validate = load();
  if (!validate) {
    const why = `the validator of AWS (${PACKAGE}) is not installed; install aws-cdk-lib beside cdk-outposts`;
    return { findings: [], unread: sources.map(({ name }) => ({ stack: name, what: 'the shape of the properties', why })) };
  }
  const compared = resourcesToCompare(sources, facts);
  const unread: Unread[] = [];
  const validator = new validate.SchemaValidator();
  try {
    const findings = sources.flatMap((source) => {
      try {
        const content = new validate.TemplateContent(JSON.stringify(withValues(source, compared)), source.path);
        const diagnostics = validator.validate(content, source.region ?? source.regionOfInventories);
        return innermost(diagnostics.filter(matters).flatMap((diagnostic) => findingOf(diagnostic, source, compared)));
      } catch (error) {
        unread.push({ stack: source.name, what: 'the shape of the properties', why: (error as Error).message });
        return [];
      }
    });
    return { findings, unread, coverage: { resources: compared.size, validator: `${PACKAGE} ${validate.version()}` } };
  } finally {
    validator.free();
  }
}

/** What is not about a property that a rule reports anyway, with an advice for Outposts. */
export function withoutReported(findings: readonly Finding[], ofRules: readonly Finding[]): readonly Finding[] {
  const reported = new Set(ofRules.map((finding) => placeOf(finding)));
  return findings.filter((finding) => !reported.has(placeOf(finding)));
}

function load(): CloudFormationValidate | undefined {
  try {
    // A dependency of aws-cdk-lib, which is not among those of this package.
    return createRequire(createRequire(__filename).resolve('aws-cdk-lib/package.json'))(PACKAGE) as CloudFormationValidate;
  } catch {
    return undefined;
  }
}

/** Keys of the resources that can be on an Outpost, or are for Outposts only. */
function resourcesToCompare(sources: readonly TemplateSource[], facts: Facts): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { path, body } of sources) {
    for (const [logicalId, resource] of Object.entries(resourcesOf(body))) {
      if (isObject(resource) && TYPES_OF_OUTPOSTS.test(String(resource.Type))) keys.add(resourceKey(path, logicalId));
    }
  }
  for (const kind of FACT_KINDS) {
    for (const fact of facts.all(kind)) {
      if (fact.location && 'outpost' in fact && fact.outpost !== null)
        keys.add(resourceKey(fact.location.template, fact.location.logicalId));
    }
  }
  return keys;
}

/** Functions that the validator does not evaluate. */
const EVALUATED = ['Fn::FindInMap', 'Fn::Join', 'Fn::Select', 'Fn::Sub'];

/** The template, with what is known of the properties to compare in place of functions. */
function withValues(source: TemplateSource, compared: ReadonlySet<string>): Json {
  const body = withParameters(source);
  const template = new Template(source, new StackOutputs());
  const evaluate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(evaluate);
    if (!isObject(value)) return value;
    if (!EVALUATED.some((name) => name in value))
      return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, evaluate(inside)]));
    const resolved = template.resolve(value);
    const isKnown = resolved.is === 'literal' && typeof resolved.value !== 'object' && template.text(value) !== undefined;
    return isKnown ? resolved.value : value;
  };
  const resources = Object.entries(resourcesOf(body)).map(([logicalId, resource]): [string, unknown] =>
    isObject(resource) && compared.has(resourceKey(source.path, logicalId))
      ? [logicalId, { ...resource, Properties: evaluate(resource.Properties) }]
      : [logicalId, resource],
  );
  return { ...body, Resources: Object.fromEntries(resources) };
}

/** The template, with the values of its parameters as their default values. */
function withParameters({ body, parameters = {} }: TemplateSource): Json {
  if (!isObject(body.Parameters) || Object.keys(parameters).length === 0) return body;
  const declared = Object.entries(body.Parameters).map(([name, parameter]): [string, unknown] => {
    const value = parameters[name];
    if (value === undefined || !isObject(parameter)) return [name, parameter];
    return [name, { Type: parameter.Type, Default: value }];
  });
  return { ...body, Parameters: Object.fromEntries(declared) };
}

function resourcesOf(body: Json): Json {
  return isObject(body.Resources) ? body.Resources : {};
}

/** The validator has other severities for what is not in the schemas, such as the format of IDs. */
function matters({ severity, ruleId }: Diagnostic): boolean {
  return severity === 'FATAL' || ruleId === NOT_AMONG_VALUES;
}

/** One for each property, and none for an object with a finding inside. */
function innermost(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const place = placeOf(finding);
    if (!byPlace.has(place)) byPlace.set(place, finding);
  }
  const outer = new Set(findings.flatMap(outerPlaces));
  return [...byPlace].filter(([place]) => !outer.has(place)).map(([, finding]) => finding);
}

function placeOf({ location, path = 'Properties' }: Finding, outerPath = path): string {
  return JSON.stringify([location.template, location.logicalId, outerPath]);
}

/** Places of the objects that contain a property, but for all properties of the resource: those have other findings. */
function outerPlaces(finding: Finding): readonly string[] {
  const names = (finding.path ?? '').split('.');
  return names.slice(2).map((_, index) => placeOf(finding, names.slice(0, index + 2).join('.')));
}

function findingOf(diagnostic: Diagnostic, { path, name, body }: TemplateSource, compared: ReadonlySet<string>): Finding[] {
  const { entity, message, propertyPath = 'Properties', suggestedFix, severity } = diagnostic;
  const logicalId = entity?.logicalId ?? '';
  const resource = resourcesOf(body)[logicalId];
  if (!isObject(resource) || !compared.has(resourceKey(path, logicalId))) return [];
  const condition = conditionOf(diagnostic, resource);
  const [, missing] = /^'(\w+)' is a required property/.exec(message) ?? [];
  const property = propertyPath === 'Properties' ? '' : `${propertyPath.replace(/^Properties[.]/, '')}: `;
  return [
    {
      ruleId: DIFFERS_FROM_SCHEMA,
      severity: condition || severity === 'WARN' ? 'warning' : 'error',
      message: `${condition}${property}${message}`,
      fix: suggestedFix ?? 'Change the property as the schema of the resource type requires',
      source: referencePageOf(String(resource.Type)),
      location: { template: path, stack: name, logicalId },
      path: missing ? `${propertyPath}.${missing}` : propertyPath,
    },
  ];
}

/** Empty if the resource differs from the schema in all deployments. */
function conditionOf({ conditionScenario = {} }: Diagnostic, { Condition }: Json): string {
  const scenario = Object.entries({ ...(typeof Condition === 'string' && { [Condition]: true }), ...conditionScenario });
  if (scenario.length === 0) return '';
  return `if ${scenario.map(([name, value]) => `condition ${name} is ${value}`).join(' and ')}: `;
}
