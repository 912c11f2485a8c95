import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import { databaseOnTwoOutposts } from '../example';
import { expectingDisconnects, inTemplate } from '../../example';
import { rule } from '../../rule';

export const standbyWithoutRegion = rule({
  id: 'standby-without-region',
  enforces: ['CUT-2'],
  severity: 'warning',
  title: 'A Multi-AZ database has one of its Outposts cut off now and then, and does not fail over meanwhile',
  fix: 'Plan how the work goes on without the database, or run a database on instances, whose replication fails over by itself',
  source: WITHOUT_SERVICE_LINK.standbys.source,
  on: 'dbInstance',
  onOutpost: true,
  when: ({ outpost, standbyOutpost }) => [outpost, standbyOutpost].some((one) => one?.expectedDisconnectHours),
  needs: ['multiAz', 'outpost.expectedDisconnectHours?', 'standbyOutpost.expectedDisconnectHours?'],
  check: ({ multiAz, outpost, standbyOutpost }) => {
    const cut = multiAz ? [outpost, standbyOutpost].find((one) => one?.expectedDisconnectHours) : undefined;
    return cut
      ? { property: 'MultiAZ', message: `the standby does not take over while ${cut.id} is not connected to its Region` }
      : undefined;
  },
  get examples() {
    const resources = databaseOnTwoOutposts();
    return { bad: expectingDisconnects(8, resources), good: inTemplate(resources) };
  },
});
