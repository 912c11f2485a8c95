import { inTemplate } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

const replication = (DefaultLargeStagingDiskType: string) => inTemplate(replicationOnOutpost({ DefaultLargeStagingDiskType }));

export const recoveryDiskTypeIsNotSupported = rule({
  id: 'recovery-disk-type-is-not-supported',
  enforces: ['DRS-1'],
  severity: 'warning',
  title: 'AWS Elastic Disaster Recovery uses staging disks of a type other than gp2 on an Outpost',
  fix: 'Set DefaultLargeStagingDiskType to GP2, the only type that the service documents for Outposts',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['stagingDiskType'],
  check: ({ outpost, stagingDiskType }) =>
    outpost && stagingDiskType && stagingDiskType !== 'GP2'
      ? {
          property: 'DefaultLargeStagingDiskType',
          message: `staging disk type ${stagingDiskType} is not documented for Outposts (${outpost.id})`,
        }
      : undefined,
  get examples() {
    return { bad: replication('GP3'), good: replication('GP2') };
  },
});
