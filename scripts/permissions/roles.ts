import { CfnResource, Stack, type App } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as library from '../../lib';

/** A statement of a role, as IAM reads it. What only a deployment knows is `<path of the construct>`. */
export interface RoleStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Such as `StringEquals aws:ResourceTag/site plant`. */
  readonly conditions: readonly string[];
}

/** An IAM role that a construct creates. */
export interface CreatedRole {
  /** Names of the constructs that create it. */
  readonly constructs: readonly string[];
  /** Its path in the construct. */
  readonly id: string;
  /** Who assumes it. */
  readonly principals: readonly string[];
  readonly trustConditions: readonly string[];
  /** Names of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  readonly statements: readonly RoleStatement[];
}

interface Resource {
  readonly Type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- of any type
  readonly Properties?: any;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Principal?: { readonly [kind: string]: unknown };
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

interface PolicyDocument {
  readonly Statement: Statement[];
}

const EXPORTS = { ...library, ...library.patterns };
const CLASSES = new Map<unknown, string>(
  Object.entries(EXPORTS).flatMap(([name, value]) => (typeof value === 'function' ? [[value, name] as const] : [])),
);

/** A resource of a template, and the construct that it is of. */
export interface TemplateResource extends Resource {
  readonly logicalId: string;
  readonly construct: IConstruct;
  readonly stack: Stack;
}

/** The resources of all stacks of an App, from their templates. */
export function resourcesOf(app: App): TemplateResource[] {
  const { error } = console;
  // The rules report what is around the constructs, such as missing routes.
  console.error = () => undefined;
  const assembly = app.synth();
  console.error = error;
  return app.node
    .findAll()
    .filter((node): node is Stack => Stack.isStack(node))
    .flatMap((stack) => {
      const { Resources } = assembly.getStackArtifact(stack.artifactId).template as { Resources: { [id: string]: Resource } };
      const constructs = constructsOf(stack);
      return Object.entries(Resources).map(([logicalId, resource]) => ({
        ...resource,
        logicalId,
        stack,
        construct: constructs.get(logicalId)!,
      }));
    });
}

/** The roles that the constructs of an App create, in their order, each once. Others have no construct of the library. */
export function rolesOf(resources: readonly TemplateResource[]): CreatedRole[] {
  const roles = new Map<string, CreatedRole>();
  for (const role of everyRole(resources)) {
    const key = `${role.constructs.join()} ${role.id}`;
    const others = roles.get(key)?.statements ?? [];
    const isNew = (statement: RoleStatement) => !others.some((other) => JSON.stringify(other) === JSON.stringify(statement));
    roles.set(key, { ...role, statements: [...others, ...role.statements.filter(isNew)] });
  }
  return [...roles.values()];
}

function everyRole(resources: readonly TemplateResource[]): CreatedRole[] {
  return resources
    .filter(({ Type }) => Type === 'AWS::IAM::Role')
    .map((role) => {
      const { Policies = [], ManagedPolicyArns = [], AssumeRolePolicyDocument: trust } = role.Properties;
      const text = (value: unknown) => textOf(value, role.stack);
      const own = (Policies as { PolicyDocument: PolicyDocument }[]).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      const statements = [...own, ...policiesOf(role, resources)];
      const trusting = (trust as PolicyDocument).Statement;
      return {
        ...ownerOf(role, resources),
        principals: trusting.flatMap(({ Principal }) => Object.values(Principal!).flat().map(text)),
        trustConditions: trusting.flatMap((statement) => conditionsOf(statement, text)),
        managedPolicies: (ManagedPolicyArns as unknown[]).map((arn) => text(arn).replace(/^.*:policy\//, '')),
        statements: statements.map((statement) => ({
          actions: [statement.Action].flat().map(withCapital),
          resources: [statement.Resource].flat().map(text),
          conditions: conditionsOf(statement, text),
        })),
      };
    })
    .filter(({ constructs }) => constructs.length > 0);
}

/** The names of the classes of the library that a construct is part of, the outermost first, and its path below that. */
export function createdBy(construct: IConstruct): { readonly constructs: string[]; readonly id: string } {
  const { node } = construct;
  const provider = node.scopes.find(({ node: { id } }) => /^Custom::.*CustomResourceProvider$/.test(id));
  if (provider) {
    const type = provider.node.id.replace(/CustomResourceProvider$/, '');
    const users = Stack.of(construct)
      .node.findAll()
      .filter((each) => CfnResource.isCfnResource(each) && each.cfnResourceType === type);
    return { constructs: [...new Set(users.flatMap((user) => createdBy(user).constructs))].sort(), id: type };
  }
  const owner = node.scopes.find((scope) => CLASSES.has(scope.constructor));
  if (!owner) return { constructs: [], id: node.path };
  return { constructs: [CLASSES.get(owner.constructor)!], id: node.path.slice(owner.node.path.length + 1).replace(/\/Resource$/, '') };
}

/** The owner of a role. A role that the CDK creates in the stack belongs to the construct that uses it. */
function ownerOf(role: TemplateResource, resources: readonly TemplateResource[]): { readonly constructs: string[]; readonly id: string } {
  const owner = createdBy(role.construct);
  if (owner.constructs.length > 0) return owner;
  const users = resources.filter(({ stack, Type, Properties }) => {
    return stack === role.stack && !Type.startsWith('AWS::IAM::') && JSON.stringify(Properties ?? {}).includes(`"${role.logicalId}"`);
  });
  const constructs = [...new Set(users.flatMap(({ construct }) => createdBy(construct).constructs))];
  // Without the hash of its target.
  return { constructs, id: owner.id.slice(role.stack.node.path.length + 1).replace(/-[0-9a-f]+\/Resource$/, '') };
}

/** Names of the constructs of the library that an App has. */
export function classesIn(app: App): Set<string> {
  return new Set(app.node.findAll().flatMap((node) => CLASSES.get(node.constructor) ?? []));
}

/** Statements of the policies that are resources of their own. */
function policiesOf(role: TemplateResource, resources: readonly TemplateResource[]): Statement[] {
  const isOfRole = (value: unknown) => (value as { Ref?: string } | undefined)?.Ref === role.logicalId;
  return resources
    .filter(({ stack, Type }) => stack === role.stack && /^AWS::IAM::(Policy|ManagedPolicy|RolePolicy)$/.test(Type))
    .filter(({ Properties: { Roles = [], RoleName } }) => [...(Roles as unknown[]), RoleName].some(isOfRole))
    .flatMap(({ Properties }) => (Properties as { PolicyDocument: PolicyDocument }).PolicyDocument.Statement);
}

/** Actions are not case-sensitive. `CallAwsService` writes them as the SDK does. */
function withCapital(action: string): string {
  return action.replace(/:./, (start) => start.toUpperCase());
}

function conditionsOf({ Condition = {} }: Statement, text: (value: unknown) => string): string[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => `${operator} ${key} ${[value].flat().map(text).join(', ')}`),
  );
}

function constructsOf(stack: Stack): Map<string, IConstruct> {
  const own = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node) && node.stack === stack);
  return new Map(own.map((node) => [stack.resolve((node as CfnResource).logicalId) as string, node]));
}

/** A value of a template as a text: what it refers to is the path of that in the stack. */
function textOf(value: unknown, stack: Stack): string {
  if (typeof value !== 'object' || value === null) return withoutEnvironment(String(value), stack);
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as { [name: string]: unknown };
  if (join) return (join as [string, unknown[]])[1].map((part) => textOf(part, stack)).join((join as [string])[0]);
  if (typeof Ref === 'string' && Ref.startsWith('AWS::')) return `\${${Ref.slice('AWS::'.length)}}`;
  // Parts of an ARN, of which the rest is known.
  if (!Ref && !attribute) return `<${JSON.stringify(value)}>`;
  const [logicalId, name] = Ref ? [Ref as string] : (attribute as [string, string]);
  const { node } = constructsOf(stack).get(logicalId)!;
  const path = node.path.slice(stack.node.path.length + 1).replace(/\/Resource(\/Default)?$/, '');
  return `<${path}${name && name !== 'Arn' ? `.${name}` : ''}>`;
}

function withoutEnvironment(text: string, { account, region }: Stack): string {
  return text.replaceAll(account, '${AccountId}').replaceAll(region, '${Region}');
}
