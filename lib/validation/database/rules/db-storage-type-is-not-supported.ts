import { VOLUME_TYPES } from '../../../catalog/volume-types';
import { DB_STORAGE_TYPES } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (storage: object) => inTemplate(databaseOnOutpost(storage));

export const dbStorageTypeIsNotSupported = rule({
  id: 'db-storage-type-is-not-supported',
  enforces: ['RDS-4'],
  severity: 'error',
  title: 'Storage type of a DB instance is not supported on its Outpost',
  fix: 'Set StorageType to gp2, or to gp3 on second-generation Outposts racks, and remove Iops',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.db-instance-classes.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['storageType', 'outpost.generation?'],
  check: ({ outpost, storageType }) => {
    const supported = VOLUME_TYPES[outpost?.generation ?? ''] ?? DB_STORAGE_TYPES;
    return outpost && storageType && !supported.includes(storageType)
      ? {
          property: 'StorageType',
          message: `storage type ${storageType} is not supported on ${outpost.id}; supported: ${supported.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: database({ StorageType: 'io1', Iops: 3000 }), good: database({ StorageType: 'gp2' }) };
  },
});
