import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { inTemplate, resource } from '../../../lib/validation/example';
import { backupTask } from '../../../lib/validation/backup/example';
import { recoveryRules } from '../../../lib/validation/recovery';
import { failoverWithoutDataInRegion } from '../../../lib/validation/recovery/rules/failover-without-data-in-region';
import { evaluate } from '../../../lib/validation/evaluate';

type Resources = { readonly [logicalId: string]: Json };

const { resources: LOCAL } = failoverWithoutDataInRegion.examples.bad;
const { InRegion, ...DATABASE } = LOCAL;

/** What the rules about recovery find in stacks. */
function found(...stacks: Resources[]): string[] {
  const templates = stacks.map((Resources, index) => ({
    name: `Stack${index}`,
    path: `${index}.json`,
    body: { Resources },
    region: 'us-west-2',
  }));
  return evaluate(readFacts(templates), recoveryRules).findings.map(({ ruleId, location }) => `${ruleId} ${location.logicalId}`);
}

const snapshots = (...locations: string[]): Json =>
  resource('AWS::DLM::LifecyclePolicy', {
    PolicyDetails: {
      PolicyType: 'EBS_SNAPSHOT_MANAGEMENT',
      ResourceLocations: ['OUTPOST'],
      ResourceTypes: ['VOLUME'],
      Schedules: locations.map((Location) => ({ CreateRule: { Location, Interval: 24, IntervalUnit: 'HOURS' } })),
    },
  });

describe('a name that fails over to the Region', () => {
  const FOUND = ['failover-without-data-in-region InRegion'];

  test('needs backups in the Region, of databases and of volumes', () => {
    expect(found(LOCAL)).toEqual(FOUND);
    expect(found({ InRegion, Snapshots: snapshots('OUTPOST_LOCAL') })).toEqual(FOUND);
    expect(found({ InRegion, Snapshots: snapshots('OUTPOST_LOCAL', 'CLOUD') })).toEqual([]);
    expect(found({ InRegion, Snapshots: snapshots('CLOUD') })).toEqual([]);
  });

  test('may get its data by DataSync', () => {
    expect(found({ ...LOCAL, ...backupTask().resources })).toEqual([]);
  });

  test('has nothing to do with the databases of other stacks', () => {
    expect(found({ InRegion }, DATABASE)).toEqual([]);
  });

  test('is the secondary record: the primary one is that of the Outpost, and others take no part', () => {
    const record = (Failover?: string) =>
      resource('AWS::Route53::RecordSet', { Name: 'orders.example.com', Type: 'A', ...(Failover && { Failover }) });
    expect(found({ ...inTemplate(DATABASE).resources, OnOutpost: record('PRIMARY'), Other: record() })).toEqual([]);
  });
});
