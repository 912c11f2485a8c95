import { DECLARATION_KEY, type PlacementDeclaration } from '../../inventory/declaration';
import { nameOf, type Fact, type FactKind, type FactTypes, type Location, type UnknownProperty, type Value } from './fact';
import type { FactReader, ResourceView } from './fact-reader';
import type { FactTable, Source } from './fact-table';
import { whyUnreadable } from './not-read';
import { Properties, type Links } from './properties';
import { UNRESOLVED } from './resolved';
import { ResourceNames, unknownPart } from './resource-names';
import type { StackOutput } from './stack-outputs';
import { isObject, type Json, outpostIdIn, type Template } from './template';
import { whyUnknown, whyUnknownAt } from './why-unknown';

type Readers = { readonly [K in FactKind]: FactReader<K> };

/** Types that reference an Outpost or a subnet but are on no Outpost. */
const NOT_PLACED = ['AWS::EC2::SubnetRouteTableAssociation', 'AWS::CloudWatch::Alarm'];

const NO_INVENTORY = "the subnet exists already, and no inventory contains it; read it with 'npx cdk-outposts discover'";

/** Stands for the types of custom resources that no reader names. */
const CUSTOM_RESOURCES = 'Custom::*';

/** A resource whose type contains facts. */
class TemplateResource implements ResourceView, Links, Source {
  public readonly type: string;
  public readonly location: Location;
  /** A reference to a resource that is being read is a circular dependency, which CloudFormation rejects. */
  public isBeingRead = false;
  private opened: Properties | undefined;

  constructor(
    public readonly id: string,
    public readonly logicalId: string,
    public readonly template: Template,
    public readonly json: Json,
    /** Kinds of fact that the type contains. */
    public readonly kinds: readonly FactKind[],
    private readonly reader: ResourceReader,
  ) {
    const { Type, Metadata, Condition } = json;
    const constructPath = isObject(Metadata) ? Metadata['aws:cdk:path'] : undefined;
    const isUndecided = typeof Condition === 'string' && template.conditions.isTrue(Condition) === undefined;
    this.type = Type as string;
    this.location = {
      stack: template.name,
      template: template.source.path,
      logicalId,
      constructPath: typeof constructPath === 'string' ? constructPath : undefined,
      condition: isUndecided ? Condition : undefined,
    };
  }

  public get properties(): Properties {
    return (this.opened ??= new Properties(this.template, this.json.Properties ?? {}, this));
  }

  public get region(): string | undefined {
    return this.template.region;
  }

  public get account(): string | undefined {
    return this.template.source.account;
  }

  public get placementRequest(): PlacementDeclaration {
    const declared = isObject(this.json.Metadata) ? this.json.Metadata[DECLARATION_KEY] : undefined;
    const { placement, addedLaterTo } = isObject(declared) ? declared : {};
    return { placement: text(placement), addedLaterTo: text(addedLaterTo) };
  }

  public get namedBy(): ReadonlySet<string> | undefined {
    return this.template.namedBy(this.logicalId);
  }

  public get dependsOn(): readonly string[] {
    return [this.json.DependsOn ?? []].flat().map(String);
  }

  public follow<K extends FactKind>(kind: K, template: Template, expression: unknown, property: string): Value<FactTypes[K]> {
    const fact = this.reader.follow(kind, template, expression, property) as Value<FactTypes[K]>;
    if (kind === 'outpost') template.notePlacement(expression);
    if (fact === undefined || fact?.origin === 'unknown') this.noteUnknown(template, expression, property, kind);
    if (fact?.origin === 'unknown') {
      const of = nameOf(this);
      this.reader.table.noteSource(fact.id, { whyUnknown: () => ({ property, of, why: whyUnknown(template, expression) }) });
    }
    if (kind === 'subnet' && fact?.origin === 'account') this.reader.existingSubnets.push({ by: this, property, fact });
    return fact;
  }

