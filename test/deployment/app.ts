import { App, Stack } from 'aws-cdk-lib';
import { CoipPool, CoipAddress, LocalGatewayRouteTable, OutpostResourceShare, SharePrincipal } from '../../lib';

/** What the emulator can make: it knows no local gateways, and calls no functions. */
const app = new App();
const stack = new Stack(app, 'Plant', { env: { account: '123456789012', region: 'us-west-2' } });
const localGatewayRouteTable = LocalGatewayRouteTable.fromLocalGatewayRouteTableId(stack, 'Coip', 'lgw-rtb-0a1b2c3d4e5f60718');
const pool = new CoipPool(stack, 'Pool', { localGatewayRouteTable, cidrs: ['198.51.100.0/26'] });
new CoipAddress(stack, 'Address', { coipPool: pool });
new OutpostResourceShare(stack, 'Share', {
  principals: [SharePrincipal.account('444455556666')],
  localGatewayRouteTables: [localGatewayRouteTable],
});
