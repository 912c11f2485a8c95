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

export const dbInstanceClassOfOtherHardware = rule({
  id: 'db-instance-class-of-other-hardware',
  enforces: ['RDS-3'],
  severity: 'warning',
  title: 'A database is of a class that RDS does not offer on the hardware of its Outpost',
  fix: 'Use a class of db.m5 or db.r5 on first-generation racks, and of db.m7i or db.r7i on second-generation racks',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.db-instance-classes.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['outpost.generation', 'instanceClass'],
  check: ({ outpost, instanceClass }) => {
    const families = DB_INSTANCE_FAMILIES[outpost?.generation ?? ''];
    return families && instanceClass && !families.includes(familyOf(instanceClass.replace(/^db[.]/, '')))
      ? { property: 'DBInstanceClass', message: `the class is ${instanceClass}, and the hardware has db.${families.join(' and db.')}` }
      : undefined;
  },
  get examples() {
    return { bad: database('db.t3.medium'), good: database('db.m5.large') };
  },
});
