import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (properties: object) => inTemplate(databaseOnOutpost(properties));

export const associatedRolesOnOutpost = rule({
  id: 'associated-roles-on-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'A database on an Outpost is associated with IAM roles',
  fix: 'Remove AssociatedRoles: features that need them, such as the import from S3, are for the Region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['hasAssociatedRoles'],
  check: ({ outpost, hasAssociatedRoles }) =>
    outpost && hasAssociatedRoles ? { property: 'AssociatedRoles', message: 'the database has associated roles' } : undefined,
  get examples() {
    return {
      bad: database({ AssociatedRoles: [{ FeatureName: 'S3_INTEGRATION', RoleArn: 'arn:aws:iam::111122223333:role/import' }] }),
      good: database({}),
    };
  },
});
