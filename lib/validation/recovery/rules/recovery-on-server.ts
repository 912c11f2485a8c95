import { onFirstGenerationRack, onServer } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

export const recoveryOnServer = rule({
  id: 'recovery-on-server',
  enforces: ['DRS-2'],
  severity: 'error',
  title: 'AWS Elastic Disaster Recovery replicates to an Outposts server, which is not supported',
  fix: 'Use a staging area subnet on an Outposts rack or in the Region',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) =>
    outpost?.hardware === 'SERVER'
      ? { property: 'StagingAreaSubnetId', message: `the staging area subnet is on ${outpost.id}, an Outposts server` }
      : undefined,
  get examples() {
    return { bad: onServer(replicationOnOutpost()), good: onFirstGenerationRack(replicationOnOutpost()) };
  },
});
