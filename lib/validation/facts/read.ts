import { DECLARATION_KEY, type PlacementDeclaration } from '../../inventory/declaration';
import type { Inventory } from '../../inventory/inventory';
import { backupReaders } from '../backup/facts';
import { dedicatedCapacityReaders } from '../compute/facts/dedicated-capacity';
import { imageReaders } from '../compute/facts/image';
import { instanceReaders } from '../compute/facts/instance';
import { launchReaders } from '../compute/facts/launch';
import { launchTemplateReaders } from '../compute/facts/launch-template';
import { containersReaders } from '../containers/facts';
import { databaseReaders } from '../database/facts';
import { coipReaders } from '../network/facts/coip';
import { addExistingNetwork } from '../network/facts/existing-network';
import { loadBalancingReaders, outpostsOfLoadBalancers } from '../network/facts/load-balancing';
import { localGatewayReaders, outpostsOfLocalGateways } from '../network/facts/local-gateway';
import { networkInterfaceReaders } from '../network/facts/network-interface';
import { resolverReaders } from '../network/facts/resolver';
import { membersOfNetworkInterfaces, securityGroupReaders } from '../network/facts/security-group';
import { routeTablesOfSubnets, type Subnet, subnetReaders } from '../network/facts/subnet';
import { cidrBlocksOfVpcs, vpcReaders } from '../network/facts/vpc';
import { vpcEndpointReaders } from '../network/facts/vpc-endpoint';
import { outpostReaders } from '../outpost/facts';
import { recoveryReaders } from '../recovery/facts';
import { residencyReaders } from '../residency/facts';
import { servicesReaders } from '../services/facts';
import { sharingReaders } from '../sharing/facts';
import { siteReaders } from '../site/facts';
import { membersOfStorage, storageReaders } from '../storage/facts';
import { membersOfNetwork } from '../network/facts/members';
import type { Fact, FactKind, Facts, Location, Value } from './fact';
import type { FactReader, ResourceView } from './fact-reader';
import { FactTable } from './fact-table';
import { declaredInventory, applyInventory } from './inventory';
import { type Link, Properties } from './properties';
import { StackOutputs } from './stack-outputs';
import { UNRESOLVED, isObject, type Json, outpostIdIn, Template, type TemplateSource } from './template';

const READERS: { readonly [K in FactKind]: FactReader<K> } = {
  ...siteReaders,
  ...outpostReaders,
  ...sharingReaders,
  ...vpcReaders,
  ...subnetReaders,
  ...localGatewayReaders,
  ...vpcEndpointReaders,
  ...resolverReaders,
  ...coipReaders,
  ...networkInterfaceReaders,
  ...securityGroupReaders,
  ...loadBalancingReaders,
  ...imageReaders,
  ...launchTemplateReaders,
  ...instanceReaders,
  ...launchReaders,
  ...dedicatedCapacityReaders,
  ...storageReaders,
  ...databaseReaders,
  ...containersReaders,
  ...servicesReaders,
  ...backupReaders,
  ...recoveryReaders,
  ...residencyReaders,
};

const KINDS = Object.keys(READERS) as FactKind[];

/** Reads facts from templates and inventories. An inventory overrides earlier inventories and the declarations in the templates. */
export function readFacts(sources: readonly TemplateSource[], inventories: readonly Inventory[] = []): Facts {
  const templates = openTemplates(sources);
  const table = new FactTable();
  const declared = templates.map(({ name, source }) => declaredInventory(source.body, name));
  for (const inventory of [...declared, ...inventories]) addExistingNetwork(inventory, table);
  const reader = new ResourceReader(templates, table);
  for (const kind of KINDS) reader.readAll(kind);
  for (const inventory of [...declared, ...inventories]) applyInventory(inventory, table);
  table.publishAll('outpost');
  cidrBlocksOfVpcs(table);
  routeTablesOfSubnets(table);
  outpostsOfLocalGateways(table);
  membersOfNetwork(table);
  membersOfNetworkInterfaces(table);
  outpostsOfLoadBalancers(table);
  membersOfStorage(table);
  return table.freeze();
}

function openTemplates(sources: readonly TemplateSource[]): Template[] {
  const outputs = new StackOutputs();
  const opened = new Map<TemplateSource, Template>();
  for (const source of sources) {
    opened.set(source, new Template(source, outputs, source.parent && opened.get(source.parent.template)));
  }
  return [...opened.values()];
}

/** A resource whose type contains facts. */
class TemplateResource implements ResourceView {
  public readonly type: string;
  public readonly properties: Properties;
  public readonly location: Location;
  /** A reference to a resource that is being read is a circular dependency, which CloudFormation rejects. */
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

/** Reads a fact at its first reference, so it is complete before other facts use it. */
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
        if (fact) this.table.publish(kind, fact);
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
    return fields && this.table.define(kind, resource.id, resource.location, fields);
  }

  /** Fact that an expression references. */
  private follow(kind: FactKind, template: Template, expression: unknown): Value<Fact> {
    if (typeof expression === 'string') return this.existing(kind, template.partialText(expression)!, expression, template);
    const resolved = template.resolve(referenceInArn(template, expression) ?? expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is === 'resource') {
      const id = resolved.template.factId(resolved.logicalId);
      const resource = this.byId.get(id);
      return (resource && this.read(kind, resource)) ?? this.table.reference(kind, id, 'unknown');
    }
    if (resolved.is === 'unknown') return resolved.mayBeAbsent ? undefined : this.table.reference(kind, resolved.key, 'unknown');
    return this.existing(kind, template.partialText(expression) ?? UNRESOLVED, expression, template);
  }

  /** Fact of a resource that no template creates. The ID identifies an Outpost even if other parts of its ARN are unknown. */
  private existing(kind: FactKind, text: string, expression: unknown, template: Template): Fact {
    const outpostId = kind === 'outpost' ? outpostIdIn(text) : undefined;
    if (outpostId) return named(this.table.reference(kind, outpostId, 'account'), template);
    if (text.includes(UNRESOLVED)) return this.table.reference(kind, JSON.stringify(expression), 'unknown');
    const fact = this.table.reference(kind, text, 'account');
    if (kind === 'subnet') tellUnknownSubnet(fact as Subnet, template, this.table);
    return named(fact, template);
  }
}

/** Notes the stack that names an existing resource, and that another one does. More are of no matter. */
function named(fact: Fact, { name }: Template): Fact {
  const { namedIn = [] } = fact;
  return fact.origin === 'account' && namedIn.length < 2 && !namedIn.includes(name)
    ? Object.assign(fact, { namedIn: [...namedIn, name] })
    : fact;
}

/** An existing subnet that is not in an inventory can be on an Outpost or in the Region. */
function tellUnknownSubnet({ id, outpost }: Subnet, { name: stack }: Template, table: FactTable): void {
  // Other values, such as an Availability Zone, are compared with subnets, too.
  if (outpost !== undefined || !/^subnet-[0-9a-f]+$/.test(id)) return;
  const why = "the subnet exists already, and no inventory contains it; read it with 'npx cdk-outposts discover'";
  table.addUnread({ stack, what: id, why });
}

/** Reference at the end of an ARN in `Fn::Join`. */
function referenceInArn(template: Template, expression: unknown): unknown {
  const join = isObject(expression) ? expression['Fn::Join'] : undefined;
  const parts: unknown = Array.isArray(join) ? join[1] : undefined;
  const name: unknown = Array.isArray(parts) ? parts[parts.length - 1] : undefined;
  return isObject(name) && template.resolve(name).is === 'resource' ? name : undefined;
}
