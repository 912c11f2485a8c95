/** `id`: the property requires an ID. `arn`: the property requires an ARN. */
export type IdentifierForm = 'id' | 'arn';

/**
 * Properties that identify a resource of AWS Outposts, by CloudFormation type. `OutpostArn` has a rule of its own. Checked 2026-11-28 with
 * the resource schemas of CloudFormation.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3outposts-endpoint.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3outposts-accesspoint.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-localgatewayroute.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ram-resourceshare.html
 */
export const IDENTIFIERS: { readonly [type: string]: { readonly [property: string]: IdentifierForm } } = {
  'AWS::EC2::Host': { AssetId: 'id' },
  'AWS::EC2::LocalGatewayRoute': { LocalGatewayRouteTableId: 'id', LocalGatewayVirtualInterfaceGroupId: 'id', NetworkInterfaceId: 'id' },
  'AWS::EC2::LocalGatewayRouteTable': { LocalGatewayId: 'id' },
  'AWS::EC2::LocalGatewayRouteTableVPCAssociation': { LocalGatewayRouteTableId: 'id', VpcId: 'id' },
  'AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation': {
    LocalGatewayRouteTableId: 'id',
    LocalGatewayVirtualInterfaceGroupId: 'id',
  },
  'AWS::EC2::LocalGatewayVirtualInterface': { LocalGatewayVirtualInterfaceGroupId: 'id', OutpostLagId: 'id' },
  'AWS::EC2::LocalGatewayVirtualInterfaceGroup': { LocalGatewayId: 'id' },
  'AWS::EC2::Route': { LocalGatewayId: 'id' },
  'AWS::RAM::ResourceShare': { ResourceArns: 'arn' },
  'AWS::S3Outposts::AccessPoint': { Bucket: 'arn' },
  'AWS::S3Outposts::Bucket': { OutpostId: 'id' },
  'AWS::S3Outposts::BucketPolicy': { Bucket: 'arn' },
  'AWS::S3Outposts::Endpoint': { CustomerOwnedIpv4Pool: 'id', OutpostId: 'id', SecurityGroupId: 'id', SubnetId: 'id' },
  'Custom::OutpostsCoipPool': { LocalGatewayRouteTableId: 'id' },
  'Custom::OutpostsCustomerOwnedIp': { CustomerOwnedIpv4Pool: 'id' },
  'Custom::OutpostsLoadBalancer': { CustomerOwnedIpv4Pool: 'id' },
  'Custom::OutpostsSubnetCoip': { CustomerOwnedIpv4Pool: 'id' },
};
