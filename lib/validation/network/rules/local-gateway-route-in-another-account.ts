import type { Inventory } from '../../../inventory/inventory';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const ROUTE_TABLE_ID = 'lgw-rtb-0123456789abcdef0';
const route = (account: string, inventory: Inventory) => ({
  ...inTemplate({
    Route: resource('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId: ROUTE_TABLE_ID,
      DestinationCidrBlock: '192.168.0.0/16',
      LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
    }),
  }),
  account,
  inventory,
});

export const localGatewayRouteInAnotherAccount = rule({
  id: 'local-gateway-route-in-another-account',
  enforces: ['RAM-6'],
  severity: 'error',
  title: 'A local gateway route is created in an account that does not own the local gateway route table',
  fix: 'Create the route in the account that owns the Outpost; an account that the route table is shared with can only associate VPCs',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayRoute',
  needs: ['account', 'routeTable', 'routeTable.ownerId?', 'routeTable.outpost?', 'routeTable.outpost.ownerId?'],
  check: ({ account, routeTable }) => {
    // Another rule reports a route table that a template creates.
    if (!routeTable || routeTable.location) return undefined;
    const ownerId = routeTable.ownerId ?? routeTable.outpost?.ownerId;
    return account && ownerId && account !== ownerId
      ? { property: 'LocalGatewayRouteTableId', message: `the stack is in account ${account}, and account ${ownerId} owns the route table` }
      : undefined;
  },
  get examples() {
    return {
      bad: route('444455556666', { localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, OwnerId: '111122223333' }] }),
      good: route('111122223333', {
        localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, OutpostArn: OUTPOST_ARN }],
        outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, OwnerId: '111122223333' } }],
      }),
    };
  },
});
