import { App, Stack, type AppProps } from 'aws-cdk-lib';
import { Outpost, OutpostHardware, type IOutpost, type OutpostAttributes } from '../lib';

export const OUTPOST_ID = 'op-0a1b2c3d4e5f60718';
export const OUTPOST_ARN = `arn:aws:outposts:us-west-2:111122223333:outpost/${OUTPOST_ID}`;
export const LOCAL_GATEWAY_ID = 'lgw-0a1b2c3d4e5f60718';
export const ROUTE_TABLE_ID = 'lgw-rtb-0a1b2c3d4e5f60718';
export const ENV = { account: '111122223333', region: 'us-west-2' };

/** An App that the rules do not judge: for tests of what constructs make, which no rule that is added should break. */
export function newApp(props: AppProps = {}): App {
  return Object.defineProperty(new App(props), Symbol.for('cdk-outposts.OutpostsValidation'), { value: true });
}

/** A stack in the Region of the Outpost, in an App of its own that the rules do not judge. */
export function newStack(props: AppProps = {}): Stack {
  return new Stack(newApp(props), 'Plant', { env: ENV });
}

/** A first-generation rack with a local gateway and its route table, unless told otherwise. */
export function plant(stack: Stack, attributes: Partial<OutpostAttributes> = {}): IOutpost {
  return Outpost.fromOutpostAttributes(stack, 'Outpost', {
    outpostArn: OUTPOST_ARN,
    availabilityZone: 'us-west-2a',
    hardware: OutpostHardware.RACK_GENERATION_1,
    localGateway: { localGatewayId: LOCAL_GATEWAY_ID, localGatewayRouteTableId: ROUTE_TABLE_ID },
    ...attributes,
  });
}
