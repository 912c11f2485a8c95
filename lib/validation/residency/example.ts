import { resource } from '../example';
import type { Example } from '../rule';

const ACCOUNT = '444455556666';

/** A service control policy `Guardrails` with one statement that denies, for the account of the other resources. */
export const underGuardrail = (denial: object, resources: Example['resources'] = {}): Example => ({
  resources: {
    Guardrails: resource('AWS::Organizations::Policy', {
      Type: 'SERVICE_CONTROL_POLICY',
      Name: 'residency',
      TargetIds: [ACCOUNT],
      Content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Resource: '*', ...denial }] },
    }),
    ...resources,
  },
  region: 'us-west-2',
  account: ACCOUNT,
});

/** All principals but what the CDK deploys by. */
export const NOT_BY_CDK = { ArnNotLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/cdk-hnb659fds-cfn-exec-role-*' } };
