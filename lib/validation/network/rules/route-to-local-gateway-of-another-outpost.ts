import { onFirstGenerationRack, LOCAL_GATEWAY_ID } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../example';
import { rule } from '../../rule';

const network = (LocalGatewayId: string) => onFirstGenerationRack(outpostSubnetWithRouteToLocalGateway({ LocalGatewayId }));

export const routeToLocalGatewayOfAnotherOutpost = rule({
  id: 'route-to-local-gateway-of-another-outpost',
  enforces: ['NET-20', 'LGW-1'],
  severity: 'error',
  title: 'A subnet has a route to the local gateway of another Outpost',
  fix: 'Route to the local gateway of the Outpost that the subnet is on; `subnet.addLocalGatewayRoute()` does it',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw',
  on: 'route',
  when: ({ targets }) => targets.includes('LocalGatewayId'),
  needs: ['localGatewayId', 'routeTable'],
  check: ({ localGatewayId, routeTable }, facts) => {
    if (!localGatewayId || !routeTable) return undefined;
    for (const { id, outpost } of facts.by('subnet', 'routeTable', routeTable)) {
      if (outpost?.localGatewayId && outpost.localGatewayId !== localGatewayId) {
        return {
          property: 'LocalGatewayId',
          message: `the route targets ${localGatewayId}, but subnet ${id} is on Outpost ${outpost.id} with local gateway ${outpost.localGatewayId}`,
        };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: network('lgw-0fedcba9876543210'), good: network(LOCAL_GATEWAY_ID) };
  },
});
