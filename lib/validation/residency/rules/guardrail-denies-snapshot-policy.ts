import { nameOf } from '../../facts/fact';
import { denialsOf, inTarget, isOn } from '../denial';
import { resource } from '../../example';
import { underGuardrail } from '../example';
import { rule } from '../../rule';

const SOURCE = 'ec2:SourceOutpostArn';

const policy = (Location: string) =>
  underGuardrail(
    {
      Action: ['ec2:CreateSnapshot', 'ec2:CreateSnapshots'],
      Condition: { ArnLike: { [SOURCE]: '*' }, Null: { 'ec2:OutpostArn': 'true' } },
    },
    {
      Snapshots: resource('AWS::DLM::LifecyclePolicy', {
        PolicyDetails: {
          PolicyType: 'EBS_SNAPSHOT_MANAGEMENT',
          ResourceLocations: ['OUTPOST'],
          ResourceTypes: ['VOLUME'],
          Schedules: [{ CreateRule: { Location, Interval: 24, IntervalUnit: 'HOURS' } }],
        },
      }),
    },
  );

export const guardrailDeniesSnapshotPolicy = rule({
  id: 'guardrail-denies-snapshot-policy',
  enforces: ['SCP-2'],
  severity: 'warning',
  title: 'A service control policy denies the snapshots in the Region that a snapshot policy for an Outpost creates',
  fix: 'Store the snapshots on the Outpost with Location OUTPOST_LOCAL, or exempt the role of the snapshot policy with `aws:PrincipalArn`',
  source: 'https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails/',
  on: 'controlPolicy',
  needs: ['targets', 'denials.actions', 'denials.conditions'],
  check: (policy, facts) => {
    const inRegion = facts
      .all('snapshotPolicy')
      .filter(
        ({ resourceLocation, schedules }) => resourceLocation === 'OUTPOST' && schedules?.some(({ location }) => location === 'CLOUD'),
      );
    const snapshots = inTarget(policy, inRegion);
    if (!snapshots) return undefined;
    const action = snapshots.resourceTypes?.includes('INSTANCE') ? 'ec2:CreateSnapshots' : 'ec2:CreateSnapshot';
    const denied = denialsOf(policy, action, [SOURCE, 'ec2:OutpostArn']).some(({ conditions }) =>
      conditions?.some((condition) => isOn(condition, SOURCE)),
    );
    return denied
      ? {
          property: 'Content',
          message: `${action} is denied in account ${snapshots.account} for snapshots that leave the Outpost, but ${nameOf(snapshots)} has Location CLOUD`,
        }
      : undefined;
  },
  get examples() {
    return { bad: policy('CLOUD'), good: policy('OUTPOST_LOCAL') };
  },
});
