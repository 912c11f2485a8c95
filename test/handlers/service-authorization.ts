import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** What AWS says of an action: see scripts/service-authorization.mjs. */
interface Action {
  readonly resources: { readonly [type: string]: { readonly required: boolean; readonly keys: readonly string[] } };
  readonly keys: readonly string[];
  readonly dependsOn: readonly string[];
}

interface Reference {
  readonly services: {
    readonly [prefix: string]: {
      readonly actions: { readonly [name: string]: Action };
      readonly resources: { readonly [type: string]: { readonly arn: string; readonly keys: readonly string[] } };
    };
  };
}

/** A statement of a policy in a template. */
export interface PolicyStatement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

const FILE = path.join(__dirname, '../fixtures/service-authorization.json');
const REFERENCE = JSON.parse(readFileSync(FILE, 'utf8')) as Reference;

/** Values of the references in ARNs. */
const PSEUDO: { readonly [name: string]: string } = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-3',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The statements of all roles in a stack. */
export function statementsOf(stack: Stack): PolicyStatement[] {
  const template = Template.fromStack(stack);
  const documents = [
    ...Object.values(template.findResources('AWS::IAM::Role')).flatMap(
      ({ Properties }) => (Properties.Policies ?? []) as { PolicyDocument: object }[],
    ),
    ...Object.values(template.findResources('AWS::IAM::RolePolicy')).map(({ Properties }) => Properties as { PolicyDocument: object }),
  ];
  return documents.flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: PolicyStatement[] }).Statement);
}

/** What AWS's Service Authorization Reference says against the statements of a role. */
export function objectionsTo(statements: readonly PolicyStatement[]): string[] {
  const rights = statements.flatMap((statement) =>
    [statement.Action].flat().map((action) => ({
      action,
      arns: [statement.Resource].flat().map(textOf),
      keys: Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys)),
    })),
  );
  const granted = new Set(rights.map(({ action }) => action));
  return [
    ...rights.flatMap(({ action, arns, keys }) => arns.flatMap((arn) => objectionsToRight(action, arn, keys))),
    ...[...granted].flatMap((action) => {
      const arns = rights.filter((right) => right.action === action).flatMap((right) => right.arns);
      return Object.entries(actionOf(action)?.resources ?? {})
        .filter(([type, { required }]) => required && !arns.some((arn) => isOfType(arn, action, type)))
        .map(([type]) => `${action} requires a ${type}`);
    }),
  ];
}

/** Actions on which granted actions of a service depend, and that are not granted, as `rds iam:PassRole`. */
export function missingDependents(statements: readonly PolicyStatement[]): string[] {
  const granted = new Set(statements.flatMap(({ Action }) => Action));
  const missing = [...granted].flatMap((action) => {
    const dependents = (actionOf(action)?.dependsOn ?? []).filter((dependent) => !granted.has(dependent));
    return dependents.map((dependent) => `${action.split(':')[0]} ${dependent}`);
  });
  return [...new Set(missing)].sort();
}

function objectionsToRight(action: string, arn: string, conditionKeys: readonly string[]): string[] {
  const known = actionOf(action);
  if (!known) return [`${action} is not in the reference`];
  const types = Object.keys(known.resources).filter((type) => isOfType(arn, action, type));
  if (arn === '*')
    return Object.keys(known.resources).length > 0 ? [`${action} supports resources: ${Object.keys(known.resources).join(', ')}`] : [];
  if (types.length === 0) return [`${action} does not support the resource ${arn}`];
  return types.flatMap((type) => {
    // Of the keys of the resource type, only those of the resource are there whatever the action is.
    const ofType = REFERENCE.services[action.split(':')[0]].resources[type].keys.filter((key) => key.includes('ResourceTag'));
    const keys = [...known.keys, ...known.resources[type].keys, ...ofType].map((key) => key.replace(/\$\{.*/, ''));
    return conditionKeys
      .filter((used) => !keys.some((key) => used === key || (key.endsWith('/') && used.startsWith(key))))
      .map((used) => `${action} has no condition key ${used} for a ${type}`);
  });
}

function actionOf(action: string): Action | undefined {
  const [prefix, name] = action.split(':');
  return REFERENCE.services[prefix]?.actions[name];
}

/** Whether an ARN, which may have wildcards, is one of a resource type. */
function isOfType(arn: string, action: string, type: string): boolean {
  const pattern = REFERENCE.services[action.split(':')[0]].resources[type].arn;
  const parts = pattern.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^:]*')}$`).test(arn);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const {
    Ref,
    'Fn::Join': join,
    'Fn::GetAtt': attribute,
  } = value as {
    Ref?: string;
    'Fn::Join'?: [string, unknown[]];
    'Fn::GetAtt'?: [string, string];
  };
  // The ARN of a log group ends with `:*`, so it includes the log streams.
  if (attribute) return `arn:aws:logs:eu-west-3:111122223333:log-group:${attribute[0]}:log-stream:*`;
  if (join) return join[1].map(textOf).join(join[0]);
  return PSEUDO[Ref ?? ''] ?? `x${Ref}`;
}
