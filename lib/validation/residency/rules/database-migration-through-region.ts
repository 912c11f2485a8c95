import { nameOf } from '../../facts/fact';
import type { ControlPolicy } from '../facts';
import { inTarget } from '../denial';
import { resource } from '../../example';
import { underGuardrail } from '../example';
import { rule } from '../../rule';

const SUBNETS = 'AWS::DMS::ReplicationSubnetGroup';

/** True if a condition refers to Outposts, as in the policies that AWS publishes. */
const keepsDataOnOutposts = ({ denials }: ControlPolicy) =>
  !!denials?.some(({ conditions }) => conditions?.some(({ key }) => /outpost/i.test(key)));

export const databaseMigrationThroughRegion = rule({
  id: 'database-migration-through-region',
  enforces: ['SCP-6'],
  severity: 'warning',
  title: 'AWS DMS replicates databases in an account with a service control policy that keeps data on Outposts',
  fix: 'Dump and restore data that must not leave the Outpost; acknowledge this finding for databases that may be copied in the Region',
  source: 'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html',
  on: 'serviceInSubnets',
  when: ({ type }) => type === SUBNETS,
  needs: ['account'],
  check: (replication, facts) => {
    const policy = facts.all('controlPolicy').find((one) => keepsDataOnOutposts(one) && inTarget(one, [replication]));
    return policy
      ? {
          at: policy,
          property: 'Content',
          message: `${nameOf(replication)} in account ${replication.account} is for AWS DMS, which runs in the Region`,
        }
      : undefined;
  },
  get examples() {
    const Replication = resource(SUBNETS, {
      ReplicationSubnetGroupDescription: 'orders',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    });
    const denial = { Action: 'ec2:CreateSnapshot', Condition: { ArnLike: { 'ec2:SourceOutpostArn': '*' } } };
    const elsewhere = { Action: 'ec2:CreateImage' };
    return { bad: underGuardrail(denial, { Replication }), good: underGuardrail(elsewhere, { Replication }) };
  },
});
