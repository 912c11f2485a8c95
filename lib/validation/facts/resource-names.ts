import { section, type Json } from './json';
import { UNRESOLVED } from './resolved';
import type { Template } from './template';

/** How properties reference a resource without `Ref`: by its name, or by its ARN. */
interface Naming {
  /** Property of the resource that contains the name. */
  readonly property: string;
  /** Service and end of the ARN, with the groups `name` and `outpost`. */
  readonly arn?: readonly [service: string, end: RegExp];
  /** Names of IAM are unique in an account, those of the other services in an account and Region. */
  readonly isGlobal?: boolean;
  /** The service stores the name as a lowercase string. */
  readonly isLowercase?: boolean;
}

/**
 * Types whose name a template can specify, and that rules follow references to. Each page of these types says how a name is stored.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsubnetgroup.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html
 */
const NAMINGS: { readonly [type: string]: Naming } = {
  'AWS::AutoScaling::AutoScalingGroup': {
    property: 'AutoScalingGroupName',
    arn: ['autoscaling', /^autoScalingGroup:[^:]*:autoScalingGroupName\/(?<name>.+)$/],
  },
  'AWS::AutoScaling::LaunchConfiguration': { property: 'LaunchConfigurationName' },
  'AWS::EC2::LaunchTemplate': { property: 'LaunchTemplateName' },
  'AWS::ECS::CapacityProvider': { property: 'Name' },
  'AWS::ECS::Cluster': { property: 'ClusterName', arn: ['ecs', /^cluster\/(?<name>[^/]+)$/] },
  'AWS::EKS::Cluster': { property: 'Name' },
  'AWS::ElastiCache::SubnetGroup': { property: 'CacheSubnetGroupName', isLowercase: true },
  'AWS::IAM::InstanceProfile': { property: 'InstanceProfileName', isGlobal: true },
  'AWS::IAM::Role': { property: 'RoleName', arn: ['iam', /^role\/(?:.*\/)?(?<name>[^/]+)$/], isGlobal: true },
  'AWS::RDS::DBInstance': { property: 'DBInstanceIdentifier', arn: ['rds', /^db:(?<name>[^:]+)$/], isLowercase: true },
  'AWS::RDS::DBSubnetGroup': { property: 'DBSubnetGroupName', isLowercase: true },
  'AWS::RDS::OptionGroup': { property: 'OptionGroupName', isLowercase: true },
  'AWS::S3Outposts::AccessPoint': {
    property: 'Name',
    arn: ['s3-outposts', /^outpost\/(?<outpost>[^/]+)\/accesspoint\/(?<name>[^/]+)$/],
  },
  'AWS::S3Outposts::Bucket': {
    property: 'BucketName',
    arn: ['s3-outposts', /^outpost\/(?<outpost>[^/]+)\/bucket\/(?<name>[^/]+)$/],
  },
};

/** A resource that a template creates. */
interface Resource {
  readonly template: Template;
  readonly json: Json;
}

/** What a name or an ARN identifies. */
interface Reference {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** Outpost in the ARN, on which the name is unique. */
  readonly outpost?: string;
}

/** The resource of a reference by name, if it is only one. */
export interface NameMatch<R extends Resource> {
  readonly resource?: R;
  /** Equal for equal references, and readable. */
  readonly id: string;
}

/** The first resource that has a name, and how many have it. */
interface Entry<R> {
  readonly resource: R;
  count: number;
}

type Index<R> = Map<string, Entry<R>>;

/** The resources of all templates by their names. The names of a type are read at the first reference to a resource of that type. */
export class ResourceNames<R extends Resource> {
  private readonly named = new Map<readonly string[], readonly string[]>();
  private readonly byName = new Map<string, Index<R>>();
  private readonly byNameAndOutpost = new Map<string, Index<R>>();

  constructor(
    private readonly ofType: (type: string) => readonly R[],
    /** Outpost of a resource, as in its ARN; `undefined` if it is unknown. */
    private readonly outpostOf: (resource: R) => string | undefined,
  ) {}

  /** Resource of one of the types that has the name, or the ARN, in a property of another resource; `undefined` if none has it. */
  public find(types: readonly string[], template: Template, expression: unknown, property: string): NameMatch<R> | undefined {
    const named = this.namedOf(types, property);
    const text = named.length > 0 ? textOf(template, expression) : undefined;
    if (!text) return undefined;
    for (const type of named) {
      const reference = referenceIn(text, NAMINGS[type], template);
      const key = keyOf(NAMINGS[type], reference);
      // A name is unique in an account and Region, so it is that of the own stack.
      const found = this.lookUp(type, key, reference.outpost, template.stack) ?? this.lookUp(type, key, reference.outpost);
      if (found) return { resource: found.count === 1 ? found.resource : undefined, id: idOf(NAMINGS[type], reference) };
    }
    return undefined;
  }

