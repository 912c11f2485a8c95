import { familyOf } from '../../../catalog/instance-families';
import { DB_INSTANCE_FAMILIES } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { rule } from '../../rule';

const database = (DBInstanceClass: string) => onFirstGenerationRack(databaseOnOutpost({ DBInstanceClass }));

export const dbInstanceClassIsNotSlotted = rule({
  id: 'db-instance-class-is-not-slotted',
  enforces: ['RDS-3', 'RDS-12'],
  severity: 'error',
  title: 'The Outpost is not configured for the instance type of a DB instance class',
  fix: 'Use the class of an instance type that the Outpost is configured for, or first change its instance capacity with a capacity task, for a type that its hardware has',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.db-instance-classes.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'outpost.generation?', 'instanceClass'],
  check: ({ outpost, instanceClass }) => {
    const type = instanceClass?.replace(/^db[.]/, '');
    // Another rule reports a class that the hardware does not have.
    if (type && DB_INSTANCE_FAMILIES[outpost?.generation ?? '']?.includes(familyOf(type)) === false) return undefined;
    return outpost?.instanceTypes && type && !outpost.instanceTypes.includes(type)
      ? {
          property: 'DBInstanceClass',
          message: `${outpost.id} is not configured for ${instanceClass}; configured instance types: ${outpost.instanceTypes.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: database('db.r5.large'), good: database('db.m5.xlarge') };
  },
});
