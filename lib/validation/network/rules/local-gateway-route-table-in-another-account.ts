import { localGatewayRouteTable } from '../example';
import { inTemplate, LOCAL_GATEWAY_ID, OUTPOST_ARN } from '../../example';
import { rule } from '../../rule';

const table = (account: string) => ({
  ...inTemplate(localGatewayRouteTable),
  account,
  inventory: {
    outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, OwnerId: '111122223333' } }],
    localGateways: [{ LocalGatewayId: LOCAL_GATEWAY_ID, OutpostArn: OUTPOST_ARN }],
  },
});

export const localGatewayRouteTableInAnotherAccount = rule({
  id: 'local-gateway-route-table-in-another-account',
  enforces: ['RAM-6'],
  severity: 'error',
  title: 'A local gateway route table is created in an account that does not own the Outpost',
  fix: 'Create the route table in the account that owns the Outpost, share it with AWS RAM, as `OutpostResourceShare` does, and specify its ID here',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayRouteTable',
  needs: ['account', 'outpost.ownerId'],
  check: ({ account, outpost }) =>
    account && outpost?.ownerId && account !== outpost.ownerId
      ? {
          property: 'LocalGatewayId',
          message: `the stack is in account ${account}, but account ${outpost.ownerId} owns Outpost ${outpost.id}`,
        }
      : undefined,
  get examples() {
    return { bad: table('444455556666'), good: table('111122223333') };
  },
});
