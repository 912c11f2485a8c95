// Decides requests by service control policies: JSON in, JSON out.
//   in:  { "policies": [<document>, ...], "requests": [{ "principal", "action", "resource", "accountId", "context" }, ...] }
//   out: [{ "decision": "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied", "by": [<Sid>, ...] }, ...]
import { text } from 'node:stream/consumers';
import { runSimulation } from '@cloud-copilot/iam-simulate';

const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

const { policies, requests } = JSON.parse(await text(process.stdin));
const serviceControlPolicies = [
  {
    orgIdentifier: 'r-root',
    policies: [{ name: 'FullAWSAccess', policy: ALLOW_ALL }, ...policies.map((policy, index) => ({ name: `policy-${index}`, policy }))],
  },
];

const decisions = [];
for (const { principal, action, resource, accountId, context = {} } of requests) {
  const request = { principal, action, resource: { resource, accountId }, contextVariables: { 'aws:PrincipalArn': principal, ...context } };
  const identityPolicies = [{ name: 'AdministratorAccess', policy: ALLOW_ALL }];
  const result = await runSimulation({ request, identityPolicies, serviceControlPolicies, resourceControlPolicies: [] }, {});
  if (result.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(result.errors)}`);
  const results = result.resultType === 'single' ? [result.result] : result.results;
  const by = results.flatMap(({ analysis }) =>
    (analysis?.scpAnalysis?.ouAnalysis ?? []).flatMap(({ denyStatements }) => denyStatements.map(({ explain }) => explain.identifier)),
  );
  decisions.push({ decision: result.overallResult, by, ignored: results.flatMap(({ ignoredContextKeys }) => ignoredContextKeys ?? []) });
}
process.stdout.write(JSON.stringify(decisions));
