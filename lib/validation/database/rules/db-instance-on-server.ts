import { SERVER } from '../../../catalog/generations';
import { databaseOnOutpost } from '../example';
import { onFirstGenerationRack, onServer } from '../../example';
import { rule } from '../../rule';

export const dbInstanceOnServer = rule({
  id: 'db-instance-on-server',
  enforces: ['RDS-3'],
  severity: 'error',
  title: 'A DB instance is on an Outposts server, which does not support Amazon RDS',
  fix: 'Place the DB instance on an Outposts rack or in the Region',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) =>
    outpost?.hardware === SERVER
      ? { property: 'DBSubnetGroupName', message: `Amazon RDS is not supported on Outposts servers (${outpost.id})` }
      : undefined,
  get examples() {
    return { bad: onServer(databaseOnOutpost()), good: onFirstGenerationRack(databaseOnOutpost()) };
  },
});
