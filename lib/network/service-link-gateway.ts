import type { ITransitGatewayRef } from 'aws-cdk-lib/aws-ec2';

/** Options of a virtual private gateway. */
export interface VirtualPrivateGatewayOptions {
  /**
   * Autonomous system number of the gateway on the side of AWS: 64512 to 65534, or 4200000000 to 4294967294.
   *
   * @default - AWS decides
   */
  readonly amazonSideAsn?: number;
}

/**
 * How the building reaches the VPC of a service link: exactly one of two, over AWS Direct Connect.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html
 */
export class ServiceLinkGateway {
  /**
   * Direct Connect private virtual interfaces: a virtual private gateway of the VPC is made, whose routes the subnet learns. Its ID is
   * `vpc.vpnGatewayId`, for the private virtual interface or the association with a Direct Connect gateway.
   */
  public static virtualPrivateGateway(options: VirtualPrivateGatewayOptions = {}): ServiceLinkGateway {
    return new ServiceLinkGateway(options, undefined);
  }

  /**
   * Direct Connect transit virtual interfaces: the VPC is attached to a transit gateway. The route table of that gateway has to lead from
   * the VPC to the association with the Direct Connect gateway, and back.
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
