import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

const policy = (details: object) => localSnapshotPolicy({}, details);

export const localSnapshotsOfResourcesInRegion = rule({
  id: 'local-snapshots-of-resources-in-region',
  enforces: ['SNP-13'],
  severity: 'error',
  title: 'A lifecycle policy for resources in the Region stores snapshots on an Outpost',
  fix: 'Set ResourceLocations to OUTPOST, or Location of the schedule to CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceLocation', 'schedules.location'],
  check: ({ resourceLocation, schedules }) =>
    resourceLocation && resourceLocation !== 'OUTPOST' && schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')
      ? {
          property: 'PolicyDetails.Schedules',
          message: `a schedule has Location OUTPOST_LOCAL, but ResourceLocations is ${resourceLocation}`,
        }
      : undefined,
  get examples() {
    return { bad: policy({ ResourceLocations: ['CLOUD'] }), good: policy({ ResourceLocations: ['OUTPOST'] }) };
  },
});
