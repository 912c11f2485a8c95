import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import { databaseOnTwoOutposts } from '../example';
import { expectingDisconnects, inTemplate } from '../../example';
import { rule } from '../../rule';

export const standbyWithoutRegion = rule({
  id: 'standby-without-region',
  enforces: ['CUT-2'],
  severity: 'warning',
  title: 'A Multi-AZ DB instance does not fail over while one of its Outposts is disconnected',
  fix: 'Plan to operate without the DB instance, or run a database with its own replication and failover on EC2 instances',
  source: WITHOUT_SERVICE_LINK.standbys.source,
  on: 'dbInstance',
  onOutpost: true,
  when: ({ outpost, standbyOutpost }) => [outpost, standbyOutpost].some((one) => one?.expectedDisconnectHours),
  needs: ['multiAz', 'outpost.expectedDisconnectHours?', 'standbyOutpost.expectedDisconnectHours?'],
  check: ({ multiAz, outpost, standbyOutpost }) => {
    const cut = multiAz ? [outpost, standbyOutpost].find((one) => one?.expectedDisconnectHours) : undefined;
    return cut
      ? { property: 'MultiAZ', message: `the standby does not take over while ${cut.id} is disconnected from its Region` }
      : undefined;
  },
  get examples() {
    const resources = databaseOnTwoOutposts();
    return { bad: expectingDisconnects(8, resources), good: inTemplate(resources) };
  },
});
