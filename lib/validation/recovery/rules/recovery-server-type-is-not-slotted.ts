import { onFirstGenerationRack } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

const replication = (ReplicationServerInstanceType: string) =>
  onFirstGenerationRack(replicationOnOutpost({ ReplicationServerInstanceType }));

export const recoveryServerTypeIsNotSlotted = rule({
  id: 'recovery-server-type-is-not-slotted',
  enforces: ['DRS-3'],
  severity: 'error',
  title: 'Replication servers are of an instance type that their Outpost is not configured for',
  fix: 'Use one of the instance types that the Outpost is configured for, or change its capacity with a capacity task first',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'instanceType'],
  check: ({ outpost, instanceType }) =>
    instanceType && outpost?.instanceTypes && !outpost.instanceTypes.includes(instanceType)
      ? {
          property: 'ReplicationServerInstanceType',
          message: `replication servers are of ${instanceType}, and the Outpost has ${outpost.instanceTypes.join(', ')}`,
        }
      : undefined,
  get examples() {
    return { bad: replication('t3.small'), good: replication('m5.xlarge') };
  },
});
