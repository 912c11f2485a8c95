import { outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../../network/example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (mode: string) => withRouteTableOfMode(mode, { ...cacheOnOutpost(), ...outpostSubnetWithRouteToLocalGateway() });

export const cacheWithoutCustomerOwnedIp = rule({
  id: 'cache-without-customer-owned-ip',
  enforces: ['COIP-10', 'EC-3'],
  severity: 'warning',
  title: 'A cache is behind a local gateway with customer-owned IP addresses, which ElastiCache does not support',
  fix: 'Use a local gateway route table in mode direct-vpc-routing, or let only resources of the VPC use the cache',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cacheSubnetGroup',
  onOutpost: true,
  when: ({ subnets }) => !!subnets?.some(({ routeTable }) => routeTable?.routes?.some(({ targets }) => targets.includes('LocalGatewayId'))),
  needs: [
    'subnets.routeTable.routes?',
    'subnets.vpc.localGatewayVpcAssociations.routeTable.mode?',
    'subnets.vpc.localGatewayVpcAssociations.routeTable.outpost?',
  ],
  check: ({ outpost, subnets }) => {
    const translated = subnets?.find(({ vpc, routeTable }) => {
      const tables = vpc?.localGatewayVpcAssociations?.map((association) => association.routeTable);
      const ofOutpost = tables?.filter((table) => table?.outpost === undefined || table?.outpost === outpost);
      const translates = ofOutpost?.length && ofOutpost.every((table) => table?.mode === 'coip');
      return translates && routeTable?.routes?.some(({ targets }) => targets.includes('LocalGatewayId'));
    });
    return (
      translated && {
        property: 'SubnetIds',
        message: `${translated.id} has a route to a local gateway whose route table is in mode coip, and the building cannot reach caches in it`,
      }
    );
  },
  get examples() {
    return { bad: cache('coip'), good: cache('direct-vpc-routing') };
  },
});
