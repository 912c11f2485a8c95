import type { Fact, Value } from './facts';
import type { LocalGatewayRouteTable, Subnet } from './network';

/** A pool of customer-owned IP addresses: created by `Custom::OutpostsCoipPool`, or found in an inventory. */
export interface CoipPool extends Fact {
  readonly routeTable: Value<LocalGatewayRouteTable>;
  readonly cidrs: Value<readonly string[]>;
  /** What takes addresses from it. `undefined`: others than those in the templates may exist. */
  readonly uses: Value<readonly CustomerOwnedIpUse[]>;
}

/** A resource that takes addresses from a pool, such as `Custom::OutpostsCustomerOwnedIp` or `AWS::S3Outposts::Endpoint`. */
export interface CustomerOwnedIpUse extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  readonly pool: Value<CoipPool>;
  /** The subnet that the addresses are for. `null`: it names none. */
  readonly subnet: Value<Subnet>;
  /** The one address that it takes. `null`: AWS chooses. */
  readonly address: Value<string>;
}
