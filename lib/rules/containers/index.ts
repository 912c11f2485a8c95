import type { Rule } from '../rule';
import { addOnNotValidatedOnLocalCluster } from './add-on-not-validated-on-local-cluster';
import { ecsFargateOnOutpost } from './ecs-fargate-on-outpost';
import { ecsTasksAndInstancesApart } from './ecs-tasks-and-instances-apart';
import { eksClusterOfRegionInOutpostSubnet } from './eks-cluster-of-region-in-outpost-subnet';
import { fargateProfileOnOutpost } from './fargate-profile-on-outpost';
import { localClusterEndpointIsNotPrivate } from './local-cluster-endpoint-is-not-private';
import { localClusterEndpointIsPublic } from './local-cluster-endpoint-is-public';
import { localClusterExceedsSlots } from './local-cluster-exceeds-slots';
import { localClusterInAutoMode } from './local-cluster-in-auto-mode';
import { localClusterInUnsupportedRegion } from './local-cluster-in-unsupported-region';
import { localClusterInUnsupportedZone } from './local-cluster-in-unsupported-zone';
import { localClusterName } from './local-cluster-name';
import { localClusterOnSeveralOutposts } from './local-cluster-on-several-outposts';
import { localClusterOutOfReachOfBuilding } from './local-cluster-out-of-reach-of-building';
import { localClusterOverIpv6 } from './local-cluster-over-ipv6';
import { localClusterRoleOfAnotherService } from './local-cluster-role-of-another-service';
import { localClusterRoleWithoutPolicy } from './local-cluster-role-without-policy';
import { localClusterSpreadExceedsHosts } from './local-cluster-spread-exceeds-hosts';
import { localClusterSpreadExceedsRacks } from './local-cluster-spread-exceeds-racks';
import { localClusterSubnetElsewhere } from './local-cluster-subnet-elsewhere';
import { localClusterSubnetWithResourceNames } from './local-cluster-subnet-with-resource-names';
import { localClusterSubnetWithoutAddresses } from './local-cluster-subnet-without-addresses';
import { localClusterSubnetsOfTwoVpcs } from './local-cluster-subnets-of-two-vpcs';
import { localClusterTypeIsNotSlotted } from './local-cluster-type-is-not-slotted';
import { localClusterVersion } from './local-cluster-version';
import { localClusterVpcEndpointInAnotherZone } from './local-cluster-vpc-endpoint-in-another-zone';
import { localClusterVpcEndpointWithoutHttps } from './local-cluster-vpc-endpoint-without-https';
import { localClusterVpcEndpointWithoutPrivateDns } from './local-cluster-vpc-endpoint-without-private-dns';
import { localClusterVpcWithIpv6 } from './local-cluster-vpc-with-ipv6';
import { localClusterVpcWithoutDns } from './local-cluster-vpc-without-dns';
import { localClusterWithEnvelopeEncryption } from './local-cluster-with-envelope-encryption';
import { localClusterWithoutWayToRegion } from './local-cluster-without-way-to-region';
import { managedNodeGroupOnOutpost } from './managed-node-group-on-outpost';
import { nodeImageOfLocalCluster } from './node-image-of-local-cluster';
import { partOfLocalCluster } from './part-of-local-cluster';
import { placementGroupOfInstanceStoreCluster } from './placement-group-of-instance-store-cluster';
import { spreadLevelOfEbsCluster } from './spread-level-of-ebs-cluster';

export const containerRules: readonly Rule[] = [
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
];