  public noteUnknown(template: Template, expression: unknown, property: string, kind?: FactKind): void {
    if (kind === undefined || kind === 'outpost' || kind === 'subnet') this.noteUnread(property, whyUnknown(template, expression));
  }

  public whyUnknown(properties: readonly string[]): UnknownProperty | undefined {
    for (const property of properties) {
      const why = whyUnknownAt(this.template, this.json.Properties, property);
      if (why) return { property, why };
    }
    return undefined;
  }

  public noteUnread(property: string, why: string): void {
    if (NOT_PLACED.includes(this.type)) return;
    const { stack, logicalId } = this.location;
    this.reader.table.addUnread({ stack, what: `${property} of ${logicalId}`, why });
  }
}

/** Reads a fact at its first reference, so it is complete before other facts use it. */
export class ResourceReader {
  /** Subnets that exist already, and the properties that reference them. */
  public readonly existingSubnets: { readonly by: TemplateResource; readonly property: string; readonly fact: Fact }[] = [];
  private readonly byType = new Map<string, TemplateResource[]>();
  private readonly byId = new Map<string, TemplateResource>();
  private readonly names = new ResourceNames<TemplateResource>(
    (type) => this.byType.get(type) ?? [],
    (resource) => this.outpostOf(resource),
  );

  constructor(
    private readonly readers: Readers,
    templates: readonly Template[],
    public readonly table: FactTable,
  ) {
    const kindsOf = new Map<string, FactKind[]>();
    for (const kind of Object.keys(readers) as FactKind[]) {
      for (const type of readers[kind].types) kindsOf.set(type, [...(kindsOf.get(type) ?? []), kind]);
    }
    for (const template of templates) {
      for (const [logicalId, json] of Object.entries(template.resources)) {
        const kinds = isObject(json) ? (kindsOf.get(String(json.Type)) ?? kindsOf.get(generalType(String(json.Type)))) : undefined;
        if (!kinds || !template.has(logicalId)) continue;
        const resource = new TemplateResource(template.factId(logicalId), logicalId, template, json as Json, kinds, this);
        const list = this.byType.get(resource.type);
        if (list) list.push(resource);
        else this.byType.set(resource.type, [resource]);
        this.byId.set(resource.id, resource);
        table.noteResource(resource.id, resource);
      }
    }
  }

  /** Reads the facts of all kinds. */
  public readAll(): void {
    for (const resource of this.byId.values()) {
      for (const kind of resource.kinds) {
        const fact = this.read(kind, resource);
        if (fact) this.table.publish(kind, fact);
      }
    }
  }

  /** Notes the facts of exported outputs: templates outside the App can reference them. */
  public noteExports(outputs: readonly StackOutput[]): void {
    for (const { template, value } of outputs) {
      const resolved = template.resolve(value);
      if (resolved.is !== 'resource') continue;
      const id = resolved.template.factId(resolved.logicalId);
      for (const kind of this.byId.get(id)?.kinds ?? []) {
        const fact = this.table.find(kind, id);
        if (fact) this.table.noteExport(fact);
      }
    }
  }

  /** Notes the resources in subnets that exist already and that no inventory contains. */
  public noteExistingSubnets(): void {
    for (const { by, property, fact } of this.existingSubnets) {
      // Other values, such as an Availability Zone, are compared with subnets, too.
      if ((fact as FactTypes['subnet']).outpost !== undefined || !/^subnet-[0-9a-f]+$/.test(fact.id)) continue;
      by.noteUnread(`${property} (${fact.id})`, NO_INVENTORY);
    }
  }

