import { nameOf } from '../../facts/fact';
import { denialsOf, inTarget, isOn } from '../denial';
import { resource } from '../../example';
import { NOT_BY_CDK, underGuardrail } from '../example';
import { rule } from '../../rule';

const TARGET = 'rds:BackupTarget';

const database = (condition: object = {}) =>
  underGuardrail(
    { Action: 'rds:CreateDBInstance', Condition: { StringNotEqualsIgnoreCase: { [TARGET]: 'outposts' }, ...condition } },
    { Records: resource('AWS::RDS::DBInstance', { Engine: 'postgres', DBInstanceClass: 'db.m5.large', StorageEncrypted: true }) },
  );

export const guardrailDeniesDatabase = rule({
  id: 'guardrail-denies-database',
  enforces: ['SCP-3'],
  severity: 'warning',
  title: 'A service control policy denies a DB instance because of its backup target',
  fix: 'Set BackupTarget of the DB instance to outposts, or exempt the role that deploys it with `aws:PrincipalArn`',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html',
  on: 'controlPolicy',
  needs: ['targets', 'denials.actions', 'denials.conditions'],
  check: (policy, facts) => {
    const instance = inTarget(
      policy,
      facts.all('dbInstance').filter(({ backupTarget }) => backupTarget === 'region'),
    );
    if (!instance) return undefined;
    const denied = denialsOf(policy, 'rds:CreateDBInstance', [TARGET]).some(({ conditions }) =>
      conditions?.some(
        (condition) =>
          isOn(condition, TARGET) &&
          condition.operator.startsWith('StringNotEquals') &&
          !condition.values.some((value) => value.toLowerCase() === 'region'),
      ),
    );
    return denied
      ? {
          property: 'Content',
          message:
            `rds:CreateDBInstance is denied in account ${instance.account} for backups outside the Outpost, ` +
            `but ${nameOf(instance)} has backup target region`,
        }
      : undefined;
  },
  get examples() {
    return { bad: database(), good: database(NOT_BY_CDK) };
  },
});
