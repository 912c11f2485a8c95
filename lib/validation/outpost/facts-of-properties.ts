import { IDENTIFIERS, type IdentifierForm } from '../../catalog/identifiers';
import { OUTPOSTS_PROPERTIES } from '../../catalog/outposts-properties';
import { NOT_IN_CLOUDFORMATION } from '../../catalog/properties-not-in-cloudformation';
import { SERVICES } from '../../catalog/services';
import type { Fact } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { Properties } from '../facts/properties';

/** A resource that can have properties for Outposts. */
export interface OutpostsProperties extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Properties for Outposts that it sets, and that CloudFormation does not support. */
  readonly unsupported: readonly UnsupportedProperty[];
}

/** A property that CloudFormation does not support. */
export interface UnsupportedProperty {
  /** Path below `Properties`. */
  readonly path: string;
  /** What to use instead. */
  readonly instead: string;
}

/** A resource whose properties identify other resources. */
export interface Identifiers extends Fact {
  /** Properties that specify an ARN if they require an ID, or an ID or name if they require an ARN. */
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
      return { type, unsupported: names.length > 0 ? names.map((name) => unsupported(type, name, prefix)) : NONE };
    },
  },
  identifiers: {
    types: Object.keys(IDENTIFIERS),
    read: ({ type, properties: p }) => ({
      wrong: Object.entries(IDENTIFIERS[type]).flatMap(([property, required]) =>
        valuesOf(p, property)
          .filter((value) => value.startsWith('arn:') !== (required === 'arn'))
          .map((value) => ({ property, required, value })),
      ),
    }),
  },
};

/** Most resources have none. */
const NONE: readonly never[] = [];

/** Known values of a property. Of an ARN, the beginning is sufficient. */
function valuesOf(p: Properties, property: string): readonly string[] {
  const known = p.knownTexts(property);
  if (known.length > 0) return known;
  const text = p.text(property);
  return typeof text === 'string' ? [text] : p.beginsWith(property, 'arn:') ? ['arn:'] : [];
}

function isUnsupported(type: string, name: string): boolean {
  return (OF_OUTPOSTS.test(name) || !!NOT_IN_CLOUDFORMATION[type]?.[name]) && !OUTPOSTS_PROPERTIES[type]?.includes(name);
}

function unsupported(type: string, name: string, prefix: string): UnsupportedProperty {
  const supported = OUTPOSTS_PROPERTIES[type] ?? [];
  const spelled = supported.find((property) => property.toLowerCase() === name.toLowerCase());
  const instead = spelled ?? NOT_IN_CLOUDFORMATION[type]?.[name] ?? supported[0] ?? 'a subnet on the Outpost';
  return { path: prefix + name, instead };
}
