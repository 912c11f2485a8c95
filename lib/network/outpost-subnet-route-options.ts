import type { INatGatewayRef } from 'aws-cdk-lib/aws-ec2';
import type { ILocalGatewayRouteTable } from './local-gateway-route-table';

/** Options of routes between subnets on two Outposts. */
export interface AddOutpostSubnetRouteOptions {
  /**
   * The local gateway route table that the VPC uses on this Outpost.
   *
   * @default - the one that is declared for the Outpost; throws if there is none
   */
  readonly routeTable?: ILocalGatewayRouteTable;
  /**
   * The local gateway route table that the VPC uses on the other Outpost.
   *
   * @default - the one that is declared for the other Outpost; throws if there is none
   */
  readonly otherRouteTable?: ILocalGatewayRouteTable;
}

/** Options of a local gateway route. */
export interface AddLocalGatewayRouteOptions {
  /**
   * The local gateway route table that the VPC uses.
   *
   * @default - the one that is declared for the Outpost; throws if there is none
   */
  readonly routeTable?: ILocalGatewayRouteTable;
  /**
   * Whether the on-premises network provides internet access through this route. Resources that need internet access then depend on it.
   *
   * @default false
   */
  readonly enablesInternetConnectivity?: boolean;
}

/** Options of a NAT gateway route. */
export interface AddNatGatewayRouteOptions {
  /**
   * The NAT gateway, in a public subnet in the Region.
   *
   * @default - the NAT gateway that the `ec2.Vpc` of the subnet creates, in the Availability Zone of the Outpost if there are several; throws
   * if it creates none
   */
  readonly natGateway?: INatGatewayRef;
  /**
   * Destination of the route, an IPv4 CIDR block.
   *
   * @default 0.0.0.0/0
   */
  readonly destinationCidrBlock?: string;
}
