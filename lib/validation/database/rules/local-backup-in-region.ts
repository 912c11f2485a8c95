import { databaseOnOutpost } from '../example';
import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { rule } from '../../rule';

const database = (Plant: ReturnType<typeof regionSubnet>) => inTemplate({ ...databaseOnOutpost({ BackupTarget: 'outposts' }), Plant });

export const localBackupInRegion = rule({
  id: 'local-backup-in-region',
  enforces: ['RDS-8'],
  severity: 'error',
  title: 'A DB instance in the Region has backup target outposts',
  fix: 'Set BackupTarget to region, or place the DB instance on the Outpost with a DB subnet group of Outpost subnets',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  when: ({ backupTarget }) => backupTarget !== 'region',
  needs: ['outpost', 'backupTarget', 'subnetGroup'],
  check: ({ outpost, backupTarget, subnetGroup }) =>
    outpost === null && subnetGroup && backupTarget === 'outposts'
      ? { property: 'BackupTarget', message: 'backup target outposts is not supported, because the subnets are in the Region' }
      : undefined,
  get examples() {
    return { bad: database(regionSubnet()), good: database(outpostSubnet()) };
  },
});
