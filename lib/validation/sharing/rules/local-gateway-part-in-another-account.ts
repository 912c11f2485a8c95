import { inTemplate, LOCAL_GATEWAY_ID, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const ROUTE_TABLE_ID = 'lgw-rtb-0123456789abcdef0';
const parts = (account: string) => ({
  ...inTemplate({
    Group: resource('AWS::EC2::LocalGatewayVirtualInterfaceGroup', { LocalGatewayId: LOCAL_GATEWAY_ID, LocalBgpAsn: 65010 }),
    Pool: resource('Custom::OutpostsCoipPool', { LocalGatewayRouteTableId: ROUTE_TABLE_ID, Cidrs: ['192.0.2.0/26'] }),
  }),
  account,
  inventory: {
    outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, OwnerId: '111122223333' } }],
    localGateways: [{ LocalGatewayId: LOCAL_GATEWAY_ID, OutpostArn: OUTPOST_ARN }],
    localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, OutpostArn: OUTPOST_ARN, Mode: 'coip' }],
  },
});

export const localGatewayPartInAnotherAccount = rule({
  id: 'local-gateway-part-in-another-account',
  enforces: ['RAM-5', 'RAM-6'],
  severity: 'error',
  title: 'A VIF group, its association or a CoIP pool is created in an account that does not own the local gateway',
  fix: 'Create it in the account that owns the Outpost, and share the local gateway route table and the CoIP pool with AWS RAM, as `OutpostResourceShare` does',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayPart',
  needs: ['account', 'localGatewayId?', 'routeTable?', 'routeTable.ownerId?', 'routeTable.outpost?', 'routeTable.outpost.ownerId?'],
  check: ({ type, property, account, localGatewayId, routeTable }, facts) => {
    // Another rule reports a route table that a template creates.
    if (routeTable?.location) return undefined;
    const outpost = localGatewayId ? facts.by('outpost', 'localGatewayId', localGatewayId)[0] : routeTable?.outpost;
    const ownerId = routeTable?.ownerId ?? outpost?.ownerId;
    return account && ownerId && account !== ownerId
      ? { property, message: `the stack with ${type} is in account ${account}, and account ${ownerId} owns the local gateway` }
      : undefined;
  },
  get examples() {
    return { bad: parts('444455556666'), good: parts('111122223333') };
  },
});
