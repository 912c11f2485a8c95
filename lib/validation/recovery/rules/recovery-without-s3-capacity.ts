import { onOutpostWith } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

const replication = (capacityTiB: number) => onOutpostWith({ storage: { s3: { capacityTiB } } }, replicationOnOutpost());

export const recoveryWithoutS3Capacity = rule({
  id: 'recovery-without-s3-capacity',
  enforces: ['DRS-5'],
  severity: 'error',
  title: 'AWS Elastic Disaster Recovery replicates to an Outpost without S3 on Outposts capacity',
  fix: 'Use a staging area subnet on an Outpost with S3 on Outposts capacity, which stores the snapshots, or in the Region',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['outpost.s3CapacityTiB?'],
  check: ({ outpost }) =>
    outpost?.s3CapacityTiB === 0
      ? { property: 'StagingAreaSubnetId', message: `${outpost.id} has 0 TiB of S3 on Outposts capacity` }
      : undefined,
  get examples() {
    return { bad: replication(0), good: replication(26) };
  },
});
