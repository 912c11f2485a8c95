import type { Rule } from '../rule';
import { coipAddressOutsidePool } from './rules/coip-address-outside-pool';
import { coipInRegion } from './rules/coip-in-region';
import { coipOnServer } from './rules/coip-on-server';
import { coipPoolExhausted } from './rules/coip-pool-exhausted';
import { coipPoolOfAnotherOutpost } from './rules/coip-pool-of-another-outpost';
import { coipPoolOfDirectVpcRouting } from './rules/coip-pool-of-direct-vpc-routing';
import { coipPoolOverlapsServiceLinkVpc } from './rules/coip-pool-overlaps-service-link-vpc';
import { coipPoolRangeTooSmall } from './rules/coip-pool-range-too-small';
import { coipWithoutAssociation } from './rules/coip-without-association';
import { defaultRouteOverServiceLink } from './rules/default-route-over-service-link';
import { defaultRouteToLocalGateway } from './rules/default-route-to-local-gateway';
import { ipv6RouteOutOfOutpost } from './rules/ipv6-route-out-of-outpost';
import { loadBalancerFeatureOnOutpost } from './rules/load-balancer-feature-on-outpost';
import { loadBalancerHasOneOutpostSubnet } from './rules/load-balancer-has-one-outpost-subnet';
import { loadBalancerMixesOutpostAndRegion } from './rules/load-balancer-mixes-outpost-and-region';
import { loadBalancerOnServer } from './rules/load-balancer-on-server';
import { loadBalancerSubnetTooSmall } from './rules/load-balancer-subnet-too-small';
import { loadBalancerTargetInRegion } from './rules/load-balancer-target-in-region';
import { loadBalancerWithoutNodeType } from './rules/load-balancer-without-node-type';
import { localGatewayRouteInsideVpc } from './rules/local-gateway-route-inside-vpc';
import { localGatewayRouteOfAnotherAccount } from './rules/local-gateway-route-of-another-account';
import { localGatewayRouteOverIpv6 } from './rules/local-gateway-route-over-ipv6';
import { localGatewayRouteTableOfAnotherAccount } from './rules/local-gateway-route-table-of-another-account';
import { localGatewayRouteTableWithoutRoute } from './rules/local-gateway-route-table-without-route';
import { localGatewayRouteTableWithoutVifGroup } from './rules/local-gateway-route-table-without-vif-group';
import { localGatewayRouteToCheckedInterface } from './rules/local-gateway-route-to-checked-interface';
import { localGatewayRouteToInterfaceElsewhere } from './rules/local-gateway-route-to-interface-elsewhere';
import { localGatewayRouteToInterfaceOfOtherVpc } from './rules/local-gateway-route-to-interface-of-other-vpc';
import { localNetworkInterfaceAtIndexZero } from './rules/local-network-interface-at-index-zero';
import { localNetworkInterfaceAtOtherIndex } from './rules/local-network-interface-at-other-index';
import { localNetworkInterfaceInRegion } from './rules/local-network-interface-in-region';
import { localNetworkInterfaceOnRack } from './rules/local-network-interface-on-rack';
import { multiAzWithClassEAddresses } from './rules/multi-az-with-class-e-addresses';
import { nameResolutionWithoutRegion } from './rules/name-resolution-without-region';
import { networkLoadBalancerOnOutpost } from './rules/network-load-balancer-on-outpost';
import { outpostInterfaceOfInstanceInRegion } from './rules/outpost-interface-of-instance-in-region';
import { queryLoggingOfOutpostSubnet } from './rules/query-logging-of-outpost-subnet';
import { resolverEndpointNeedsInstanceType } from './rules/resolver-endpoint-needs-instance-type';
import { resolverEndpointNeedsIpv4 } from './rules/resolver-endpoint-needs-ipv4';
import { resolverEndpointOfSecondGeneration } from './rules/resolver-endpoint-of-second-generation';
import { resolverInstanceTypeOnOutpost } from './rules/resolver-instance-type-on-outpost';
import { resolverOnServer } from './rules/resolver-on-server';
import { routeToLocalGatewayBeforeAssociation } from './rules/route-to-local-gateway-before-association';
import { routeToLocalGatewayInRegion } from './rules/route-to-local-gateway-in-region';
import { routeToLocalGatewayOfAnotherOutpost } from './rules/route-to-local-gateway-of-another-outpost';
import { routeToLocalGatewayOnServer } from './rules/route-to-local-gateway-on-server';
import { routeToLocalGatewayOverIpv6 } from './rules/route-to-local-gateway-over-ipv6';
import { routeToLocalGatewayWithoutAssociation } from './rules/route-to-local-gateway-without-association';
import { routeToOtherOutpostCoversItsSubnet } from './rules/route-to-other-outpost-covers-its-subnet';
import { routeToOtherOutpostNeedsDirectRouting } from './rules/route-to-other-outpost-needs-direct-routing';
import { routeToOtherOutpostWithoutWayBack } from './rules/route-to-other-outpost-without-way-back';
import { routingDomainIsOneToOne } from './rules/routing-domain-is-one-to-one';
import { s3GatewayEndpointOfSecondGeneration } from './rules/s3-gateway-endpoint-of-second-generation';
import { secondInterfaceWithoutLocalNetwork } from './rules/second-interface-without-local-network';
import { securityGroupOfOtherOutpost } from './rules/security-group-of-other-outpost';
import { securityGroupsOfLocalNetworkInterface } from './rules/security-groups-of-local-network-interface';
import { serviceLinkEndpointDeniesConnection } from './rules/service-link-endpoint-denies-connection';
import { serviceLinkEndpointWithoutHttps } from './rules/service-link-endpoint-without-https';
import { serviceLinkSubnetOfReservedRange } from './rules/service-link-subnet-of-reserved-range';
import { serviceLinkSubnetTooSmall } from './rules/service-link-subnet-too-small';
import { severalRoutingDomainsOnFirstGeneration } from './rules/several-routing-domains-on-first-generation';
import { subnetNeedsAvailabilityZone } from './rules/subnet-needs-availability-zone';
import { subnetSharesRouteTableWithRegion } from './rules/subnet-shares-route-table-with-region';
import { subnetTooSmallForItsInterfaces } from './rules/subnet-too-small-for-its-interfaces';
import { vifGroupAsnIsPublic } from './rules/vif-group-asn-is-public';
import { vifGroupAssociatedBeforeItsInterfaces } from './rules/vif-group-associated-before-its-interfaces';
import { vifGroupOfFirstGeneration } from './rules/vif-group-of-first-generation';
import { vifGroupOfFour } from './rules/vif-group-of-four';
import { virtualInterfaceNeedsIpv4 } from './rules/virtual-interface-needs-ipv4';
import { virtualInterfacePeerAsnOutOfRange } from './rules/virtual-interface-peer-asn-out-of-range';
import { virtualInterfacePeersApart } from './rules/virtual-interface-peers-apart';
import { virtualInterfaceVlanOutOfRange } from './rules/virtual-interface-vlan-out-of-range';
import { virtualInterfacesOverlap } from './rules/virtual-interfaces-overlap';
import { virtualInterfacesShareLag } from './rules/virtual-interfaces-share-lag';
import { vpcAssociationWithoutRoute } from './rules/vpc-association-without-route';
import { vpcInTwoRouteTablesOfLocalGateway } from './rules/vpc-in-two-route-tables-of-local-gateway';
import { vpcOverlapsServiceLinkVpc } from './rules/vpc-overlaps-service-link-vpc';
import { vpcsOfLocalGatewayOverlap } from './rules/vpcs-of-local-gateway-overlap';

export const networkRules: readonly Rule[] = [
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
  localGatewayRouteOfAnotherAccount,
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
  resolverInstanceTypeOnOutpost,
  resolverOnServer,
  nameResolutionWithoutRegion,
];
