import type { Rule } from '../rule';
import { coipAddressOutsidePool } from './rules/coip-address-outside-pool';
import { coipInRegion } from './rules/coip-in-region';
import { coipOnServer } from './rules/coip-on-server';
import { coipPoolExhausted } from './rules/coip-pool-exhausted';
import { coipPoolOfAnotherOutpost } from './rules/coip-pool-of-another-outpost';
import { coipPoolWithDirectVpcRouting } from './rules/coip-pool-with-direct-vpc-routing';
import { coipPoolOverlapsServiceLinkVpc } from './rules/coip-pool-overlaps-service-link-vpc';
import { coipPoolRangeTooSmall } from './rules/coip-pool-range-too-small';
import { coipWithoutAssociation } from './rules/coip-without-association';
import { defaultRouteOverServiceLink } from './rules/default-route-over-service-link';
import { defaultRouteToLocalGateway } from './rules/default-route-to-local-gateway';
import { ipv6RouteOutOfOutpost } from './rules/ipv6-route-out-of-outpost';
import { loadBalancerFeatureIsNotSupported } from './rules/load-balancer-feature-is-not-supported';
import { loadBalancerInSeveralOutpostSubnets } from './rules/load-balancer-in-several-outpost-subnets';
import { loadBalancerMixesOutpostAndRegion } from './rules/load-balancer-mixes-outpost-and-region';
import { loadBalancerOnServer } from './rules/load-balancer-on-server';
import { loadBalancerSubnetTooSmall } from './rules/load-balancer-subnet-too-small';
import { loadBalancerTargetInRegion } from './rules/load-balancer-target-in-region';
import { loadBalancerTypeIsNotSupported } from './rules/load-balancer-type-is-not-supported';
import { loadBalancerWithoutCoipPool } from './rules/load-balancer-without-coip-pool';
import { loadBalancerWithoutCoip } from './rules/load-balancer-without-coip';
import { loadBalancerWithoutNodeType } from './rules/load-balancer-without-node-type';
import { localGatewayRouteDestinationIsInvalid } from './rules/local-gateway-route-destination-is-invalid';
import { localGatewayRouteDestinationIsTaken } from './rules/local-gateway-route-destination-is-taken';
import { localGatewayRouteInsideVpc } from './rules/local-gateway-route-inside-vpc';
import { localGatewayRouteInAnotherAccount } from './rules/local-gateway-route-in-another-account';
import { localGatewayRouteOverIpv6 } from './rules/local-gateway-route-over-ipv6';
import { localGatewayRouteTableInAnotherAccount } from './rules/local-gateway-route-table-in-another-account';
import { localGatewayRouteTableWithoutRoute } from './rules/local-gateway-route-table-without-route';
import { localGatewayRouteTableWithoutVifGroup } from './rules/local-gateway-route-table-without-vif-group';
import { localGatewayRouteToDetachedInterface } from './rules/local-gateway-route-to-detached-interface';
import { localGatewayRouteToVpcEndpoint } from './rules/local-gateway-route-to-vpc-endpoint';
import { localGatewayRouteToInterfaceWithSourceDestCheck } from './rules/local-gateway-route-to-interface-with-source-dest-check';
import { localGatewayRouteToInterfaceOutsideOutpost } from './rules/local-gateway-route-to-interface-outside-outpost';
import { localGatewayRouteToInterfaceInAnotherVpc } from './rules/local-gateway-route-to-interface-in-another-vpc';
import { localNetworkInterfaceAtIndexZero } from './rules/local-network-interface-at-index-zero';
import { localNetworkInterfaceAtOtherIndex } from './rules/local-network-interface-at-other-index';
import { localNetworkInterfaceInRegion } from './rules/local-network-interface-in-region';
import { localNetworkInterfaceOnRack } from './rules/local-network-interface-on-rack';
import { multiAzWithClassEAddresses } from './rules/multi-az-with-class-e-addresses';
import { nameResolutionWithoutRegion } from './rules/name-resolution-without-region';
import { networkLoadBalancerOnOutpost } from './rules/network-load-balancer-on-outpost';
import { outpostInterfaceOfInstanceInRegion } from './rules/outpost-interface-of-instance-in-region';
import { outpostRouteWithoutTarget } from './rules/outpost-route-without-target';
import { outpostVpcWithoutLocalPath } from './rules/outpost-vpc-without-local-path';
import { publicAddressWithoutInternetRoute } from './rules/public-address-without-internet-route';
import { queryLoggingWithoutOutpostSubnets } from './rules/query-logging-without-outpost-subnets';
import { resolverEndpointWithoutInstanceType } from './rules/resolver-endpoint-without-instance-type';
import { resolverEndpointWithLocalNetworkInterface } from './rules/resolver-endpoint-with-local-network-interface';
import { resolverEndpointWithoutIpv4 } from './rules/resolver-endpoint-without-ipv4';
import { resolverEndpointOnSecondGeneration } from './rules/resolver-endpoint-on-second-generation';
import { resolverInstanceTypeIsNotAvailable } from './rules/resolver-instance-type-is-not-available';
import { resolverOnServer } from './rules/resolver-on-server';
import { routeDestinationIsInvalid } from './rules/route-destination-is-invalid';
import { routeDestinationIsTaken } from './rules/route-destination-is-taken';
import { routeToLocalGatewayBeforeAssociation } from './rules/route-to-local-gateway-before-association';
import { routeToLocalGatewayInRegion } from './rules/route-to-local-gateway-in-region';
import { routeToLocalGatewayInsideVpc } from './rules/route-to-local-gateway-inside-vpc';
import { routeToLocalGatewayOfAnotherOutpost } from './rules/route-to-local-gateway-of-another-outpost';
import { routeToLocalGatewayOnServer } from './rules/route-to-local-gateway-on-server';
import { routeToLocalGatewayOverIpv6 } from './rules/route-to-local-gateway-over-ipv6';
import { routeToLocalGatewayWithAnotherTarget } from './rules/route-to-local-gateway-with-another-target';
import { routeToLocalGatewayWithoutAssociation } from './rules/route-to-local-gateway-without-association';
import { routeToOtherOutpostDiffersFromSubnet } from './rules/route-to-other-outpost-differs-from-subnet';
import { routeToOtherOutpostOverCoip } from './rules/route-to-other-outpost-over-coip';
import { routeToOtherOutpostWithoutReturnRoute } from './rules/route-to-other-outpost-without-return-route';
import { vifGroupAssociationIsNotOneToOne } from './rules/vif-group-association-is-not-one-to-one';
import { s3GatewayEndpointOnSecondGeneration } from './rules/s3-gateway-endpoint-on-second-generation';
import { secondInterfaceWithoutLocalNetwork } from './rules/second-interface-without-local-network';
import { securityGroupReferencesAnotherOutpost } from './rules/security-group-references-another-outpost';
import { localNetworkInterfaceWithSecurityGroups } from './rules/local-network-interface-with-security-groups';
import { serviceLinkEndpointDeniesConnection } from './rules/service-link-endpoint-denies-connection';
import { serviceLinkEndpointWithPrivateDns } from './rules/service-link-endpoint-with-private-dns';
import { serviceLinkEndpointWithoutHttps } from './rules/service-link-endpoint-without-https';
import { serviceLinkSubnetInReservedRange } from './rules/service-link-subnet-in-reserved-range';
import { serviceLinkSubnetTooSmall } from './rules/service-link-subnet-too-small';
import { severalRoutingDomainsOnFirstGeneration } from './rules/several-routing-domains-on-first-generation';
import { subnetWithoutAvailabilityZone } from './rules/subnet-without-availability-zone';
import { subnetCidrBlockIsInvalid } from './rules/subnet-cidr-block-is-invalid';
import { subnetCidrBlockOutsideVpc } from './rules/subnet-cidr-block-outside-vpc';
import { subnetCidrBlockWithHostBits } from './rules/subnet-cidr-block-with-host-bits';
import { subnetCidrBlocksOverlap } from './rules/subnet-cidr-blocks-overlap';
import { subnetSharesRouteTableWithRegion } from './rules/subnet-shares-route-table-with-region';
import { subnetTooSmallForItsInterfaces } from './rules/subnet-too-small-for-its-interfaces';
import { vifGroupAsnIsPublic } from './rules/vif-group-asn-is-public';
import { vifGroupAssociatedBeforeItsInterfaces } from './rules/vif-group-associated-before-its-interfaces';
import { localGatewayRouteToVifGroupOfAnotherLocalGateway } from './rules/local-gateway-route-to-vif-group-of-another-local-gateway';
import { vifGroupOfAnotherLocalGateway } from './rules/vif-group-of-another-local-gateway';
import { vifGroupOnFirstGeneration } from './rules/vif-group-on-first-generation';
import { vifGroupWithoutFourInterfaces } from './rules/vif-group-without-four-interfaces';
import { virtualInterfaceOverlapsExistingInterface } from './rules/virtual-interface-overlaps-existing-interface';
import { virtualInterfaceOverlapsServiceLink } from './rules/virtual-interface-overlaps-service-link';
import { virtualInterfaceWithoutIpv4 } from './rules/virtual-interface-without-ipv4';
import { virtualInterfacePeerAsnOutOfRange } from './rules/virtual-interface-peer-asn-out-of-range';
import { virtualInterfacePeersInDifferentSubnets } from './rules/virtual-interface-peers-in-different-subnets';
import { virtualInterfaceVlanOutOfRange } from './rules/virtual-interface-vlan-out-of-range';
import { virtualInterfacesOverlap } from './rules/virtual-interfaces-overlap';
import { virtualInterfacesShareLag } from './rules/virtual-interfaces-share-lag';
import { vpcAssociationWithoutRoute } from './rules/vpc-association-without-route';
import { vpcComponentInOutpostSubnet } from './rules/vpc-component-in-outpost-subnet';
import { vpcInTwoRouteTablesOfLocalGateway } from './rules/vpc-in-two-route-tables-of-local-gateway';
import { vpcOverlapsServiceLinkVpc } from './rules/vpc-overlaps-service-link-vpc';
import { vpcsOfLocalGatewayOverlap } from './rules/vpcs-of-local-gateway-overlap';
import { networkInterfaceTypeIsNotSupported } from './rules/network-interface-type-is-not-supported';
import { dnsFirewallWithoutOutpostSubnets } from './rules/dns-firewall-without-outpost-subnets';

