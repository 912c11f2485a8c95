import { OLDEST_DB_VERSIONS } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (EngineVersion: string) => inTemplate(databaseOnOutpost({ EngineVersion }));

/** Oldest version of the same release; of a release that is not listed, that of the oldest one. */
function oldestOf(engine: string, version: string): string | undefined {
  const oldest = OLDEST_DB_VERSIONS[engine] ?? [];
  const release = parseInt(version, 10);
  return oldest.find((each) => parseInt(each, 10) === release) ?? oldest[oldest.length - 1];
}

/** A less specific version, such as `13`, is not older. */
function isOlder(version: string, oldest: string): boolean {
  const [numbers, least] = [version, oldest].map((text) => text.split('.').map((part) => parseInt(part, 10)));
  const index = numbers.findIndex((number, position) => number !== least[position]);
  return index >= 0 && numbers[index] < least[index];
}

export const dbEngineVersionTooOld = rule({
  id: 'db-engine-version-too-old',
  enforces: ['RDS-2'],
  severity: 'error',
  title: 'DB engine version is older than RDS on Outposts supports',
  fix: 'Use a newer engine version: MySQL 8.0, PostgreSQL 12.5, or the minor version of SQL Server in the message, or later',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['engine', 'engineVersion'],
  check: ({ outpost, engine, engineVersion }) => {
    const oldest = engine && engineVersion && oldestOf(engine, engineVersion);
    if (!outpost || !engineVersion || !oldest || !isOlder(engineVersion, oldest)) return undefined;
    return {
      property: 'EngineVersion',
      message: `${engine} version ${engineVersion} is not supported on Outposts (${outpost.id}); the oldest supported version is ${oldest}`,
    };
  },
  get examples() {
    return { bad: database('5.7.44'), good: database('8.4.3') };
  },
});
