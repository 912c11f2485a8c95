import { CfnNatGateway, type INatGatewayRef, type ISubnet, type IVpc, type IVPCRef } from 'aws-cdk-lib/aws-ec2';

/**
 * The NAT gateway that an `ec2.Vpc` creates: the one in the Availability Zone of a subnet, or else the first. `ec2.Vpc` has no property for
 * it, and its public subnets call it `NATGateway`.
 *
 * @throws if the VPC creates none
 */
export function natGatewayOf(vpc: IVPCRef, subnet: ISubnet): INatGatewayRef {
  const { publicSubnets = [] } = vpc as Partial<IVpc>;
  const found = publicSubnets.flatMap(({ node, availabilityZone }) => {
    const natGateway = node.tryFindChild('NATGateway');
    return natGateway && CfnNatGateway.isCfnNatGateway(natGateway) ? [{ natGateway, availabilityZone }] : [];
  });
  const [first] = found;
  if (!first) {
    throw new Error(
      `VPC '${vpc.node.path}' creates no NAT gateway that subnet '${subnet.node.path}' can route to; specify natGateway, or create the ec2.Vpc with a public subnet and natGateways: 1`,
    );
  }
  return (found.find(({ availabilityZone }) => availabilityZone === subnet.availabilityZone) ?? first).natGateway;
}
