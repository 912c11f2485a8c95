import { outpostSubnetWithRouteToLocalGateway, withRouteTableOfMode } from '../../network/example';
import { cacheOnOutpost } from '../example';
import { rule } from '../../rule';

const cache = (mode: string) => withRouteTableOfMode(mode, { ...cacheOnOutpost(), ...outpostSubnetWithRouteToLocalGateway() });

export const cacheWithoutCoip = rule({
  id: 'cache-without-coip',
  enforces: ['COIP-10', 'EC-3'],
  severity: 'warning',
  title: 'A cache uses a local gateway in CoIP mode, but ElastiCache does not support customer-owned IP addresses',
  fix: 'Use a local gateway route table in direct-vpc-routing mode, or access the cache only from the VPC',
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
        message: `${translated.id} has a route to a local gateway in CoIP mode, so the on-premises network cannot reach caches in it`,
      }
    );
  },
  get examples() {
    return { bad: cache('coip'), good: cache('direct-vpc-routing') };
  },
});
