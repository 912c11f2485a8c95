import { PermissionsBoundary, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as library from '../../lib';
import { everyConstruct } from '../../scripts/permissions/constructs';
import { supportsResources, withPermissions } from '../../scripts/permissions/page';
import { nameOf, PURPOSES, REASONS, whyOf } from '../../scripts/permissions/reasons';
import { classesIn, resourcesOf, rolesOf } from '../../scripts/permissions/roles';
import { Construct } from 'constructs';

// On a machine that is busy with other tests, too.
jest.setTimeout(60_000);

const app = everyConstruct();
const roles = rolesOf(resourcesOf(app));
const statements = roles.flatMap((role) => role.statements.map((statement) => ({ role, statement, name: nameOf(role) })));

/** Actions that the reference lists without resources, and that are allowed for one resource all the same. */
const NARROWED: { readonly [action: string]: string } = {
  's3-outposts:GetAccessPoint': 'the DataSync guide allows it for one access point',
  'kinesis:ListStreams': 'the AWS CDK grants it with the actions that read one stream; it has no effect',
};

test('the roles are those of every construct of the library', () => {
  const exported = Object.entries({ ...library, ...library.patterns }).filter(
    ([, value]) => typeof value === 'function' && value.prototype instanceof Construct,
  );
  const made = classesIn(app);
  expect(exported.length).toBeGreaterThan(35);
  expect(exported.map(([name]) => name).filter((name) => !made.has(name))).toEqual([]);
});

test('each role has a purpose, and each purpose a role', () => {
  expect(roles.map(nameOf).sort()).toEqual(Object.keys(PURPOSES).sort());
});

test('each statement is for resources of the stack, or has a reason, and each reason is needed', () => {
  const unexplained = statements.filter(({ role, statement }) => whyOf(role, statement, supportsResources) === undefined);
  expect(unexplained.map(({ name, statement }) => `${name}: ${statement.actions.join(' ')} on ${statement.resources.join(' ')}`)).toEqual(
    [],
  );
  const given = new Set(statements.map(({ role, statement }) => whyOf(role, statement, supportsResources)));
  expect(REASONS.map(({ why }) => why).filter((why) => !given.has(why))).toEqual([]);
});

test('only actions that support no resources are allowed on all of them, as AWS’s Service Authorization Reference lists them', () => {
  const anywhere = statements.filter(({ statement }) => statement.resources.includes('*')).flatMap(({ statement }) => statement.actions);
  expect(anywhere.length).toBeGreaterThan(20);
  expect(anywhere.filter(supportsResources)).toEqual([]);
});

test('no action that supports no resources is allowed for some only, which would deny it', () => {
  const narrow = statements.filter(({ statement }) => !statement.resources.includes('*')).flatMap(({ statement }) => statement.actions);
  expect([...new Set(narrow)].filter((action) => !supportsResources(action)).sort()).toEqual(Object.keys(NARROWED).sort());
});

test('no role allows all actions of a service, or has an AWS managed policy but those of Lambda in a VPC and of EKS', () => {
  expect(
    statements.flatMap(({ statement }) => statement.actions).filter((action) => /^\*|:\*|^\w+:(Get|List|Describe)\*$/.test(action)),
  ).toEqual([]);
  const managed = roles.filter(({ managedPolicies }) => managedPolicies.length > 0).map(nameOf);
  expect(managed).toEqual(['EksLocalCluster Role', 'EksSelfManagedNodes Role', 'DataSyncAgent ActivationKey/ServiceRole']);
});

test('each role trusts AWS services only', () => {
  expect(roles.flatMap(({ principals }) => principals).filter((principal) => !/^[a-z0-9.-]+\.amazonaws\.com$/.test(principal))).toEqual([]);
});

test('a permissions boundary reaches all roles, those of custom resources, too', () => {
  const bounded = everyConstruct();
  PermissionsBoundary.of(bounded).apply(ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess'));
  const all = resourcesOf(bounded).filter(({ Type }) => Type === 'AWS::IAM::Role');
  expect(all.length).toBeGreaterThanOrEqual(roles.length);
  expect(all.filter(({ Properties }) => !Properties.PermissionsBoundary).map(({ construct }) => construct.node.path)).toEqual([]);
});

test('docs/security.md has the roles of the templates', () => {
  const page = readFileSync(path.join(__dirname, '../../docs/security.md'), 'utf8');
  expect(withPermissions(page) === page ? 'fresh' : 'stale: run `npm run docs`').toBe('fresh');
});
