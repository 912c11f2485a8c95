import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (properties: object) => inTemplate(databaseOnOutpost(properties));

export const iamAuthenticationOnOutpost = rule({
  id: 'iam-authentication-on-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'IAM authentication is asked for a database on an Outpost',
  fix: 'Remove it, and let users log in with a password from Secrets Manager or with Kerberos',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['enableIamDatabaseAuthentication'],
  check: ({ outpost, enableIamDatabaseAuthentication }) =>
    outpost && enableIamDatabaseAuthentication
      ? { property: 'EnableIAMDatabaseAuthentication', message: 'IAM database authentication is on' }
      : undefined,
  get examples() {
    return { bad: database({ EnableIAMDatabaseAuthentication: true }), good: database({ EnableIAMDatabaseAuthentication: false }) };
  },
});