  /** Fact that an expression in a property references. */
  public follow(kind: FactKind, template: Template, expression: unknown, property: string): Value<Fact> {
    const resolved = template.resolve(expression);
    if (resolved.is === 'absent') return null;
    if (resolved.is === 'resource') return this.created(kind, resolved.template, resolved.logicalId);
    if (resolved.is === 'unknown' && resolved.mayBeAbsent) return undefined;
    const byName = this.byName(kind, template, expression, property);
    if (byName) return byName;
    if (resolved.is === 'literal') return this.existing(kind, template.partialText(expression) ?? UNRESOLVED, expression, template);
    if (resolved.text === undefined) return this.table.reference(kind, resolved.key, 'unknown');
    // The end of an ARN identifies the resource.
    const named =
      /[/:]$/.test(resolved.text.slice(0, -1)) && resolved.text.endsWith(UNRESOLVED) ? resolved.holes?.at(-1)?.resolved : undefined;
    if (named?.is === 'resource') return this.created(kind, named.template, named.logicalId);
    if (named?.is === 'unknown' && named.text === undefined) return this.table.reference(kind, named.key, 'unknown');
    return this.existing(kind, resolved.text, expression, template);
  }

  private read(kind: FactKind, resource: TemplateResource): Fact | undefined {
    const found = this.table.find(kind, resource.id);
    if (found?.location) return found;
    if (resource.isBeingRead || !resource.kinds.includes(kind)) return undefined;
    resource.isBeingRead = true;
    try {
      const fields = this.readers[kind].read(resource);
      return fields && this.table.define(kind, resource.id, resource.location, fields);
    } catch (error) {
      const { stack, template, logicalId } = resource.location;
      this.table.addUnread({ stack, what: `${logicalId} in ${template}`, why: whyUnreadable(error) });
      return undefined;
    } finally {
      resource.isBeingRead = false;
    }
  }

  private created(kind: FactKind, template: Template, logicalId: string): Fact {
    const id = template.factId(logicalId);
    const resource = this.byId.get(id);
    return (resource && this.read(kind, resource)) ?? this.table.reference(kind, id, 'unknown');
  }

  /**
   * Fact of the resource in the templates that has a name or an ARN; `undefined` if none has it. If several have it, or one that a condition
   * may leave out, it is not known which resource is referenced.
   */
  private byName(kind: FactKind, template: Template, expression: unknown, property: string): Fact | undefined {
    const match = this.names.find(this.readers[kind].types, template, expression, property);
    if (!match) return undefined;
    const { resource, id } = match;
    return resource && !resource.location.condition
      ? this.created(kind, resource.template, resource.logicalId)
      : this.table.reference(kind, id, 'unknown');
  }

  /** ID of the Outpost of an S3 on Outposts bucket or access point, as it is in its ARN. */
  private outpostOf({ type, template, logicalId }: TemplateResource): string | undefined {
    const isBucket = type === 'AWS::S3Outposts::Bucket';
    const fact = this.created(isBucket ? 'bucket' : 'accessPoint', template, logicalId);
    const { outpost } = (isBucket ? fact : ((fact as FactTypes['accessPoint']).bucket ?? {})) as Partial<FactTypes['bucket']>;
    return outpost?.origin === 'account' ? outpost.id : outpost?.origin === 'unknown' ? unknownPart(outpost.id) : undefined;
  }

  /** Fact of a resource that no template creates. The ID identifies an Outpost even if other parts of its ARN are unknown. */
  private existing(kind: FactKind, text: string, expression: unknown, template: Template): Value<Fact> {
    const outpostId = kind === 'outpost' ? outpostIdIn(text) : undefined;
    if (outpostId) return named(this.table.reference(kind, outpostId, 'account'), template);
    if (text === '') return undefined;
    return text.includes(UNRESOLVED)
      ? this.table.reference(kind, JSON.stringify(expression), 'unknown')
      : named(this.table.reference(kind, text, 'account'), template);
  }
}

/** Notes the stack that names an existing resource, and that another one does. More are of no matter. */
function named(fact: Fact, { name }: Template): Fact {
  const { namedIn = [] } = fact;
  return fact.origin === 'account' && namedIn.length < 2 && !namedIn.includes(name)
    ? Object.assign(fact, { namedIn: [...namedIn, name] })
    : fact;
}

/** Type by which the readers name a type: all custom resources have one. */
function generalType(type: string): string {
  return type.startsWith('Custom::') ? CUSTOM_RESOURCES : type;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
