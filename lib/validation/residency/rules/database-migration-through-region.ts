import { nameOf } from '../../facts/fact';
import type { ControlPolicy } from '../facts';
import { inTarget } from '../denial';
import { resource } from '../../example';
import { underGuardrail } from '../example';
import { rule } from '../../rule';

const SUBNETS = 'AWS::DMS::ReplicationSubnetGroup';

/** By a condition that names Outposts, as those that AWS publishes do. */
const keepsDataOnOutposts = ({ denials }: ControlPolicy) =>
  !!denials?.some(({ conditions }) => conditions?.some(({ key }) => /outpost/i.test(key)));

export const databaseMigrationThroughRegion = rule({
  id: 'database-migration-through-region',
  enforces: ['SCP-6'],
  severity: 'warning',
  title: 'AWS DMS replicates databases in an account whose data a service control policy keeps on Outposts',
  fix: 'Dump and restore on the Outpost what may not leave it; acknowledge this for databases that may be copied in the Region',
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
          message: `AWS DMS runs in the Region, and ${nameOf(replication)} is for it, in ${replication.account}`,
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
