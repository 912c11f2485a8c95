import { IDENTIFIERS, type IdentifierForm } from '../../catalog/identifiers';
import { OUTPOSTS_PROPERTIES } from '../../catalog/outposts-properties';
import { NOT_IN_CLOUDFORMATION } from '../../catalog/properties-not-in-cloudformation';
import { SERVICES } from '../../catalog/services';
import type { Fact } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { Properties } from '../facts/properties';

/** A resource with properties for Outposts that CloudFormation does not support. */
export interface OutpostsProperties extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** At least one. */
  readonly unsupported: readonly UnsupportedProperty[];
}

/** A property that CloudFormation does not support. */
export interface UnsupportedProperty {
  /** Path below `Properties`. */
  readonly path: string;
  /** What to use instead. */
  readonly instead: string;
}

/** A resource with properties that specify an ARN but require an ID, or specify an ID or a name but require an ARN. */
export interface Identifiers extends Fact {
  /** At least one. */
  readonly wrong: readonly WrongIdentifier[];
}

export interface WrongIdentifier {
  readonly property: string;
  readonly required: IdentifierForm;
  readonly value: string;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly outpostsProperties: OutpostsProperties;
    readonly identifiers: Identifiers;
  }
}

const LAUNCH_TEMPLATE = 'AWS::EC2::LaunchTemplate';

const TYPES = [
  ...new Set([
    ...Object.keys(OUTPOSTS_PROPERTIES),
    ...Object.keys(NOT_IN_CLOUDFORMATION),
    ...SERVICES.map(({ type }) => type),
    'AWS::EC2::EC2Fleet',
    'AWS::EC2::NatGateway',
    'AWS::EC2::RouteTable',
    'AWS::EC2::VPC',
    'AWS::EC2::VPCEndpoint',
    'AWS::ECS::Service',
    'AWS::ElasticLoadBalancing::LoadBalancer',
    'AWS::RDS::DBCluster',
    'AWS::RDS::DBSubnetGroup',
    'AWS::S3Outposts::AccessPoint',
  ]),
];

/** Names of properties for Outposts in the APIs of AWS. */
const OF_OUTPOSTS =
  /^(outposts?(arns?|ids?|mode|config)|preferredoutpostarns?|(map|enable)?customerowned\w+|coip\w+|localgateway(id|arn|routetable\w*))$/i;

export const propertiesReaders: { readonly [K in 'outpostsProperties' | 'identifiers']: FactReader<K> } = {
  outpostsProperties: {
    types: TYPES,
    read: ({ type, properties: p }) => {
      const [owner, prefix] = type === LAUNCH_TEMPLATE ? [p.object('LaunchTemplateData'), 'LaunchTemplateData.'] : [p, ''];
      const names = owner.names((name) => isUnsupported(type, name)) ?? [];
      return names.length > 0 ? { type, unsupported: names.map((name) => unsupported(type, name, prefix)) } : undefined;
    },
  },
  identifiers: {
    types: Object.keys(IDENTIFIERS),
    read: ({ type, properties: p }) => {
      const wrong = Object.entries(IDENTIFIERS[type]).flatMap(([property, required]) =>
        valuesOf(p, property)
          .filter((value) => value.startsWith('arn:') !== (required === 'arn'))
          .map((value) => ({ property, required, value })),
      );
      return wrong.length > 0 ? { wrong } : undefined;
    },
  },
};

const NONE: readonly string[] = [];

/** Known values of a property. Of an ARN, the beginning is sufficient. */
function valuesOf(p: Properties, property: string): readonly string[] {
  const text = p.text(property);
  if (typeof text === 'string') return [text];
  if (text === null) return NONE;
  const known = p.knownTexts(property);
  return known.length > 0 ? known : p.beginsWith(property, 'arn:') ? ['arn:'] : NONE;
}

/** Answers of `isOfOutposts`: templates repeat a few names in all their resources. */
const judged = new Map<string, boolean>();

/** Whether a property, by its name, is for Outposts. */
function isOfOutposts(name: string): boolean {
  let answer = judged.get(name);
  if (answer === undefined) judged.set(name, (answer = OF_OUTPOSTS.test(name)));
  return answer;
}

function isUnsupported(type: string, name: string): boolean {
  return (isOfOutposts(name) || !!NOT_IN_CLOUDFORMATION[type]?.[name]) && !OUTPOSTS_PROPERTIES[type]?.includes(name);
}

function unsupported(type: string, name: string, prefix: string): UnsupportedProperty {
  const supported = OUTPOSTS_PROPERTIES[type] ?? [];
  const spelled = supported.find((property) => property.toLowerCase() === name.toLowerCase());
  const instead = spelled ?? NOT_IN_CLOUDFORMATION[type]?.[name] ?? supported[0] ?? 'a subnet on the Outpost';
  return { path: prefix + name, instead };
}
