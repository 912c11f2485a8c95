import { NEWER_OUTPOSTS_ACTIONS } from '../../../lib/catalog/outposts-actions';
import { preflightPolicy } from '../../../lib/cli/preflight/policy';
import { missingDependents, objectionsTo } from '../../handlers/service-authorization';

test('the policy of preflight is as AWS documents its actions, and allows nothing but reading', () => {
  const { Statement } = preflightPolicy();
  const newer = NEWER_OUTPOSTS_ACTIONS.map((action) => `outposts:${action} is not in the reference`);
  expect(objectionsTo(Statement).filter((objection) => !newer.includes(objection))).toEqual([]);
  // Service Quotas calls other services for their own quotas, and none for those of AWS Outposts.
  expect(missingDependents(Statement).filter((missing) => !missing.startsWith('servicequotas '))).toEqual([]);
  const actions = Statement.flatMap(({ Action }) => Action);
  expect(actions).toHaveLength(27);
  expect(actions.filter((action) => !/^[a-z0-9-]+:(Describe|Get|List)\w+$/.test(action))).toEqual([]);
});

test('the policy of another partition has its ARNs', () => {
  expect(JSON.stringify(preflightPolicy('aws-us-gov'))).toContain('arn:aws-us-gov:outposts:*:*:outpost/*');
});
