import type { Inventory } from '../../../inventory/inventory';
import type { S3EndpointElement } from '../../../inventory/s3-outposts';
import type { RouteElement, RouteTableElement, SubnetElement, VpcElement } from '../../../inventory/vpc';
import type { FactTable } from '../../facts/fact-table';
import { assignKnown } from '../../facts/inventory';
import { outpostIdIn } from '../../facts/template';
import { GATEWAY_TARGETS } from './gateway';
import { ROUTE_TARGETS } from './subnet';

/**
 * Adds the existing subnets, VPCs and route tables of an inventory, before the templates that name them are read: facts of a template take
 * the Outpost of their subnet when they are read.
 */
export function addExistingNetwork(inventory: Inventory, table: FactTable): void {
  for (const vpc of inventory.vpcs ?? []) addVpc(vpc, inventory, table);
  for (const routeTable of inventory.routeTables ?? []) addRouteTable(routeTable, table);
  for (const subnet of inventory.subnets ?? []) addSubnet(subnet, table);
  for (const routeTable of inventory.routeTables ?? []) assignRouteTable(routeTable, inventory, table);
  for (const endpoint of inventory.s3Endpoints ?? []) addS3Endpoint(endpoint, table);
}

function addVpc({ VpcId: id, CidrBlock, CidrBlockAssociationSet, OwnerId }: VpcElement, inventory: Inventory, table: FactTable): void {
  if (!id) return;
  const vpc = table.reference('vpc', id, 'account');
  const associated = CidrBlockAssociationSet?.filter(({ CidrBlockState }) => !CidrBlockState?.State?.startsWith('disassociat'));
  const blocks = associated?.flatMap(({ CidrBlock: block }) => block ?? []) ?? [];
  assignKnown(vpc, { cidrBlock: CidrBlock, cidrBlocks: blocks.length ? blocks : undefined });
  table.publish('vpc', vpc);
  // A participant of a shared VPC does not see the associations of its owner.
  const isOwn = OwnerId !== undefined && OwnerId === inventory.account;
  if (isOwn && inventory.localGatewayRouteTableVpcAssociations) table.noteListed(vpc, 'localGatewayVpcAssociations');
}

function addSubnet(element: SubnetElement, table: FactTable): void {
  const { SubnetId: id, VpcId: vpc, OutpostArn: arn } = element;
  if (!id) return;
  const subnet = table.reference('subnet', id, 'account');
  assignKnown(subnet, {
    vpc: vpc ? table.reference('vpc', vpc, 'account') : undefined,
    outpost: arn ? table.reference('outpost', outpostIdIn(arn) ?? arn, 'account') : null,
    availabilityZone: element.AvailabilityZone,
    availabilityZoneId: element.AvailabilityZoneId,
    cidrBlock: element.CidrBlock,
    enableLniAtDeviceIndex: element.EnableLniAtDeviceIndex ?? null,
    hostnameType: element.PrivateDnsNameOptionsOnLaunch?.HostnameType,
  });
  table.publish('subnet', subnet);
  if (element.MapCustomerOwnedIpOnLaunch && element.CustomerOwnedIpv4Pool) {
    const use = table.reference('customerOwnedIpUse', id, 'account');
    const pool = table.reference('coipPool', element.CustomerOwnedIpv4Pool, 'account');
    assignKnown(use, { type: 'AWS::EC2::Subnet', pool, subnet, address: null });
    table.publish('customerOwnedIpUse', use);
  }
}

function addS3Endpoint(element: S3EndpointElement, table: FactTable): void {
  const { EndpointArn: id, OutpostsId: outpost, SubnetId: subnet, VpcId: vpc } = element;
  if (!id) return;
  const endpoint = table.reference('endpoint', id, 'account');
  assignKnown(endpoint, {
    outpost: outpost ? table.reference('outpost', outpost, 'account') : undefined,
    subnet: subnet ? table.reference('subnet', subnet, 'account') : undefined,
    vpc: vpc ? table.reference('vpc', vpc, 'account') : undefined,
    accessType: element.AccessType,
    customerOwnedIpv4Pool: element.CustomerOwnedIpv4Pool,
  });
  table.publish('endpoint', endpoint);
}

function addRouteTable({ RouteTableId: id, VpcId: vpc, Routes }: RouteTableElement, table: FactTable): void {
  if (!id) return;
  const routeTable = table.reference('routeTable', id, 'account');
  Object.assign(routeTable, { vpc: vpc ? table.reference('vpc', vpc, 'account') : undefined });
  table.publish('routeTable', routeTable);
  if (!Routes) return;
  table.noteListed(routeTable, 'routes');
  for (const [index, route] of Routes.entries()) {
    const fact = table.reference('route', `${id}[${index}]`, 'account');
    const gateway = GATEWAY_TARGETS.map((target) => route[target]).find((target) => target !== undefined && target !== 'local');
    Object.assign(fact, {
      routeTable,
      destination: route.DestinationCidrBlock ?? null,
      destinationIpv6: route.DestinationIpv6CidrBlock ?? null,
      targets: ROUTE_TARGETS.filter((target) => route[target as keyof RouteElement] !== undefined),
      hasTarget: true,
      localGatewayId: route.LocalGatewayId ?? null,
      gateway: gateway ? table.reference('gateway', gateway, 'account') : null,
      dependsOn: [],
    });
    table.publish('route', fact);
  }
}

/** A subnet without an association of its own uses the main route table of its VPC. */
function assignRouteTable({ RouteTableId: id, VpcId: vpc, Associations }: RouteTableElement, inventory: Inventory, table: FactTable): void {
  if (!id || !Associations) return;
  const routeTable = table.reference('routeTable', id, 'account');
  for (const { SubnetId } of Associations) {
    if (SubnetId) Object.assign(table.reference('subnet', SubnetId, 'account'), { routeTable });
  }
  if (!vpc || !Associations.some(({ Main }) => Main)) return;
  const own = new Set(inventory.routeTables?.flatMap((other) => other.Associations ?? []).map(({ SubnetId }) => SubnetId));
  for (const { SubnetId, VpcId } of inventory.subnets ?? []) {
    if (SubnetId && VpcId === vpc && !own.has(SubnetId)) Object.assign(table.reference('subnet', SubnetId, 'account'), { routeTable });
  }
}
