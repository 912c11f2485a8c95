import { localSnapshotPolicy } from '../example';
import { OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const policy = (Target: string) =>
  localSnapshotPolicy({ CreateRule: { Interval: 24, Location: 'CLOUD' }, CrossRegionCopyRules: [{ Target, Encrypted: true }] });

export const snapshotCopyToOutpostOfAnotherRegion = rule({
  id: 'snapshot-copy-to-outpost-of-another-region',
  enforces: ['SNP-6'],
  severity: 'error',
  title: 'Snapshots are copied to an Outpost of another Region',
  fix: 'Copy to an Outpost of the same Region, or copy to the other Region first and from there to its Outpost',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  when: ({ schedules }) => schedules === undefined || !!schedules?.some(({ copies }) => copies !== null),
  needs: ['region', 'schedules.copies.target'],
  check: ({ region, schedules }) => {
    const targets = schedules?.flatMap(({ copies }) => copies?.map(({ target }) => target) ?? []);
    const elsewhere = targets?.find((target) => {
      const ofOutpost = /^arn:[^:]*:outposts:([^:]+):/.exec(target ?? '')?.[1];
      return ofOutpost && region && ofOutpost !== region;
    });
    return elsewhere
      ? {
          property: 'PolicyDetails.Schedules',
          message: `copy target ${elsewhere} is in another Region than the snapshots, which are in ${region}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: policy(OUTPOST_ARN.replace('us-west-2', 'us-east-1')), good: policy(OUTPOST_ARN) };
  },
});
