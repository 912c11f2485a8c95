import { localGatewayModeOf } from '../../network/customer-owned-addresses';
import { outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../../network/example';
import { databaseOnOutpost } from '../example';
import { resource } from '../../example';
import { rule } from '../../rule';

const database = (mode: string) =>
  withRouteTableOfMode(mode, {
    ...databaseOnOutpost(),
    ...outpostSubnetWithRouteToLocalGateway(),
    Coip: resource('Custom::OutpostsDbInstanceCoip', { DBInstanceIdentifier: { Ref: 'Database' } }),
  });

export const dbInstanceCoipWithoutCoipRouting = rule({
  id: 'db-instance-coip-without-coip-routing',
  enforces: ['COIP-1', 'COIP-3', 'COIP-8'],
  severity: 'warning',
  title: 'A DB instance uses a customer-owned IP address, but its VPC is not associated with a local gateway route table in CoIP mode',
  fix: 'Associate the VPC with a local gateway route table in CoIP mode that has a CoIP pool, or remove the customer-owned IP address (`DbInstanceCoip`): with direct VPC routing, the private address is sufficient',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.coip.html',
  on: 'dbInstanceCoip',
  onOutpost: true,
  needs: [
    'dbInstance.subnetGroup.subnets.outpost?',
    'dbInstance.subnetGroup.subnets.vpc.localGatewayVpcAssociations.routeTable.mode?',
    'dbInstance.subnetGroup.subnets.vpc.localGatewayVpcAssociations.routeTable.outpost?',
  ],
  check: ({ dbInstance, outpost }) => {
    const subnet = dbInstance?.subnetGroup?.subnets?.find((each) => each.outpost && each.outpost === outpost);
    const vpc = subnet?.vpc;
    if (!subnet || !vpc) return undefined;
    const property = 'DBInstanceIdentifier';
    if (vpc.localGatewayVpcAssociations?.length === 0)
      return { property, message: `VPC ${vpc.id} of the DB instance is not associated with a local gateway route table` };
    return localGatewayModeOf(subnet, outpost) === 'direct-vpc-routing'
      ? { property, message: `VPC ${vpc.id} of the DB instance is associated with a local gateway route table in direct-vpc-routing mode` }
      : undefined;
  },
  get examples() {
    return { bad: database('direct-vpc-routing'), good: database('coip') };
  },
});
