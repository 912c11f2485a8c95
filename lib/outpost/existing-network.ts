import type { Declaration } from '../inventory/declaration';
import type { Inventory } from '../inventory/inventory';

/**
 * The existing network of an Outpost in an inventory: the VPCs that extend to it, its virtual interfaces and its S3 on Outposts endpoints. Only
 * what the rules read: a template has a maximum size.
 */
export function existingNetwork(inventory: Inventory, outpostArn: string | undefined, localGatewayIds: ReadonlySet<string>): Declaration {
  const onOutpost = inventory.subnets?.filter(({ OutpostArn }) => OutpostArn !== undefined && OutpostArn === outpostArn) ?? [];
  const vpcIds = new Set(onOutpost.map(({ VpcId }) => VpcId));
  const isIn = ({ VpcId }: { readonly VpcId?: string }) => VpcId !== undefined && vpcIds.has(VpcId);
  const ofGateway = ({ LocalGatewayId: id }: { readonly LocalGatewayId?: string }) => id !== undefined && localGatewayIds.has(id);
  return {
    account: inventory.account,
    subnets: inventory.subnets
      ?.filter(isIn)
      .map(({ AvailableIpAddressCount: _changes, SubnetArn: _arn, Tags: _tags, State: _state, ...subnet }) => subnet),
    vpcs: inventory.vpcs
      ?.filter(isIn)
      .map(({ VpcId, OwnerId, CidrBlock, CidrBlockAssociationSet }) => ({ VpcId, OwnerId, CidrBlock, CidrBlockAssociationSet })),
    routeTables: inventory.routeTables?.filter(isIn).map(({ Tags: _tags, ...routeTable }) => routeTable),
    localGatewayRouteTableVirtualInterfaceGroupAssociations:
      inventory.localGatewayRouteTableVirtualInterfaceGroupAssociations?.filter(ofGateway),
    localGatewayVirtualInterfaces: inventory.localGatewayVirtualInterfaces?.filter(ofGateway),
    s3Endpoints: inventory.s3Endpoints
      ?.filter(({ OutpostsId }) => OutpostsId !== undefined && outpostArn?.endsWith(`/${OutpostsId}`))
      .map(({ EndpointArn, OutpostsId, VpcId, SubnetId, AccessType, CustomerOwnedIpv4Pool }) => ({
        ...{ EndpointArn, OutpostsId, VpcId, SubnetId, AccessType, CustomerOwnedIpv4Pool },
      })),
  };
}
