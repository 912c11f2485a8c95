import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

const policy = (ExcludeBootVolume: boolean) => localSnapshotPolicy({}, { ResourceTypes: ['INSTANCE'], Parameters: { ExcludeBootVolume } });

export const localSnapshotsOfBootVolumes = rule({
  id: 'local-snapshots-of-boot-volumes',
  enforces: ['SNP-4'],
  severity: 'warning',
  title:
    'Boot volumes are to have snapshots on the Outpost: those that were made from an AMI of the Region have to have theirs in the Region',
  fix: 'Set ExcludeBootVolume in Parameters of the policy, or launch the instances from AMIs that are on the Outpost',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceTypes', 'schedules.location', 'excludeBootVolume'],
  check: ({ resourceTypes, schedules, excludeBootVolume }) =>
    resourceTypes?.includes('INSTANCE') && excludeBootVolume === false && schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')
      ? {
          property: 'PolicyDetails.Parameters',
          message: 'the policy is for instances with their boot volumes, and a schedule has the location OUTPOST_LOCAL',
        }
      : undefined,
  get examples() {
    return { bad: policy(false), good: policy(true) };
  },
});
