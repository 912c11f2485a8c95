import { inTemplate, resource } from '../example';
import { rule } from '../rule';

const policy = (details: object) =>
  inTemplate({
    Policy: resource('AWS::DLM::LifecyclePolicy', {
      Description: 'Plant',
      State: 'ENABLED',
      ExecutionRoleArn: 'arn:aws:iam::111122223333:role/snapshots',
      PolicyDetails: {
        ResourceLocations: ['OUTPOST'],
        ResourceTypes: ['VOLUME'],
        TargetTags: [{ Key: 'Backup', Value: 'daily' }],
        Schedules: [{ CreateRule: { Interval: 24, Location: 'OUTPOST_LOCAL' }, RetainRule: { Count: 7 } }],
        ...details,
      },
    }),
  });

export const localSnapshotsOfRegion = rule({
  id: 'local-snapshots-of-region',
  enforces: ['SNP-13'],
  severity: 'error',
  title: 'A policy for resources in the Region is to keep snapshots on an Outpost',
  fix: 'Set ResourceLocations to OUTPOST, or Location of the schedule to CLOUD',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'snapshotPolicy',
  knowing: ['resourceLocation', 'schedules'],
  check: ({ resourceLocation, schedules }) =>
    resourceLocation !== 'OUTPOST' && schedules?.some(({ location }) => location === 'OUTPOST_LOCAL')
      ? {
          property: 'PolicyDetails.Schedules',
          message: `a schedule has the location OUTPOST_LOCAL, and the resources are in ${resourceLocation}`,
        }
      : undefined,
  examples: { bad: policy({ ResourceLocations: ['CLOUD'] }), good: policy({ ResourceLocations: ['OUTPOST'] }) },
});
