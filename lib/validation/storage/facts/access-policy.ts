import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { PartialArn } from '../../facts/partial-arn';
import type { Properties } from '../../facts/properties';
import { UNRESOLVED } from '../../facts/template';

/** A resource with policy documents of which a statement is about AWS Outposts or S3 on Outposts. */
export interface AccessPolicy extends Fact {
  /** Whether it is the policy of an S3 on Outposts bucket or access point, otherwise of an identity in IAM. */
  readonly isOfBucket: boolean;
  readonly statements: readonly AccessStatement[];
}

/** A statement of a policy document. */
export interface AccessStatement {
  /** Property that contains the statement. */
  readonly property: string;
  /** `null`: the statement uses `NotAction`. */
  readonly actions: Value<readonly string[]>;
  /** `null`: the statement uses `NotResource`. */
  readonly resources: Value<readonly AccessResource[]>;
}

/** An element of `Resource`. */
export interface AccessResource {
  /** Service in the ARN, such as `s3-outposts`; `*` for all resources. `null`: a service that no rule is about. */
  readonly service: Value<string>;
  /** Types of S3 on Outposts resources that the ARN can be of: `bucket`, `accesspoint` or `object`. `null`: all, or none. */
  readonly types: Value<readonly string[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly accessPolicy: AccessPolicy;
  }
}

/** Properties with a policy document, or with a list of named policies, by CloudFormation type. */
const DOCUMENTS: { readonly [type: string]: string } = {
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::IAM::RolePolicy': 'PolicyDocument',
  'AWS::IAM::UserPolicy': 'PolicyDocument',
  'AWS::IAM::GroupPolicy': 'PolicyDocument',
  'AWS::IAM::Role': 'Policies',
  'AWS::IAM::User': 'Policies',
  'AWS::IAM::Group': 'Policies',
  'AWS::SSO::PermissionSet': 'InlinePolicy',
  'AWS::S3Outposts::BucketPolicy': 'PolicyDocument',
  'AWS::S3Outposts::AccessPoint': 'Policy',
};

/** Type in the ARN of a resource that a template creates, and the service. */
const CREATED: { readonly [type: string]: readonly [service: string, arnType?: string] } = {
  'AWS::S3Outposts::Bucket': ['s3-outposts', 'bucket'],
  'AWS::S3Outposts::AccessPoint': ['s3-outposts', 'accesspoint'],
  'AWS::S3::Bucket': ['s3'],
};

export const accessPolicyReaders: { readonly [K in 'accessPolicy']: FactReader<K> } = {
  accessPolicy: {
    types: Object.keys(DOCUMENTS),
    read: ({ type, properties: p }) => {
      const property = DOCUMENTS[type];
      const isOfBucket = type.startsWith('AWS::S3Outposts::');
      const documents =
        property === 'Policies' ? (p.objects(property) ?? []).map((it) => it.object('PolicyDocument')) : [p.object(property)];
      const path = property === 'Policies' ? property : `${property}.Statement`;
      const statements = documents.flatMap((document) => document.objects('Statement') ?? []).map((it) => statement(it, path));
      return statements.length > 0 && (isOfBucket || statements.some(isAboutOutposts)) ? { isOfBucket, statements } : undefined;
    },
  },
};

function statement(p: Properties, property: string): AccessStatement {
  const arns = p.arns('Resource');
  return { property, actions: p.texts('Action'), resources: arns && arns.map(resource) };
}

/** Whether a statement specifies, or may specify, an action of S3 on Outposts. */
export function isAboutS3OnOutposts({ actions }: AccessStatement): boolean {
  return actions === undefined || !!actions?.some((action) => action.startsWith('s3-outposts:'));
}

function isAboutOutposts({ actions, resources }: AccessStatement): boolean {
  return (
    (actions ?? []).some((action) => /^(s3-)?outposts:/i.test(action)) || (resources ?? []).some(({ service }) => service === 's3-outposts')
  );
}

function resource({ text, beginsWith }: PartialArn): AccessResource {
  if (text === '*') return { service: '*', types: null };
  if (beginsWith !== undefined) {
    const [service, arnType] = CREATED[beginsWith] ?? [];
    const others = beginsWith.startsWith('AWS::') && !beginsWith.startsWith('AWS::CloudFormation::') ? null : undefined;
    if (arnType === undefined) return { service: service ?? others, types: service ? null : others };
    return { service, types: typesOf(`${arnType}/name${text.slice(UNRESOLVED.length)}`) };
  }
  const [, service, id = ''] = /^arn:[^:]*:([a-z0-9-]+):[^:]*:[^:]*:(.*)$/.exec(text) ?? [];
  if (service !== undefined && service !== 's3-outposts') return { service, types: null };
  return { service, types: service && typesOf(id.replace(/^outpost\/[^/]*\//, '')) };
}

/** Types of the S3 on Outposts resources that have this type and name. Wildcards stand for any text, slashes included. */
function typesOf(typeAndName: string): readonly string[] | undefined {
  const [, type, name] = /^(bucket|accesspoint)\/(.*)$/.exec(typeAndName) ?? [];
  if (type === undefined) return undefined;
  const mayBeObject = name.includes('/object/') || /[*?]/.test(name) || name.includes(UNRESOLVED);
  return [...(name.includes('/') ? [] : [type]), ...(mayBeObject ? ['object'] : [])];
}
