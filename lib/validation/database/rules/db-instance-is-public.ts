import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (PubliclyAccessible: boolean) => inTemplate(databaseOnOutpost({ PubliclyAccessible }));

export const dbInstanceIsPublic = rule({
  id: 'db-instance-is-public',
  enforces: ['RDS-10'],
  severity: 'warning',
  title: 'A database on an Outpost is to have a public address, which leads through the Region and excludes a customer-owned one',
  fix: 'Set PubliclyAccessible to false; the building reaches the database through the local gateway',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.coip.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['publiclyAccessible'],
  check: ({ outpost, publiclyAccessible }) =>
    outpost && publiclyAccessible ? { property: 'PubliclyAccessible', message: 'the database is publicly accessible' } : undefined,
  get examples() {
    return { bad: database(true), good: database(false) };
  },
});
