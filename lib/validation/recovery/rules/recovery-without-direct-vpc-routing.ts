import { differ } from '../../facts/fact';
import { inTemplate } from '../../example';
import { stagingAreaWithEndpoints } from '../example';
import { rule } from '../../rule';

const replication = (Mode: string) => ({
  ...inTemplate(stagingAreaWithEndpoints('drs', 'ec2', 's3')),
  inventory: { localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', Mode }] },
});

export const recoveryWithoutDirectVpcRouting = rule({
  id: 'recovery-without-direct-vpc-routing',
  enforces: ['DRS-9'],
  severity: 'error',
  title: 'AWS Elastic Disaster Recovery replicates to an Outpost in CoIP mode, but requires direct VPC routing',
  fix: 'Associate the VPC of the staging area with a local gateway route table in direct VPC routing mode',
  source: 'https://docs.aws.amazon.com/drs/latest/userguide/outposts.html',
  on: 'replicationTemplate',
  onOutpost: true,
  needs: ['subnet.vpc.localGatewayVpcAssociations.routeTable.mode?', 'subnet.vpc.localGatewayVpcAssociations.routeTable.outpost?'],
  check: ({ outpost, subnet }) => {
    const tables = (subnet?.vpc?.localGatewayVpcAssociations ?? [])
      .map(({ routeTable }) => routeTable)
      .filter((table) => !differ(table?.outpost, outpost));
    return tables.length > 0 && tables.every((table) => table?.mode === 'coip')
      ? { property: 'StagingAreaSubnetId', message: `the local gateway of ${outpost?.id} routes the VPC of the staging area in CoIP mode` }
      : undefined;
  },
  get examples() {
    return { bad: replication('coip'), good: replication('direct-vpc-routing') };
  },
});
