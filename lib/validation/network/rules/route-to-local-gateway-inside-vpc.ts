import { contains, overlap, sameBlock } from '../../../catalog/cidr';
import { inTemplate, regionSubnet } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { outpostsOf } from '../outpost-subnet-of';
import { rule } from '../../rule';

const network = (DestinationCidrBlock: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway({ DestinationCidrBlock }),
    Region: regionSubnet({ VpcId: { Ref: 'Vpc' } }),
  });

export const routeToLocalGatewayInsideVpc = rule({
  id: 'route-to-local-gateway-inside-vpc',
  enforces: ['NET-20'],
  severity: 'error',
  title: 'A route to a local gateway has a destination in its own VPC that is not a subnet on another Outpost',
  fix: 'Remove the route: traffic in the VPC uses the local route, and to subnets in the Region the service link; set DestinationCidrBlock to the CIDR block of the on-premises network',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['destination', 'routeTable.vpc.cidrBlock?'],
  check: ({ destination, routeTable }, facts) => {
    const vpc = routeTable?.vpc;
    if (!destination || !vpc) return undefined;
    const property = 'DestinationCidrBlock';
    if (sameBlock(vpc.cidrBlock, destination))
      return { property, message: `destination ${destination} is the CIDR block of VPC ${vpc.id}, which has a local route` };
    const subnets = facts.by('subnet', 'vpc', vpc).filter(({ cidrBlock }) => overlap(cidrBlock, destination));
    const [subnet] = subnets;
    // The destination may be a subnet on another Outpost, or contain the VPC, whose local route is more specific.
    const isInside = subnet && (contains(subnet.cidrBlock, destination) || contains(vpc.cidrBlock, destination));
    const own = outpostsOf(routeTable, facts);
    return isInside && subnets.every(({ outpost }) => outpost === null || (outpost && own.has(outpost)))
      ? {
          property,
          message: `destination ${destination} includes addresses of subnet ${subnet.id}, which is ${subnet.outpost ? 'on the same Outpost' : 'in the Region'}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: network('10.0.1.0/24'), good: network('192.168.0.0/16') };
  },
});
