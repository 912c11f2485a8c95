import type { Rule } from '../rule';
import { availabilityZoneIdOfOutpost } from './availability-zone-id-of-outpost';
import { coipAddressOutsidePool } from './coip-address-outside-pool';
import { coipInRegion } from './coip-in-region';
import { coipOnServer } from './coip-on-server';
import { coipPoolExhausted } from './coip-pool-exhausted';
import { coipPoolOfAnotherOutpost } from './coip-pool-of-another-outpost';
import { coipPoolOfDirectVpcRouting } from './coip-pool-of-direct-vpc-routing';
import { coipPoolOverlapsServiceLinkVpc } from './coip-pool-overlaps-service-link-vpc';
import { coipPoolRangeTooSmall } from './coip-pool-range-too-small';
import { coipWithoutAssociation } from './coip-without-association';
import { defaultRouteOverServiceLink } from './default-route-over-service-link';
import { defaultRouteToLocalGateway } from './default-route-to-local-gateway';
import { ipv6RouteOutOfOutpost } from './ipv6-route-out-of-outpost';
import { loadBalancerFeatureOnOutpost } from './load-balancer-feature-on-outpost';
import { loadBalancerHasOneOutpostSubnet } from './load-balancer-has-one-outpost-subnet';
import { loadBalancerMixesOutpostAndRegion } from './load-balancer-mixes-outpost-and-region';
import { loadBalancerOnServer } from './load-balancer-on-server';
import { loadBalancerSubnetTooSmall } from './load-balancer-subnet-too-small';
import { loadBalancerTargetInRegion } from './load-balancer-target-in-region';
import { loadBalancerWithoutNodeType } from './load-balancer-without-node-type';
import { localGatewayRouteInsideVpc } from './local-gateway-route-inside-vpc';
import { localGatewayRouteOverIpv6 } from './local-gateway-route-over-ipv6';
import { localGatewayRouteTableOfAnotherAccount } from './local-gateway-route-table-of-another-account';
import { localGatewayRouteTableWithoutRoute } from './local-gateway-route-table-without-route';
import { localGatewayRouteTableWithoutVifGroup } from './local-gateway-route-table-without-vif-group';
import { localGatewayRouteToCheckedInterface } from './local-gateway-route-to-checked-interface';
import { localGatewayRouteToInterfaceElsewhere } from './local-gateway-route-to-interface-elsewhere';
import { localGatewayRouteToInterfaceOfOtherVpc } from './local-gateway-route-to-interface-of-other-vpc';
import { localNetworkInterfaceAtIndexZero } from './local-network-interface-at-index-zero';
import { localNetworkInterfaceAtOtherIndex } from './local-network-interface-at-other-index';
import { localNetworkInterfaceInRegion } from './local-network-interface-in-region';
import { localNetworkInterfaceOnRack } from './local-network-interface-on-rack';
import { multiAzWithClassEAddresses } from './multi-az-with-class-e-addresses';
import { networkLoadBalancerOnOutpost } from './network-load-balancer-on-outpost';
import { outpostInterfaceOfInstanceInRegion } from './outpost-interface-of-instance-in-region';
import { queryLoggingOfOutpostSubnet } from './query-logging-of-outpost-subnet';
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
import { routeToOtherOutpostWithoutWayBack } from './route-to-other-outpost-without-way-back';
import { routingDomainIsOneToOne } from './routing-domain-is-one-to-one';
import { s3GatewayEndpointOfSecondGeneration } from './s3-gateway-endpoint-of-second-generation';
import { secondInterfaceWithoutLocalNetwork } from './second-interface-without-local-network';
import { securityGroupOfOtherOutpost } from './security-group-of-other-outpost';
import { securityGroupsOfLocalNetworkInterface } from './security-groups-of-local-network-interface';
import { serviceLinkEndpointDeniesConnection } from './service-link-endpoint-denies-connection';
import { serviceLinkEndpointWithoutHttps } from './service-link-endpoint-without-https';
import { serviceLinkSubnetOfReservedRange } from './service-link-subnet-of-reserved-range';
import { serviceLinkSubnetTooSmall } from './service-link-subnet-too-small';
import { severalRoutingDomainsOnFirstGeneration } from './several-routing-domains-on-first-generation';
import { subnetNeedsAvailabilityZone } from './subnet-needs-availability-zone';
import { subnetSharesRouteTableWithRegion } from './subnet-shares-route-table-with-region';
import { subnetTooSmallForItsInterfaces } from './subnet-too-small-for-its-interfaces';
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
import { vpcOverlapsServiceLinkVpc } from './vpc-overlaps-service-link-vpc';
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
  localGatewayRouteToInterfaceElsewhere,
  localGatewayRouteToInterfaceOfOtherVpc,
  localGatewayRouteToCheckedInterface,
  outpostInterfaceOfInstanceInRegion,
  routeToOtherOutpostWithoutWayBack,
  securityGroupOfOtherOutpost,
  secondInterfaceWithoutLocalNetwork,
  localNetworkInterfaceAtOtherIndex,
  securityGroupsOfLocalNetworkInterface,
  subnetTooSmallForItsInterfaces,
  queryLoggingOfOutpostSubnet,
  coipPoolOfDirectVpcRouting,
  coipPoolRangeTooSmall,
  coipPoolExhausted,
  coipPoolOverlapsServiceLinkVpc,
  coipPoolOfAnotherOutpost,
  coipAddressOutsidePool,
  coipInRegion,
  coipOnServer,
  coipWithoutAssociation,
  multiAzWithClassEAddresses,
  vpcOverlapsServiceLinkVpc,
  serviceLinkSubnetTooSmall,
  serviceLinkSubnetOfReservedRange,
  serviceLinkEndpointDeniesConnection,
  serviceLinkEndpointWithoutHttps,
  loadBalancerSubnetTooSmall,
  loadBalancerWithoutNodeType,
  loadBalancerFeatureOnOutpost,
  loadBalancerTargetInRegion,
];
