import { denialsOf } from '../denial';
import { underGuardrail } from '../example';
import { rule } from '../../rule';

const ALL_OBJECTS = /^(\*|arn:[^:]+:s3:::\*(\/\*)?)$/;

export const guardrailDeniesAssets = rule({
  id: 'guardrail-denies-assets',
  enforces: ['SCP-4'],
  severity: 'warning',
  title: 'A service control policy denies uploads to all buckets, including the CDK asset bucket',
  fix: 'Deny NotResource `arn:*:s3:::cdk-hnb659fds-assets-*/*`, as `ResidencyGuardrails` does, or exempt the file publishing role with `aws:PrincipalArn`',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
  on: 'controlPolicy',
  needs: ['denials.actions', 'denials.resources', 'denials.conditions'],
  check: (policy) => {
    const denial = denialsOf(policy, 's3:PutObject', []).find(({ resources }) => resources?.some((resource) => ALL_OBJECTS.test(resource)));
    return denial
      ? { property: 'Content', message: 's3:PutObject is denied in every bucket, including the bucket that cdk deploy uploads assets to' }
      : undefined;
  },
  get examples() {
    const denial = { Action: 's3:PutObject', Resource: 'arn:aws:s3:::*' };
    const published = { ArnNotLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/cdk-hnb659fds-file-publishing-role-*' } };
    return { bad: underGuardrail(denial), good: underGuardrail({ ...denial, Condition: published }) };
  },
});
