import { onFirstGenerationRack } from '../../example';
import { replicationOnOutpost } from '../example';
import { rule } from '../../rule';

const replication = (ReplicationServerInstanceType: string) =>
  onFirstGenerationRack(replicationOnOutpost({ ReplicationServerInstanceType }));

export const recoveryServerTypeIsNotSlotted = rule({
  id: 'recovery-server-type-is-not-slotted',
  enforces: ['DRS-3'],
  severity: 'error',
  title: 'The Outpost is not configured for the instance type of the replication servers',
  fix: 'Use one of the instance types that the Outpost is configured for, or first change its instance capacity with a capacity task, for a type that its hardware has',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'instanceType'],
  check: ({ outpost, instanceType }) =>
    instanceType && outpost?.instanceTypes && !outpost.instanceTypes.includes(instanceType)
      ? {
          property: 'ReplicationServerInstanceType',
          message: `${outpost.id} is not configured for ${instanceType}; configured: ${outpost.instanceTypes.join(', ')}`,
        }
      : undefined,
  get examples() {
    return { bad: replication('t3.small'), good: replication('m5.xlarge') };
  },
});
