import type { Rule } from '../rule';
import { availabilityZoneIdOfOutpost } from './availability-zone-id-of-outpost';
import { defaultRouteOverServiceLink } from './default-route-over-service-link';
import { defaultRouteToLocalGateway } from './default-route-to-local-gateway';
import { ipv6RouteOutOfOutpost } from './ipv6-route-out-of-outpost';
import { loadBalancerHasOneOutpostSubnet } from './load-balancer-has-one-outpost-subnet';
import { loadBalancerMixesOutpostAndRegion } from './load-balancer-mixes-outpost-and-region';
import { loadBalancerOnServer } from './load-balancer-on-server';
import { localGatewayRouteInsideVpc } from './local-gateway-route-inside-vpc';
import { localGatewayRouteOverIpv6 } from './local-gateway-route-over-ipv6';
import { localGatewayRouteTableOfAnotherAccount } from './local-gateway-route-table-of-another-account';
import { localGatewayRouteTableWithoutRoute } from './local-gateway-route-table-without-route';
import { localGatewayRouteTableWithoutVifGroup } from './local-gateway-route-table-without-vif-group';
import { localNetworkInterfaceAtIndexZero } from './local-network-interface-at-index-zero';
import { localNetworkInterfaceInRegion } from './local-network-interface-in-region';
import { localNetworkInterfaceOnRack } from './local-network-interface-on-rack';
import { networkLoadBalancerOnOutpost } from './network-load-balancer-on-outpost';
import { resolverEndpointNeedsInstanceType } from './resolver-endpoint-needs-instance-type';
import { resolverEndpointNeedsIpv4 } from './resolver-endpoint-needs-ipv4';
import { resolverEndpointOfSecondGeneration } from './resolver-endpoint-of-second-generation';
import { routeToLocalGatewayBeforeAssociation } from './route-to-local-gateway-before-association';
import { routeToLocalGatewayInRegion } from './route-to-local-gateway-in-region';
import { routeToLocalGatewayOfAnotherOutpost } from './route-to-local-gateway-of-another-outpost';
import { routeToLocalGatewayOnServer } from './route-to-local-gateway-on-server';
import { routeToLocalGatewayOverIpv6 } from './route-to-local-gateway-over-ipv6';
import { routeToLocalGatewayWithoutAssociation } from './route-to-local-gateway-without-association';
import { routeToOtherOutpostCoversItsSubnet } from './route-to-other-outpost-covers-its-subnet';
import { routeToOtherOutpostNeedsDirectRouting } from './route-to-other-outpost-needs-direct-routing';
import { routingDomainIsOneToOne } from './routing-domain-is-one-to-one';
import { s3GatewayEndpointOfSecondGeneration } from './s3-gateway-endpoint-of-second-generation';
import { severalRoutingDomainsOnFirstGeneration } from './several-routing-domains-on-first-generation';
import { subnetNeedsAvailabilityZone } from './subnet-needs-availability-zone';
import { subnetSharesRouteTableWithRegion } from './subnet-shares-route-table-with-region';
import { vifGroupAsnIsPublic } from './vif-group-asn-is-public';
import { vifGroupAssociatedBeforeItsInterfaces } from './vif-group-associated-before-its-interfaces';
import { vifGroupOfFirstGeneration } from './vif-group-of-first-generation';
import { vifGroupOfFour } from './vif-group-of-four';
import { virtualInterfaceNeedsIpv4 } from './virtual-interface-needs-ipv4';
import { virtualInterfacePeerAsnOutOfRange } from './virtual-interface-peer-asn-out-of-range';
import { virtualInterfacePeersApart } from './virtual-interface-peers-apart';
import { virtualInterfaceVlanOutOfRange } from './virtual-interface-vlan-out-of-range';
import { virtualInterfacesOverlap } from './virtual-interfaces-overlap';
import { virtualInterfacesShareLag } from './virtual-interfaces-share-lag';
import { vpcAssociationWithoutRoute } from './vpc-association-without-route';
import { vpcInTwoRouteTablesOfLocalGateway } from './vpc-in-two-route-tables-of-local-gateway';
import { vpcsOfLocalGatewayOverlap } from './vpcs-of-local-gateway-overlap';

export const networkRules: readonly Rule[] = [
  availabilityZoneIdOfOutpost,
  subnetSharesRouteTableWithRegion,
  routeToLocalGatewayInRegion,
  routeToLocalGatewayOnServer,
  routeToLocalGatewayOfAnotherOutpost,
  routeToLocalGatewayOverIpv6,
  routeToLocalGatewayWithoutAssociation,
  routeToLocalGatewayBeforeAssociation,
  defaultRouteToLocalGateway,
  defaultRouteOverServiceLink,
  ipv6RouteOutOfOutpost,
  routeToOtherOutpostCoversItsSubnet,
  routeToOtherOutpostNeedsDirectRouting,
  vpcAssociationWithoutRoute,
  localNetworkInterfaceAtIndexZero,
  localNetworkInterfaceOnRack,
  localNetworkInterfaceInRegion,
  s3GatewayEndpointOfSecondGeneration,
  vpcInTwoRouteTablesOfLocalGateway,
  vpcsOfLocalGatewayOverlap,
  localGatewayRouteInsideVpc,
  localGatewayRouteOverIpv6,
  localGatewayRouteTableWithoutVifGroup,
  localGatewayRouteTableWithoutRoute,
  localGatewayRouteTableOfAnotherAccount,
  severalRoutingDomainsOnFirstGeneration,
  vifGroupOfFirstGeneration,
  vifGroupOfFour,
  vifGroupAssociatedBeforeItsInterfaces,
  routingDomainIsOneToOne,
  virtualInterfacesShareLag,
  virtualInterfaceVlanOutOfRange,
  virtualInterfaceNeedsIpv4,
  virtualInterfacePeersApart,
  virtualInterfacesOverlap,
  vifGroupAsnIsPublic,
  virtualInterfacePeerAsnOutOfRange,
  resolverEndpointNeedsInstanceType,
  resolverEndpointNeedsIpv4,
  resolverEndpointOfSecondGeneration,
  loadBalancerHasOneOutpostSubnet,
  loadBalancerMixesOutpostAndRegion,
  loadBalancerOnServer,
  networkLoadBalancerOnOutpost,
  subnetNeedsAvailabilityZone,
];
