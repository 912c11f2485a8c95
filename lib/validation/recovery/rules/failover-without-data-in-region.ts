import type { Fact, Facts } from '../../facts/fact';
import type { Json } from '../../facts/template';
import { databaseOnOutpost } from '../../database/example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

/** A resource of the stack with backups on an Outpost only; undefined if the stack has a DataSync task. */
function backedUpLocally(record: Fact, facts: Facts): Fact | undefined {
  if (facts.inStackOf(record, 'dataSyncTask').length > 0) return undefined;
  return (
    facts.inStackOf(record, 'dbInstance').find(({ outpost, backupTarget }) => outpost && backupTarget === 'outposts') ??
    facts
      .inStackOf(record, 'snapshotPolicy')
      .find(({ schedules }) => schedules?.length && schedules.every(({ location }) => location === 'OUTPOST_LOCAL'))
  );
}

export const failoverWithoutDataInRegion = rule({
  id: 'failover-without-data-in-region',
  enforces: ['DRS-6'],
  severity: 'warning',
  title: 'A DNS record fails over to the Region, but the backups of its stack are on the Outpost only',
  fix: 'Store backups in the Region with BackupTarget region and snapshot Location CLOUD, or copy database dumps there with AWS DataSync, as `BackupLink` does',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshots-outposts.html',
  on: 'recordSet',
  needs: ['failover'],
  check: (record, facts) => {
    const local = record.failover === 'SECONDARY' ? backedUpLocally(record, facts) : undefined;
    return (
      local && {
        property: 'Failover',
        message: `${local.location!.logicalId} stores its backups on the Outpost, so they are not available to resources that start in the Region`,
      }
    );
  },
  get examples() {
    const stack = (BackupTarget: string): { readonly [logicalId: string]: Json } => ({
      ...databaseOnOutpost({ BackupTarget }),
      InRegion: resource('AWS::Route53::RecordSet', {
        Name: 'orders.example.com',
        HostedZoneId: 'Z0123456789ABCDEFGHIJ',
        Type: 'A',
        TTL: '60',
        ResourceRecords: ['203.0.113.10'],
        SetIdentifier: 'InRegion',
        Failover: 'SECONDARY',
      }),
    });
    return { bad: inTemplate(stack('outposts')), good: inTemplate(stack('region')) };
  },
});
