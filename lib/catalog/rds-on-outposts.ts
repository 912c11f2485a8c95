import { GENERATION_1, GENERATION_2 } from './generations';

/**
 * DB engines that RDS on Outposts supports. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html
 */
export const DB_ENGINES: readonly string[] = [
  'mysql',
  'postgres',
  'sqlserver-ee',
  'sqlserver-se',
  'sqlserver-web',
  'oracle-ee',
  'oracle-ee-cdb',
  'oracle-se2',
  'oracle-se2-cdb',
];

/** Oldest supported version of each SQL Server release: 2022, 2019, 2017 and 2016. */
const SQL_SERVER = ['16.00.4085.2.v1', '15.00.4043.16.v1', '14.00.3294.2.v1', '13.00.5820.21.v1'];

/**
 * Oldest supported version of each engine, or of each of its releases, newest first. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html
 */
export const OLDEST_DB_VERSIONS: { readonly [engine: string]: readonly string[] } = {
  mysql: ['8.0'],
  postgres: ['12.5'],
  'sqlserver-ee': SQL_SERVER,
  'sqlserver-se': SQL_SERVER,
  'sqlserver-web': SQL_SERVER,
};

/**
 * DB instance class families by rack generation. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.db-instance-classes.html
 */
export const DB_INSTANCE_FAMILIES: { readonly [generation: string]: readonly string[] } = {
  [GENERATION_1]: ['m5', 'r5'],
  [GENERATION_2]: ['m7i', 'r7i'],
};

/**
 * Storage types of RDS on Outposts, which supports General Purpose SSD storage only. First-generation Outposts racks have gp2 only.
 * Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.db-instance-classes.html
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/launch-instance.html
 */
export const DB_STORAGE_TYPES: readonly string[] = ['gp2', 'gp3'];

/**
 * Oracle options that RDS on Outposts does not support. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html
 */
export const UNSUPPORTED_DB_OPTIONS: readonly string[] = ['S3_INTEGRATION', 'EFS_INTEGRATION'];

/** Whether an engine is a SQL Server edition. RDS on Outposts does not support Multi-AZ, read replicas and local backups for it. */
export function isSqlServer(engine: string | null | undefined): boolean {
  return !!engine?.startsWith('sqlserver');
}
