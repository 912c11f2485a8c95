import type { Rule } from '../rule';
import { addOnNotValidatedOnLocalCluster } from './rules/add-on-not-validated-on-local-cluster';
import { credentialsOfPodsWithoutRegion } from './rules/credentials-of-pods-without-region';
import { ecsFargateOnOutpost } from './rules/ecs-fargate-on-outpost';
import { ecsTasksAndInstancesApart } from './rules/ecs-tasks-and-instances-apart';
import { eksClusterOfRegionInOutpostSubnet } from './rules/eks-cluster-of-region-in-outpost-subnet';
import { fargateProfileOnOutpost } from './rules/fargate-profile-on-outpost';
import { localClusterEndpointIsNotPrivate } from './rules/local-cluster-endpoint-is-not-private';
import { localClusterEndpointIsPublic } from './rules/local-cluster-endpoint-is-public';
import { localClusterExceedsSlots } from './rules/local-cluster-exceeds-slots';
import { localClusterInAutoMode } from './rules/local-cluster-in-auto-mode';
import { localClusterInUnsupportedRegion } from './rules/local-cluster-in-unsupported-region';
import { localClusterInUnsupportedZone } from './rules/local-cluster-in-unsupported-zone';
import { localClusterName } from './rules/local-cluster-name';
import { localClusterOnSeveralOutposts } from './rules/local-cluster-on-several-outposts';
import { localClusterOutOfReachOfBuilding } from './rules/local-cluster-out-of-reach-of-building';
import { localClusterOverIpv6 } from './rules/local-cluster-over-ipv6';
import { localClusterRoleOfAnotherService } from './rules/local-cluster-role-of-another-service';
import { localClusterRoleWithoutPolicy } from './rules/local-cluster-role-without-policy';
import { localClusterSpreadExceedsHosts } from './rules/local-cluster-spread-exceeds-hosts';
import { localClusterSpreadExceedsRacks } from './rules/local-cluster-spread-exceeds-racks';
import { localClusterSubnetElsewhere } from './rules/local-cluster-subnet-elsewhere';
import { localClusterSubnetWithResourceNames } from './rules/local-cluster-subnet-with-resource-names';
import { localClusterSubnetWithoutAddresses } from './rules/local-cluster-subnet-without-addresses';
import { localClusterSubnetsOfTwoVpcs } from './rules/local-cluster-subnets-of-two-vpcs';
import { localClusterTypeIsNotSlotted } from './rules/local-cluster-type-is-not-slotted';
import { localClusterVersion } from './rules/local-cluster-version';
import { localClusterVpcEndpointInAnotherZone } from './rules/local-cluster-vpc-endpoint-in-another-zone';
import { localClusterVpcEndpointWithoutHttps } from './rules/local-cluster-vpc-endpoint-without-https';
import { localClusterVpcEndpointWithoutPrivateDns } from './rules/local-cluster-vpc-endpoint-without-private-dns';
import { localClusterVpcWithIpv6 } from './rules/local-cluster-vpc-with-ipv6';
import { localClusterVpcWithoutDns } from './rules/local-cluster-vpc-without-dns';
import { localClusterWithEnvelopeEncryption } from './rules/local-cluster-with-envelope-encryption';
import { localClusterWithoutWayToRegion } from './rules/local-cluster-without-way-to-region';
import { managedNodeGroupOnOutpost } from './rules/managed-node-group-on-outpost';
import { nodeImageOfLocalCluster } from './rules/node-image-of-local-cluster';
import { nodesOfClusterInRegion } from './rules/nodes-of-cluster-in-region';
import { partOfLocalCluster } from './rules/part-of-local-cluster';
import { placementGroupOfInstanceStoreCluster } from './rules/placement-group-of-instance-store-cluster';
import { spreadLevelOfEbsCluster } from './rules/spread-level-of-ebs-cluster';

export const containersRules: readonly Rule[] = [
  addOnNotValidatedOnLocalCluster,
  ecsFargateOnOutpost,
  ecsTasksAndInstancesApart,
  eksClusterOfRegionInOutpostSubnet,
  fargateProfileOnOutpost,
  localClusterEndpointIsNotPrivate,
  localClusterEndpointIsPublic,
  localClusterExceedsSlots,
  localClusterInAutoMode,
  localClusterInUnsupportedRegion,
  localClusterInUnsupportedZone,
  localClusterName,
  localClusterOnSeveralOutposts,
  localClusterOutOfReachOfBuilding,
  localClusterOverIpv6,
  localClusterRoleOfAnotherService,
  localClusterRoleWithoutPolicy,
  localClusterSpreadExceedsHosts,
  localClusterSpreadExceedsRacks,
  localClusterSubnetElsewhere,
  localClusterSubnetWithResourceNames,
  localClusterSubnetWithoutAddresses,
  localClusterSubnetsOfTwoVpcs,
  localClusterTypeIsNotSlotted,
  localClusterVersion,
  localClusterVpcEndpointInAnotherZone,
  localClusterVpcEndpointWithoutHttps,
  localClusterVpcEndpointWithoutPrivateDns,
  localClusterVpcWithIpv6,
  localClusterVpcWithoutDns,
  localClusterWithEnvelopeEncryption,
  localClusterWithoutWayToRegion,
  managedNodeGroupOnOutpost,
  nodeImageOfLocalCluster,
  partOfLocalCluster,
  placementGroupOfInstanceStoreCluster,
  spreadLevelOfEbsCluster,
  credentialsOfPodsWithoutRegion,
  nodesOfClusterInRegion,
];