export const networkRules: readonly Rule[] = [
  subnetCidrBlockIsInvalid,
  subnetCidrBlockWithHostBits,
  subnetCidrBlockOutsideVpc,
  subnetCidrBlocksOverlap,
  subnetSharesRouteTableWithRegion,
  routeToLocalGatewayInRegion,
  routeToLocalGatewayOnServer,
  routeToLocalGatewayOfAnotherOutpost,
  routeToLocalGatewayOverIpv6,
  routeToLocalGatewayWithAnotherTarget,
  outpostRouteWithoutTarget,
  routeToLocalGatewayWithoutAssociation,
  routeToLocalGatewayBeforeAssociation,
  defaultRouteToLocalGateway,
  defaultRouteOverServiceLink,
  ipv6RouteOutOfOutpost,
  routeToOtherOutpostDiffersFromSubnet,
  routeToOtherOutpostOverCoip,
  vpcAssociationWithoutRoute,
  localNetworkInterfaceAtIndexZero,
  localNetworkInterfaceOnRack,
  localNetworkInterfaceInRegion,
  s3GatewayEndpointOnSecondGeneration,
  vpcInTwoRouteTablesOfLocalGateway,
  vpcsOfLocalGatewayOverlap,
  localGatewayRouteInsideVpc,
  localGatewayRouteInAnotherAccount,
  localGatewayRouteOverIpv6,
  localGatewayRouteTableWithoutVifGroup,
  localGatewayRouteTableWithoutRoute,
  localGatewayRouteTableInAnotherAccount,
  severalRoutingDomainsOnFirstGeneration,
  vifGroupOnFirstGeneration,
  vifGroupOfAnotherLocalGateway,
  localGatewayRouteToVifGroupOfAnotherLocalGateway,
  vifGroupWithoutFourInterfaces,
  vifGroupAssociatedBeforeItsInterfaces,
  vifGroupAssociationIsNotOneToOne,
  virtualInterfacesShareLag,
  virtualInterfaceVlanOutOfRange,
  virtualInterfaceWithoutIpv4,
  virtualInterfaceOverlapsServiceLink,
  virtualInterfaceOverlapsExistingInterface,
  virtualInterfacePeersInDifferentSubnets,
  virtualInterfacesOverlap,
  vifGroupAsnIsPublic,
  virtualInterfacePeerAsnOutOfRange,
  resolverEndpointWithoutInstanceType,
  resolverEndpointWithoutIpv4,
  resolverEndpointWithLocalNetworkInterface,
  resolverEndpointOnSecondGeneration,
  loadBalancerInSeveralOutpostSubnets,
  loadBalancerMixesOutpostAndRegion,
  loadBalancerOnServer,
  networkLoadBalancerOnOutpost,
  loadBalancerTypeIsNotSupported,
  loadBalancerWithoutCoipPool,
  subnetWithoutAvailabilityZone,
  localGatewayRouteToInterfaceOutsideOutpost,
  localGatewayRouteToInterfaceInAnotherVpc,
  localGatewayRouteToInterfaceWithSourceDestCheck,
  localGatewayRouteToDetachedInterface,
  localGatewayRouteToVpcEndpoint,
  outpostInterfaceOfInstanceInRegion,
  routeToOtherOutpostWithoutReturnRoute,
  securityGroupReferencesAnotherOutpost,
  secondInterfaceWithoutLocalNetwork,
  localNetworkInterfaceAtOtherIndex,
  localNetworkInterfaceWithSecurityGroups,
  subnetTooSmallForItsInterfaces,
  queryLoggingWithoutOutpostSubnets,
  coipPoolWithDirectVpcRouting,
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
  serviceLinkSubnetInReservedRange,
  serviceLinkEndpointDeniesConnection,
  serviceLinkEndpointWithoutHttps,
  serviceLinkEndpointWithPrivateDns,
  loadBalancerSubnetTooSmall,
  loadBalancerWithoutNodeType,
  loadBalancerFeatureIsNotSupported,
  loadBalancerTargetInRegion,
  resolverInstanceTypeIsNotAvailable,
  resolverOnServer,
  nameResolutionWithoutRegion,
  networkInterfaceTypeIsNotSupported,
  dnsFirewallWithoutOutpostSubnets,
  vpcComponentInOutpostSubnet,
  loadBalancerWithoutCoip,
  outpostVpcWithoutLocalPath,
  publicAddressWithoutInternetRoute,
  routeToLocalGatewayInsideVpc,
  routeDestinationIsInvalid,
  routeDestinationIsTaken,
  localGatewayRouteDestinationIsInvalid,
  localGatewayRouteDestinationIsTaken,
];
