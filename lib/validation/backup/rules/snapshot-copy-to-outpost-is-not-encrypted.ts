import { localSnapshotPolicy } from '../example';
import { OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const policy = (Encrypted: boolean) =>
  localSnapshotPolicy({ CreateRule: { Interval: 24, Location: 'CLOUD' }, CrossRegionCopyRules: [{ Target: OUTPOST_ARN, Encrypted }] });

export const snapshotCopyToOutpostIsNotEncrypted = rule({
  id: 'snapshot-copy-to-outpost-is-not-encrypted',
  enforces: ['SNP-3'],
  severity: 'warning',
  title: 'Snapshot copies on an Outpost are configured without encryption, which cannot be disabled there',
  fix: 'Set Encrypted of the copy rule to true',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  needs: ['schedules.copies.target', 'schedules.copies.encrypted'],
  check: ({ schedules }) => {
    const copies = schedules?.flatMap((schedule) => schedule.copies ?? []);
    const unencrypted = copies?.find(({ target, encrypted }) => target?.includes(':outposts:') && encrypted === false);
    return (
      unencrypted && {
        property: 'PolicyDetails.Schedules',
        message: `Encrypted is false for copies to ${unencrypted.target}, which must be encrypted`,
      }
    );
  },
  get examples() {
    return { bad: policy(false), good: policy(true) };
  },
});
