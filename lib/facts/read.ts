import { DECLARATION_KEY, type PlacementDeclaration } from '../inventory/declaration';
import type { Inventory } from '../inventory/inventory';
import { FactTable } from './fact-table';
import type { Fact, FactKind, Facts, FactTypes, Location, Value } from './facts';
import { computeReaders } from './read-compute';
import { containerReaders } from './read-containers';
import { customerOwnedIpReaders } from './read-customer-owned-ip';
import { dataSyncReaders } from './read-data-sync';
import { databaseReaders } from './read-database';
import { declaredInventory, describe } from './read-inventory';
import { loadBalancingReaders, outpostsOfLoadBalancers } from './read-load-balancing';
import { membersOfNetworkInterfaces, networkInterfaceReaders } from './read-network-interface';
import { membersOfNetwork, networkReaders, outpostsOfLocalGateways, routeTablesOfSubnets } from './read-network';
import { Properties, type Link } from './read-properties';
import { recoveryReaders } from './read-recovery';
import { residencyReaders } from './read-residency';
import { serviceReaders } from './read-services';
import { siteReaders } from './read-site';
import { membersOfStorage, storageReaders } from './read-storage';
import { HOLE, isObject, outpostIdIn, Template, type Json, type TemplateSource } from './read-template';

/** A resource of a template, as the readers of its facts see it. */
export interface ResourceView {
  readonly type: string;
  readonly properties: Properties;
  readonly region?: string;
  readonly account?: string;
  /** Logical IDs that it names in `DependsOn`. */
  readonly dependsOn: readonly string[];
  /** Path of the construct of the Outpost that it was to be placed on, where that was asked for. */
  readonly requestedOutpost?: string;
}

/** How the facts of one kind are read. */
export interface FactReader<K extends FactKind> {
  /** CloudFormation types that hold such a fact. */
  readonly types: readonly string[];
  /** `undefined`: this resource of the type holds no such fact after all. */
  readonly read: (resource: ResourceView) => Omit<FactTypes[K], keyof Fact> | undefined;
}

const READERS: { readonly [K in FactKind]: FactReader<K> } = {
  ...siteReaders,
  ...networkReaders,
  ...networkInterfaceReaders,
  ...loadBalancingReaders,
  ...customerOwnedIpReaders,
  ...computeReaders,
  ...databaseReaders,
  ...storageReaders,
  ...recoveryReaders,
  ...containerReaders,
  ...serviceReaders,
  ...residencyReaders,
  ...dataSyncReaders,
};
const KINDS = Object.keys(READERS) as FactKind[];

/** Reads templates and inventories into facts. A later inventory wins over an earlier one and over what the templates declare. */
export function readFacts(sources: readonly TemplateSource[], inventories: readonly Inventory[] = []): Facts {
  const templates = openTemplates(sources);
  const table = new FactTable();
  const reader = new ResourceReader(templates, table);
  for (const kind of KINDS) reader.readAll(kind);
  const declared = templates.map(({ name, source }) => declaredInventory(source.body, name));
  for (const inventory of [...declared, ...inventories]) describe(inventory, table);
  routeTablesOfSubnets(table);
  outpostsOfLocalGateways(table);
  membersOfNetwork(table);
  membersOfNetworkInterfaces(table);
  outpostsOfLoadBalancers(table);
  membersOfStorage(table);
  return table.freeze();
}

function openTemplates(sources: readonly TemplateSource[]): Template[] {
  const exported = new Map<string, { readonly template: Template; readonly value: unknown }>();
  const opened = new Map<TemplateSource, Template>();
  for (const source of sources) {
    opened.set(source, new Template(source, exported, source.parent && opened.get(source.parent.template)));
  }
  return [...opened.values()];
}

/** A resource of a type that holds facts. */
class TemplateResource implements ResourceView {
  public readonly type: string;
  public readonly properties: Properties;
  public readonly location: Location;
  /** Whoever names a resource while its fact is being read is part of a circle, which CloudFormation rejects. */
  public isBeingRead = false;

