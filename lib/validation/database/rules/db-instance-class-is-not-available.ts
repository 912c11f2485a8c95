import { familyOf } from '../../../catalog/instance-families';
import { DB_INSTANCE_FAMILIES } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const database = (DBInstanceClass: string) => ({
  ...inTemplate(databaseOnOutpost({ DBInstanceClass })),
  inventory: {
    outposts: [
      { outpost: { OutpostArn: OUTPOST_ARN, AvailabilityZone: 'us-west-2a', SupportedHardwareType: 'RACK', Generation: 'GENERATION_1' } },
    ],
  },
});

export const dbInstanceClassIsNotAvailable = rule({
  id: 'db-instance-class-is-not-available',
  enforces: ['RDS-3'],
  severity: 'error',
  title: 'DB instance class is not available on the Outpost hardware',
  fix: 'Use a db.m5 or db.r5 class on first-generation Outposts racks, or a db.m7i or db.r7i class on second-generation Outposts racks',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.db-instance-classes.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['outpost.generation', 'instanceClass'],
  check: ({ outpost, instanceClass }) => {
    const families = DB_INSTANCE_FAMILIES[outpost?.generation ?? ''];
    return families && instanceClass && !families.includes(familyOf(instanceClass.replace(/^db[.]/, '')))
      ? {
          property: 'DBInstanceClass',
          message: `DB instance class ${instanceClass} is not available on the hardware of ${outpost?.id}; available: db.${families.join(' and db.')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: database('db.t3.medium'), good: database('db.m5.large') };
  },
});
