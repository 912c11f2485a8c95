import { onOutpostWith } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

const replication = (capacityTiB: number) => onOutpostWith({ storage: { s3: { capacityTiB } } }, replicationOnOutpost());

export const recoveryWithoutS3Capacity = rule({
  id: 'recovery-without-s3-capacity',
  enforces: ['DRS-5'],
  severity: 'error',
  title: 'AWS Elastic Disaster Recovery is to replicate to an Outpost that was ordered without S3',
  fix: 'Choose a staging subnet on an Outpost with S3 capacity, which holds the snapshots, or in the Region',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['outpost.s3CapacityTiB?'],
  check: ({ outpost }) =>
    outpost?.s3CapacityTiB === 0 ? { property: 'StagingAreaSubnetId', message: 'the Outpost has 0 TiB of S3 on Outposts' } : undefined,
  get examples() {
    return { bad: replication(0), good: replication(26) };
  },
});
