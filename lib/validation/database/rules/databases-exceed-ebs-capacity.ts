import { missingStorageMessage } from '../../capacity/ebs-storage';
import { databaseOnOutpost } from '../example';
import { onOutpostWith } from '../../example';
import { rule } from '../../rule';

const database = (AllocatedStorage: string) =>
  onOutpostWith({ storage: { ebs: [{ volumeType: 'gp2', capacityTiB: 11 }] } }, databaseOnOutpost({ AllocatedStorage }));

export const databasesExceedEbsCapacity = rule({
  id: 'databases-exceed-ebs-capacity',
  enforces: ['EBS-2'],
  severity: 'warning',
  title: 'Databases on an Outpost take more EBS storage than the Outpost was ordered with',
  fix: 'Allocate less storage, or order more EBS capacity first; snapshots and free space come on top',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  on: 'dbInstance',
  knowing: ['outpost.id'],
  check: (database, facts) => {
    const { outpost } = database;
    // The first one speaks for all, where no instance does: volumes-exceed-ebs-capacity.
    if (!outpost || facts.by('launch', 'outpost', outpost).length > 0) return undefined;
    if (facts.by('dbInstance', 'outpost', outpost)[0] !== database) return undefined;
    const message = missingStorageMessage(outpost, facts);
    return message === undefined ? undefined : { message };
  },
  get examples() {
    return { bad: database('12000'), good: database('11000') };
  },
});
