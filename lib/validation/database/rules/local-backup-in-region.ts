import { databaseOnOutpost } from '../example';
import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { rule } from '../../rule';

const database = (Plant: ReturnType<typeof regionSubnet>) => inTemplate({ ...databaseOnOutpost({ BackupTarget: 'outposts' }), Plant });

export const localBackupInRegion = rule({
  id: 'local-backup-in-region',
  enforces: ['RDS-8'],
  severity: 'error',
  title: 'A database in the Region is to have its backups on an Outpost',
  fix: 'Set BackupTarget to region, or place the database on the Outpost with a DB subnet group of its subnets',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  when: ({ backupTarget }) => backupTarget !== 'region',
  needs: ['outpost', 'backupTarget', 'subnetGroup'],
  check: ({ outpost, backupTarget, subnetGroup }) =>
    outpost === null && subnetGroup && backupTarget === 'outposts'
      ? { property: 'BackupTarget', message: 'the backup target is outposts, and the subnets are in the Region' }
      : undefined,
  get examples() {
    return { bad: database(regionSubnet()), good: database(outpostSubnet()) };
  },
});