  /** A property with the same name as that of a type references only this type: a launch template and a launch configuration can share a name. */
  private namedOf(types: readonly string[], property: string): readonly string[] {
    let named = this.named.get(types);
    if (!named) this.named.set(types, (named = types.filter((type) => type in NAMINGS)));
    const same = named.filter((type) => NAMINGS[type].property === property);
    return same.length > 0 ? same : named;
  }

  /** On an Outpost, a resource whose Outpost is unknown can be the one that is referenced, too. */
  private lookUp(type: string, key: string, outpost: string | undefined, stack?: string): Entry<R> | undefined {
    if (outpost === undefined) return this.index(type).get(JSON.stringify([key, stack]));
    const index = this.indexWithOutposts(type);
    const [known, unknown] = [outpost, undefined].map((it) => index.get(JSON.stringify([key, stack, it ?? null])));
    return unknown ? { resource: unknown.resource, count: unknown.count + 1 } : known;
  }

  private index(type: string): Index<R> {
    let index = this.byName.get(type);
    if (!index) this.byName.set(type, (index = this.readNames(type, () => [])));
    return index;
  }

  private indexWithOutposts(type: string): Index<R> {
    let index = this.byNameAndOutpost.get(type);
    if (!index) {
      index = this.readNames(type, (resource) => [this.outpostOf(resource) ?? null]);
      this.byNameAndOutpost.set(type, index);
    }
    return index;
  }

  /** Each name is that of its stack, and that of all stacks. */
  private readNames(type: string, outpost: (resource: R) => readonly unknown[]): Index<R> {
    const index: Index<R> = new Map();
    for (const resource of this.ofType(type)) {
      const { template, json } = resource;
      const name = textOf(template, section(json, 'Properties')[NAMINGS[type].property]);
      if (!name) continue;
      const key = keyOf(NAMINGS[type], { name, ...environmentOf(template) });
      for (const stack of [template.stack, undefined]) {
        const inStack = JSON.stringify([key, stack, ...outpost(resource)]);
        const entry = index.get(inStack);
        if (entry) entry.count++;
        else index.set(inStack, { resource, count: 1 });
      }
    }
    return index;
  }
}

/** A name is one of the account and Region of the stack; an ARN contains both. */
function referenceIn(text: string, { arn }: Naming, template: Template): Reference {
  const [service, end] = arn ?? [];
  const [, , itsService, region, account, ...rest] = text.split(':');
  const { name, outpost } = (end && itsService === service && end.exec(rest.join(':'))?.groups) || {};
  return name ? { name, region, account, outpost } : { name: text, ...environmentOf(template) };
}

function keyOf({ isGlobal, isLowercase }: Naming, { name, region, account }: Reference): string {
  return JSON.stringify([account, isGlobal ? '' : region, isLowercase ? name.toLowerCase() : name]);
}

/** For messages, with the names of unknown parameters. */
function idOf(naming: Naming, { name, outpost, region, account }: Reference): string {
  const id = `${naming.property} ${name}${outpost ? ` on ${outpost}` : ''} in ${naming.isGlobal ? account : `${region}, ${account}`}`;
  const parts = id.split(UNRESOLVED);
  return parts.map((part, index) => (index % 2 === 0 ? part : decodeURIComponent(part))).join('');
}

function environmentOf(template: Template): { readonly region: string; readonly account: string } {
  const [region = '', account = ''] = ['AWS::Region', 'AWS::AccountId'].map((name) => textOf(template, { Ref: name }));
  return { region, account };
}

/** Text in which each unknown parameter stands for itself; `undefined` if another part is unknown. */
function textOf(template: Template, expression: unknown): string | undefined {
  const partial = template.partial(expression);
  const [first, ...rest] = partial?.text.split(UNRESOLVED) ?? [];
  if (partial?.holes.length !== rest.length) return undefined;
  const parameters = partial.holes.map(({ resolved }) => (resolved.is === 'unknown' ? resolved.parameter : undefined));
  if (parameters.includes(undefined)) return undefined;
  return first + rest.map((text, index) => unknownPart(ENVIRONMENT[parameters[index]!.name] ?? parameters[index]!.key) + text).join('');
}

/** Stacks without an environment are deployed to the same account and Region, as in references between stacks. */
const ENVIRONMENT: { readonly [name: string]: string } = { 'AWS::Region': 'AWS::Region', 'AWS::AccountId': 'AWS::AccountId' };

/** Stands for an unknown value in a text. Contains no delimiter of an ARN. */
export function unknownPart(key: string): string {
  return `${UNRESOLVED}${encodeURIComponent(key)}${UNRESOLVED}`;
}
