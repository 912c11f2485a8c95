import type { ITransitGatewayRef } from 'aws-cdk-lib/aws-ec2';

/** Options of a virtual private gateway. */
export interface VirtualPrivateGatewayOptions {
  /**
   * Private Autonomous System Number (ASN) of the Amazon side of the gateway: 64512 to 65534, or 4200000000 to 4294967294.
   *
   * @default - AWS chooses an ASN
   */
  readonly amazonSideAsn?: number;
}

/**
 * The gateway that connects the on-premises network to the VPC of a private service link, over AWS Direct Connect.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html
 */
export class ServiceLinkGateway {
  /**
   * For Direct Connect private virtual interfaces: creates a virtual private gateway, attaches it to the VPC and propagates its routes to
   * the subnet. Its ID for the private virtual interface, or for the association with a Direct Connect gateway, is `vpc.vpnGatewayId`.
   */
  public static virtualPrivateGateway(options: VirtualPrivateGatewayOptions = {}): ServiceLinkGateway {
    return new ServiceLinkGateway(options, undefined);
  }

  /**
   * For Direct Connect transit virtual interfaces: attaches the VPC to a transit gateway. The transit gateway route tables must route
   * between the VPC attachment and the association with the Direct Connect gateway, in both directions.
   */
  public static transitGateway(transitGateway: ITransitGatewayRef): ServiceLinkGateway {
    return new ServiceLinkGateway(undefined, transitGateway);
  }

  private constructor(
    /** @internal */
    public readonly _virtualPrivateGateway: VirtualPrivateGatewayOptions | undefined,
    /** @internal */
    public readonly _transitGateway: ITransitGatewayRef | undefined,
  ) {}
}
