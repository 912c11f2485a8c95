import type { Rule } from '../rule';
import { localClusterAddOnIsNotValidated } from './rules/local-cluster-add-on-is-not-validated';
import { podCredentialsExpireWithoutRegion } from './rules/pod-credentials-expire-without-region';
import { ecsFargateOnOutpost } from './rules/ecs-fargate-on-outpost';
import { ecsTasksWithoutInstancesOnOutpost } from './rules/ecs-tasks-without-instances-on-outpost';
import { ecsInstancesWithoutAccessToRegion } from './rules/ecs-instances-without-access-to-region';
import { eksNodesWithoutAccessToEcr } from './rules/eks-nodes-without-access-to-ecr';
import { eksClusterInRegionWithOutpostSubnet } from './rules/eks-cluster-in-region-with-outpost-subnet';
import { fargateProfileOnOutpost } from './rules/fargate-profile-on-outpost';
import { eksNodeHopLimitTooLow } from './rules/eks-node-hop-limit-too-low';
import { localClusterAccessIsNotSupported } from './rules/local-cluster-access-is-not-supported';
import { localClusterOnEbsWithRemoteNetworks } from './rules/local-cluster-on-ebs-with-remote-networks';
import { localClusterOnServer } from './rules/local-cluster-on-server';
import { localClusterEndpointIsNotPrivate } from './rules/local-cluster-endpoint-is-not-private';
import { localClusterEndpointIsPublic } from './rules/local-cluster-endpoint-is-public';
import { localClusterExceedsSlots } from './rules/local-cluster-exceeds-slots';
import { localClusterInAutoMode } from './rules/local-cluster-in-auto-mode';
import { localClusterInUnsupportedRegion } from './rules/local-cluster-in-unsupported-region';
import { localClusterInUnsupportedZone } from './rules/local-cluster-in-unsupported-zone';
import { localClusterNameIsInvalid } from './rules/local-cluster-name-is-invalid';
import { localClusterOnSeveralOutposts } from './rules/local-cluster-on-several-outposts';
import { localClusterIsNotReachableOnPremises } from './rules/local-cluster-is-not-reachable-on-premises';
import { localClusterOverIpv6 } from './rules/local-cluster-over-ipv6';
import { localClusterRoleTrustsAnotherService } from './rules/local-cluster-role-trusts-another-service';
import { localClusterRoleWithoutPolicy } from './rules/local-cluster-role-without-policy';
import { localClusterSpreadExceedsHosts } from './rules/local-cluster-spread-exceeds-hosts';
import { localClusterSpreadExceedsRacks } from './rules/local-cluster-spread-exceeds-racks';
import { localClusterSubnetIsNotOnOutpost } from './rules/local-cluster-subnet-is-not-on-outpost';
import { localClusterSubnetWithResourceNames } from './rules/local-cluster-subnet-with-resource-names';
import { localClusterSubnetWithoutAddresses } from './rules/local-cluster-subnet-without-addresses';
import { localClusterSubnetsInTwoVpcs } from './rules/local-cluster-subnets-in-two-vpcs';
import { localClusterTypeIsNotSlotted } from './rules/local-cluster-type-is-not-slotted';
import { localClusterVersionIsNotSupported } from './rules/local-cluster-version-is-not-supported';
import { localClusterVpcEndpointInAnotherZone } from './rules/local-cluster-vpc-endpoint-in-another-zone';
import { localClusterVpcEndpointWithoutHttps } from './rules/local-cluster-vpc-endpoint-without-https';
import { localClusterVpcEndpointWithoutPrivateDns } from './rules/local-cluster-vpc-endpoint-without-private-dns';
import { localClusterVpcWithIpv6 } from './rules/local-cluster-vpc-with-ipv6';
import { localClusterVpcWithoutDns } from './rules/local-cluster-vpc-without-dns';
import { localClusterWithEnvelopeEncryption } from './rules/local-cluster-with-envelope-encryption';
import { localClusterWithoutAccessToRegion } from './rules/local-cluster-without-access-to-region';
import { managedNodeGroupOnOutpost } from './rules/managed-node-group-on-outpost';
import { nodeImageIsNotSupportedOnLocalCluster } from './rules/node-image-is-not-supported-on-local-cluster';
import { eksNodesWithoutRegion } from './rules/eks-nodes-without-region';
import { featureIsNotSupportedOnLocalCluster } from './rules/feature-is-not-supported-on-local-cluster';
import { localClusterOnInstanceStoreWithPlacementGroup } from './rules/local-cluster-on-instance-store-with-placement-group';
import { localClusterOnEbsWithSpreadLevel } from './rules/local-cluster-on-ebs-with-spread-level';

export const containersRules: readonly Rule[] = [
  localClusterAddOnIsNotValidated,
  ecsFargateOnOutpost,
  ecsTasksWithoutInstancesOnOutpost,
  ecsInstancesWithoutAccessToRegion,
  eksClusterInRegionWithOutpostSubnet,
  fargateProfileOnOutpost,
  eksNodeHopLimitTooLow,
  localClusterAccessIsNotSupported,
  localClusterOnEbsWithRemoteNetworks,
  localClusterOnServer,
  localClusterEndpointIsNotPrivate,
  localClusterEndpointIsPublic,
  localClusterExceedsSlots,
  localClusterInAutoMode,
  localClusterInUnsupportedRegion,
  localClusterInUnsupportedZone,
  localClusterNameIsInvalid,
  localClusterOnSeveralOutposts,
  localClusterIsNotReachableOnPremises,
  localClusterOverIpv6,
  localClusterRoleTrustsAnotherService,
  localClusterRoleWithoutPolicy,
  localClusterSpreadExceedsHosts,
  localClusterSpreadExceedsRacks,
  localClusterSubnetIsNotOnOutpost,
  localClusterSubnetWithResourceNames,
  localClusterSubnetWithoutAddresses,
  localClusterSubnetsInTwoVpcs,
  localClusterTypeIsNotSlotted,
  localClusterVersionIsNotSupported,
  localClusterVpcEndpointInAnotherZone,
  localClusterVpcEndpointWithoutHttps,
  localClusterVpcEndpointWithoutPrivateDns,
  localClusterVpcWithIpv6,
  localClusterVpcWithoutDns,
  localClusterWithEnvelopeEncryption,
  localClusterWithoutAccessToRegion,
  managedNodeGroupOnOutpost,
  nodeImageIsNotSupportedOnLocalCluster,
  featureIsNotSupportedOnLocalCluster,
  localClusterOnInstanceStoreWithPlacementGroup,
  localClusterOnEbsWithSpreadLevel,
  podCredentialsExpireWithoutRegion,
  eksNodesWithoutRegion,
  eksNodesWithoutAccessToEcr,
];
