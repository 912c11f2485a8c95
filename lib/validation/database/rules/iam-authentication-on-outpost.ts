import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (properties: object) => inTemplate(databaseOnOutpost(properties));

export const iamAuthenticationOnOutpost = rule({
  id: 'iam-authentication-on-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'IAM database authentication is enabled for a DB instance on an Outpost',
  fix: 'Disable IAM database authentication, and use passwords from AWS Secrets Manager or Kerberos authentication',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['enableIamDatabaseAuthentication'],
  check: ({ outpost, enableIamDatabaseAuthentication }) =>
    outpost && enableIamDatabaseAuthentication
      ? { property: 'EnableIAMDatabaseAuthentication', message: `IAM database authentication is not supported on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: database({ EnableIAMDatabaseAuthentication: true }), good: database({ EnableIAMDatabaseAuthentication: false }) };
  },
});
