import { nameOf } from '../../facts/fact';
import { denialsOf, inTarget } from '../denial';
import { resource } from '../../example';
import { NOT_BY_CDK, underGuardrail } from '../example';
import { rule } from '../../rule';

const link = (condition?: object) =>
  underGuardrail(
    { Action: 'datasync:Create*', Condition: condition },
    { Task: resource('AWS::DataSync::Task', { SourceLocationArn: 'arn:source', DestinationLocationArn: 'arn:destination' }) },
  );

export const guardrailDeniesBackupLink = rule({
  id: 'guardrail-denies-backup-link',
  enforces: ['SCP-1'],
  severity: 'warning',
  title: 'A service control policy denies DataSync in an account with a stack that creates a DataSync task',
  fix: 'Exempt the roles that create the copy with `aws:PrincipalArn`, as `backupLinks` of `ResidencyGuardrails` does',
  source: 'https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails/',
  on: 'controlPolicy',
  needs: ['targets', 'denials.actions', 'denials.conditions'],
  check: (policy, facts) => {
    const task = inTarget(policy, facts.all('dataSyncTask'));
    return task && denialsOf(policy, 'datasync:CreateTask', []).length > 0
      ? { property: 'Content', message: `datasync:CreateTask is denied in account ${task.account}, but ${nameOf(task)} is a DataSync task` }
      : undefined;
  },
  get examples() {
    return { bad: link({}), good: link(NOT_BY_CDK) };
  },
});
