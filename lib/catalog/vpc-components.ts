/** A component of a VPC that is in subnets, and that AWS documents in the Region only. */
export interface VpcComponent {
  /** Name in messages. */
  readonly name: string;
  /** Property that specifies the subnets. */
  readonly subnets: string;
}

/**
 * Components of a VPC that subnets on an Outpost reach in the Region, over the service link, by CloudFormation type. No AWS page lists them
 * for subnets on an Outpost. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/how-outposts-works.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html
 */
export const VPC_COMPONENTS: { readonly [type: string]: VpcComponent } = {
  'AWS::EC2::ClientVpnTargetNetworkAssociation': { name: 'Client VPN endpoint', subnets: 'SubnetId' },
  'AWS::EC2::InstanceConnectEndpoint': { name: 'EC2 Instance Connect Endpoint', subnets: 'SubnetId' },
  'AWS::EC2::NatGateway': { name: 'NAT gateway', subnets: 'SubnetId' },
  'AWS::EC2::TransitGatewayAttachment': { name: 'transit gateway attachment', subnets: 'SubnetIds' },
  'AWS::EC2::TransitGatewayVpcAttachment': { name: 'transit gateway attachment', subnets: 'SubnetIds' },
  'AWS::EC2::VPCEndpoint': { name: 'VPC endpoint', subnets: 'SubnetIds' },
};
