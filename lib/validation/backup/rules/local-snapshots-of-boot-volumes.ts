import { localSnapshotPolicy } from '../example';
import { rule } from '../../rule';

const policy = (ExcludeBootVolume: boolean) => localSnapshotPolicy({}, { ResourceTypes: ['INSTANCE'], Parameters: { ExcludeBootVolume } });

export const localSnapshotsOfBootVolumes = rule({
  id: 'local-snapshots-of-boot-volumes',
  enforces: ['SNP-4'],
  severity: 'warning',
  title: 'Local snapshots include boot volumes, but snapshots of boot volumes from an AMI in the Region must be in the Region',
  fix: 'Set ExcludeBootVolume in Parameters of the policy, or launch the instances from AMIs on the Outpost',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['resourceTypes', 'schedules.location', 'excludeBootVolume'],
  check: ({ resourceTypes, schedules, excludeBootVolume }) =>
    resourceTypes?.includes('INSTANCE') && excludeBootVolume === false && schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')
      ? {
          property: 'PolicyDetails.Parameters',
          message: 'the policy includes boot volumes of instances, but a schedule has Location OUTPOST_LOCAL',
        }
      : undefined,
  get examples() {
    return { bad: policy(false), good: policy(true) };
  },
});
