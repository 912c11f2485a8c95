import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (PubliclyAccessible: boolean) => inTemplate(databaseOnOutpost({ PubliclyAccessible }));

export const dbInstanceIsPublic = rule({
  id: 'db-instance-is-public',
  enforces: ['RDS-10'],
  severity: 'warning',
  title: 'A DB instance on an Outpost is publicly accessible, which routes through the Region and excludes a customer-owned IP address',
  fix: 'Set PubliclyAccessible to false; the on-premises network reaches the DB instance through the local gateway',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.coip.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['publiclyAccessible'],
  check: ({ outpost, publiclyAccessible }) =>
    outpost && publiclyAccessible
      ? { property: 'PubliclyAccessible', message: `PubliclyAccessible is true for a DB instance on ${outpost.id}` }
      : undefined,
  get examples() {
    return { bad: database(true), good: database(false) };
  },
});
