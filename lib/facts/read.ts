import type { Inventory } from '../inventory/inventory';
import { FactTable } from './fact-table';
import type { Fact, FactKind, Facts, FactTypes, Location } from './facts';
import { computeReaders } from './read-compute';
import { databaseReaders } from './read-database';
import { declaredInventory, describe } from './read-inventory';
import { membersOfNetwork, networkReaders, outpostsOfLocalGateways, routeTablesOfSubnets } from './read-network';
import { Properties, type Link } from './read-properties';
import { siteReaders } from './read-site';
import { membersOfStorage, storageReaders } from './read-storage';
import { HOLE, isObject, outpostIdIn, Template, type Json, type TemplateSource } from './read-template';

/** A resource of a template, as the reader of its facts sees it. */
export interface ResourceView {
  readonly type: string;
  readonly properties: Properties;
  readonly region?: string;
  readonly account?: string;
  /** Logical IDs that the resource waits for: its `DependsOn` and all that it names. */
  readonly dependsOn: () => readonly string[];
}

/** How the facts of one kind are read. */
export interface FactReader<K extends FactKind> {
  /** CloudFormation types that hold such a fact. */
  readonly types: readonly string[];
  /** `undefined`: this resource of the type holds no such fact after all. */
  readonly read: (resource: ResourceView) => Omit<FactTypes[K], keyof Fact> | undefined;
}

/** In this order, so that a fact is complete before another is derived from it. */
const READERS: { readonly [K in FactKind]: FactReader<K> } = {
  ...siteReaders,
  ...networkReaders,
  ...computeReaders,
  ...databaseReaders,
  ...storageReaders,
};
const KINDS = Object.keys(READERS) as FactKind[];

/** Reads templates and inventories into facts. A later inventory wins over an earlier one and over what the templates declare. */
export function readFacts(sources: readonly TemplateSource[], inventories: readonly Inventory[] = []): Facts {
  const templates = openTemplates(sources);
  const table = new FactTable();
  const resources = resourcesByType(templates, linkInto(table));
  const created = KINDS.map((kind) => createFacts(kind, resources, table));
  KINDS.forEach((kind, index) => fillFacts(kind, created[index], table));
  const declared = templates.map(({ name, source }) => declaredInventory(source.body, name));
  for (const inventory of [...declared, ...inventories]) describe(inventory, table);
  routeTablesOfSubnets(table);
  outpostsOfLocalGateways(table);
  membersOfNetwork(table);
  membersOfStorage(table);
  return table.freeze();
}

/** A resource of a type that holds facts, prepared once for all of them. */
interface ReadableResource {
  readonly factId: string;
  readonly location: Location;
  readonly view: ResourceView;
}

function openTemplates(sources: readonly TemplateSource[]): Template[] {
  const exported = new Map<string, { readonly template: Template; readonly value: unknown }>();
  const opened = new Map<TemplateSource, Template>();
  for (const source of sources) {
    opened.set(source, new Template(source, exported, source.parent && opened.get(source.parent.template)));
  }
  return [...opened.values()];
}

function resourcesByType(templates: readonly Template[], link: Link): Map<string, ReadableResource[]> {
  const byType = new Map<string, ReadableResource[]>(KINDS.flatMap((kind) => READERS[kind].types.map((type) => [type, []])));
  for (const template of templates) {
    for (const [logicalId, resource] of Object.entries(template.resources)) {
      const list = isObject(resource) ? byType.get(resource.Type as string) : undefined;
      list?.push(readable(template, logicalId, resource as Json, link));
    }
  }
  return byType;
}

function readable(template: Template, logicalId: string, resource: Json, link: Link): ReadableResource {
  const constructPath = isObject(resource.Metadata) ? resource.Metadata['aws:cdk:path'] : undefined;
  const { path, region, account } = template.source;
  return {
    factId: template.factId(logicalId),
    location: {
      stack: template.name,
      template: path,
      logicalId,
      ...(typeof constructPath === 'string' && { constructPath }),
      ...(typeof resource.Condition === 'string' && { condition: resource.Condition }),
    },
    view: {
      type: resource.Type as string,
      properties: new Properties(template, resource.Properties ?? {}, link),
      region,
      account,
      dependsOn: () => dependenciesOf(resource),
    },
  };
}

/** A resource, and its fact that has yet to be filled. */
type CreatedFact = readonly [ReadableResource, Fact];

function createFacts(kind: FactKind, resources: Map<string, ReadableResource[]>, table: FactTable): CreatedFact[] {
  const ofKind = READERS[kind].types.flatMap((type) => resources.get(type) ?? []);
  return ofKind.map((resource) => [resource, table.create(kind, resource.factId, resource.location)]);
}

function fillFacts(kind: FactKind, created: readonly CreatedFact[], table: FactTable): void {
  for (const [{ view }, fact] of created) {
    const fields = READERS[kind].read(view);
    if (fields) Object.assign(fact, fields);
    else table.unlist(kind, fact);
  }
}

/** Logical IDs in `DependsOn`, `Ref` and `Fn::GetAtt` of a resource. */
function dependenciesOf(resource: Json): string[] {
  const found = new Set<string>([resource.DependsOn ?? []].flat().map(String));
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      if (typeof value.Ref === 'string') found.add(value.Ref);
      const getAtt = value['Fn::GetAtt'];
      if (Array.isArray(getAtt)) found.add(String(getAtt[0]));
      Object.values(value).forEach(visit);
    }
  };
  visit(resource.Properties);
  return [...found];
}

/** The reference at the end of an ARN that is put together of parts. */
function nameInArn(template: Template, expression: unknown): unknown {
  const join = isObject(expression) ? expression['Fn::Join'] : undefined;
  const parts: unknown = Array.isArray(join) ? join[1] : undefined;
  const name: unknown = Array.isArray(parts) ? parts[parts.length - 1] : undefined;
  return isObject(name) && template.resolve(name).is === 'resource' ? name : undefined;
}

/** Follows a reference to the fact it names. An Outpost is known by its ID even in an ARN with unknown parts. */
function linkInto(table: FactTable): Link {
  return (kind, template, expression) => {
    const resolved = template.resolve(nameInArn(template, expression) ?? expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is === 'resource') {
      const id = resolved.template.factId(resolved.logicalId);
      return (table.find(kind, id) ?? table.mention(kind, id, 'unknown')) as never;
    }
    if (resolved.is === 'unknown') return resolved.mayBeAbsent ? undefined : (table.mention(kind, resolved.key, 'unknown') as never);
    const text = template.partialText(expression) ?? HOLE;
    const outpostId = kind === 'outpost' ? outpostIdIn(text) : undefined;
    if (outpostId) return table.mention(kind, outpostId, 'account') as never;
    return table.mention(
      kind,
      text.includes(HOLE) ? JSON.stringify(expression) : text,
      text.includes(HOLE) ? 'unknown' : 'account',
    ) as never;
  };
}
