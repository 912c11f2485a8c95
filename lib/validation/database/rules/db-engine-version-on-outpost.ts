import { OLDEST_DB_VERSIONS } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (EngineVersion: string) => inTemplate(databaseOnOutpost({ EngineVersion }));

/** Versions that say less than the other, such as `13`, are not older. */
function isOlder(version: string, oldest: string): boolean {
  const [numbers, least] = [version, oldest].map((text) => text.split('.').map((part) => parseInt(part, 10)));
  const index = numbers.findIndex((number, position) => number !== least[position]);
  return index >= 0 && numbers[index] < least[index];
}

export const dbEngineVersionOnOutpost = rule({
  id: 'db-engine-version-on-outpost',
  enforces: ['RDS-2'],
  severity: 'warning',
  title: 'A database on an Outpost is of an older version than RDS on Outposts offers',
  fix: 'Use a newer version of the engine: MySQL 8.0, PostgreSQL 12.5, SQL Server 2016 SP2 or later',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['engine', 'engineVersion'],
  check: ({ outpost, engine, engineVersion }) => {
    const oldest = OLDEST_DB_VERSIONS[engine ?? ''];
    if (!outpost || !engineVersion || !oldest || !isOlder(engineVersion, oldest)) return undefined;
    return { property: 'EngineVersion', message: `the version is ${engineVersion}, and the oldest of ${engine} is ${oldest}` };
  },
  get examples() {
    return { bad: database('5.7.44'), good: database('8.4.3') };
  },
});
