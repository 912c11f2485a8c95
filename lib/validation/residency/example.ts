import { resource } from '../example';
import type { Example } from '../rule';

const ACCOUNT = '444455556666';

/** The service control policy `Guardrails` with one Deny statement, attached to the account of the other resources. */
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

/** A condition that exempts the CloudFormation execution role of the CDK. */
export const NOT_BY_CDK = { ArnNotLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/cdk-hnb659fds-cfn-exec-role-*' } };
