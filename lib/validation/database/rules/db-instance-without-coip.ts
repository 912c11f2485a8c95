import { hasRouteToLocalGateway, requiresCoip } from '../../network/customer-owned-addresses';
import { outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../../network/example';
import { databaseOnOutpost } from '../example';
import { rule } from '../../rule';

const database = (mode: string) => withRouteTableOfMode(mode, { ...databaseOnOutpost(), ...outpostSubnetWithRouteToLocalGateway() });

export const dbInstanceWithoutCoip = rule({
  id: 'db-instance-without-coip',
  enforces: ['COIP-8'],
  severity: 'warning',
  title: 'A DB instance has a route to a local gateway in CoIP mode but no customer-owned IP address',
  fix: 'Assign a customer-owned IP address with `aws rds modify-db-instance --enable-customer-owned-ip`, or `DbInstanceCoip`, since CloudFormation does not support it, or access the DB instance only from the VPC',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.coip.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ subnetGroup }) => !!subnetGroup?.subnets?.some(hasRouteToLocalGateway),
  needs: [
    'subnetGroup.subnets.outpost?',
    'subnetGroup.subnets.routeTable.routes?',
    'subnetGroup.subnets.vpc.localGatewayVpcAssociations.routeTable.mode?',
    'subnetGroup.subnets.vpc.localGatewayVpcAssociations.routeTable.outpost?',
  ],
  check: (database, facts) => {
    const subnet = database.subnetGroup?.subnets?.find(requiresCoip);
    // An address of an unknown DB instance may be of this one.
    const mayHaveOne = facts.all('dbInstanceCoip').some(({ dbInstance }) => dbInstance === database || dbInstance?.origin !== 'template');
    return subnet && !mayHaveOne
      ? {
          property: 'DBSubnetGroupName',
          message: `the local gateway route table of subnet ${subnet.id} is in CoIP mode, but the DB instance has no customer-owned IP address`,
        }
      : undefined;
  },
  get examples() {
    return { bad: database('coip'), good: database('direct-vpc-routing') };
  },
});
