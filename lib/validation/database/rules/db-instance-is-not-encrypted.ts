import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (StorageEncrypted: boolean) => inTemplate(databaseOnOutpost({ StorageEncrypted }));

export const dbInstanceIsNotEncrypted = rule({
  id: 'db-instance-is-not-encrypted',
  enforces: ['RDS-5'],
  severity: 'error',
  title: 'A DB instance on an Outpost is not encrypted',
  fix: 'Set StorageEncrypted to true; `database.with(outpost.placement)` sets it',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['storageEncrypted'],
  check: ({ outpost, storageEncrypted }) =>
    outpost && storageEncrypted === false
      ? { property: 'StorageEncrypted', message: `unencrypted DB instances are not supported on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: database(false), good: database(true) };
  },
});
