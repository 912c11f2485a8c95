import { LocalGateway, LocalGatewayRouteTableMode } from '../../lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LOCAL_GATEWAY_ID, newStack, plant, ROUTE_TABLE_ID } from '../plant';

describe('a local gateway', () => {
  test('from its ID has no route table', () => {
    const gateway = LocalGateway.fromLocalGatewayId(newStack(), 'Gateway', LOCAL_GATEWAY_ID);
    expect(gateway.localGatewayId).toBe(LOCAL_GATEWAY_ID);
    expect(gateway.routeTable).toBeUndefined();
  });

  test('from its attributes has the route table that its subnets use', () => {
    const stack = newStack();
    const gateway = LocalGateway.fromLocalGatewayAttributes(stack, 'Gateway', {
      localGatewayId: LOCAL_GATEWAY_ID,
      localGatewayRouteTableId: ROUTE_TABLE_ID,
    });
    expect(gateway.routeTable?.localGatewayRouteTableId).toBe(ROUTE_TABLE_ID);
    expect(stack.resolve(gateway.routeTable?.localGatewayRouteTableArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:us-west-2:111122223333:local-gateway-route-table/${ROUTE_TABLE_ID}`]],
    });
  });

  test('of an Outpost gets another route table, whatever that is called', () => {
    const stack = newStack();
    const { localGateway } = plant(stack);
    const table = localGateway.addRouteTable('RouteTable', { mode: LocalGatewayRouteTableMode.COIP });
    expect(table.node.path).not.toBe(localGateway.routeTable?.node.path);
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LocalGatewayRouteTable', {
      LocalGatewayId: LOCAL_GATEWAY_ID,
      Mode: 'coip',
    });
  });
});
