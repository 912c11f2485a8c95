import { SERVER } from '../../../catalog/generations';
import { databaseOnOutpost } from '../example';
import { onFirstGenerationRack, onServer } from '../../example';
import { rule } from '../../rule';

export const dbInstanceOnServer = rule({
  id: 'db-instance-on-server',
  enforces: ['RDS-3'],
  severity: 'error',
  title: 'A database is on an Outposts server, where there is no RDS',
  fix: 'Place the database on a rack or in the Region',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) =>
    outpost?.hardware === SERVER ? { property: 'DBSubnetGroupName', message: 'the Outpost is a server' } : undefined,
  get examples() {
    return { bad: onServer(databaseOnOutpost()), good: onFirstGenerationRack(databaseOnOutpost()) };
  },
});
