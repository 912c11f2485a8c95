import { SERVER } from '../../../catalog/generations';
import { missingS3Capacity } from '../../capacity/s3-storage';
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
  // Another rule reports Outposts servers.
  when: ({ outpost }) => outpost?.hardware !== SERVER,
  needs: ['outpost.hardware?', 'outpost.s3CapacityTiB?', 'outpost.generation?', 'outpost.rackScaling?'],
  check: ({ outpost }) => {
    const message = outpost && missingS3Capacity(outpost);
    return message ? { property: 'StagingAreaSubnetId', message } : undefined;
  },
  get examples() {
    return { bad: replication(0), good: replication(26) };
  },
});
