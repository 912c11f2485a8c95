import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (properties: object) => inTemplate(databaseOnOutpost(properties));

export const associatedRolesOnOutpost = rule({
  id: 'associated-roles-on-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'IAM roles are associated with a DB instance on an Outpost',
  fix: 'Remove AssociatedRoles: features that require them, such as the import from Amazon S3, are available in the Region only',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['hasAssociatedRoles'],
  check: ({ outpost, hasAssociatedRoles }) =>
    outpost && hasAssociatedRoles
      ? { property: 'AssociatedRoles', message: `AssociatedRoles is not supported for DB instances on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return {
      bad: database({ AssociatedRoles: [{ FeatureName: 'S3_INTEGRATION', RoleArn: 'arn:aws:iam::111122223333:role/import' }] }),
      good: database({}),
    };
  },
});