  constructor(
    public readonly id: string,
    logicalId: string,
    private readonly template: Template,
    private readonly json: Json,
    link: Link,
  ) {
    const { Type, Metadata, Condition } = json;
    const constructPath = isObject(Metadata) ? Metadata['aws:cdk:path'] : undefined;
    this.type = Type as string;
    this.properties = new Properties(template, json.Properties ?? {}, link);
    this.location = {
      stack: template.name,
      template: template.source.path,
      logicalId,
      constructPath: typeof constructPath === 'string' ? constructPath : undefined,
      condition: typeof Condition === 'string' ? Condition : undefined,
    };
  }

  public get region(): string | undefined {
    return this.template.source.region;
  }

  public get account(): string | undefined {
    return this.template.source.account;
  }

  public get requestedOutpost(): string | undefined {
    const declared = isObject(this.json.Metadata) ? this.json.Metadata[DECLARATION_KEY] : undefined;
    const { placement } = isObject(declared) ? (declared as PlacementDeclaration) : {};
    return typeof placement === 'string' ? placement : undefined;
  }

  public get dependsOn(): readonly string[] {
    return [this.json.DependsOn ?? []].flat().map(String);
  }
}

/** Reads a fact when it is named for the first time, so that it is complete before another is derived from it. */
class ResourceReader {
  private readonly byType = new Map<string, TemplateResource[]>(KINDS.flatMap((kind) => READERS[kind].types.map((type) => [type, []])));
  private readonly byId = new Map<string, TemplateResource>();

  constructor(
    templates: readonly Template[],
    private readonly table: FactTable,
  ) {
    const link: Link = (kind, template, expression) => this.follow(kind, template, expression) as never;
    for (const template of templates) {
      for (const [logicalId, json] of Object.entries(template.resources)) {
        const list = isObject(json) ? this.byType.get(json.Type as string) : undefined;
        if (!list) continue;
        const resource = new TemplateResource(template.factId(logicalId), logicalId, template, json as Json, link);
        list.push(resource);
        this.byId.set(resource.id, resource);
      }
    }
  }

  /** Reads the facts of a kind. */
  public readAll(kind: FactKind): void {
    for (const type of READERS[kind].types) {
      for (const resource of this.byType.get(type)!) {
        const fact = this.read(kind, resource);
        if (fact) this.table.list(kind, fact);
      }
    }
  }

  private read(kind: FactKind, resource: TemplateResource): Fact | undefined {
    const found = this.table.find(kind, resource.id);
    if (found?.location) return found;
    if (resource.isBeingRead || !READERS[kind].types.includes(resource.type)) return undefined;
    resource.isBeingRead = true;
    const fields = READERS[kind].read(resource);
    resource.isBeingRead = false;
    return fields && this.table.create(kind, resource.id, resource.location, fields);
  }

  /** The fact that an expression names. */
  private follow(kind: FactKind, template: Template, expression: unknown): Value<Fact> {
    if (typeof expression === 'string') return this.named(kind, template.partialText(expression)!, expression);
    const resolved = template.resolve(nameInArn(template, expression) ?? expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is === 'resource') {
      const id = resolved.template.factId(resolved.logicalId);
      const resource = this.byId.get(id);
      return (resource && this.read(kind, resource)) ?? this.table.mention(kind, id, 'unknown');
    }
    if (resolved.is === 'unknown') return resolved.mayBeAbsent ? undefined : this.table.mention(kind, resolved.key, 'unknown');
    return this.named(kind, template.partialText(expression) ?? HOLE, expression);
  }

  /** The fact of what no template creates. An Outpost is known by its ID even in an ARN with unknown parts. */
  private named(kind: FactKind, text: string, expression: unknown): Fact {
    const outpostId = kind === 'outpost' ? outpostIdIn(text) : undefined;
    if (outpostId) return this.table.mention(kind, outpostId, 'account');
    return text.includes(HOLE)
      ? this.table.mention(kind, JSON.stringify(expression), 'unknown')
      : this.table.mention(kind, text, 'account');
  }
}

/** The reference at the end of an ARN that is put together of parts. */
function nameInArn(template: Template, expression: unknown): unknown {
  const join = isObject(expression) ? expression['Fn::Join'] : undefined;
  const parts: unknown = Array.isArray(join) ? join[1] : undefined;
  const name: unknown = Array.isArray(parts) ? parts[parts.length - 1] : undefined;
  return isObject(name) && template.resolve(name).is === 'resource' ? name : undefined;
}
