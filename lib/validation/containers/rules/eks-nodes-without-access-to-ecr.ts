import { REGION_ACCESS } from '../../../catalog/region-access';
import type { Facts } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import type { Subnet } from '../../network/facts/subnet';
import { subnetWithEndpoints } from '../../network/example';
import { findStranded, isInOwnVpc, strandedMessage } from '../../network/reach';
import { rule } from '../../rule';

const { services: required, source } = REGION_ACCESS.node;
const nodes = (...services: string[]) =>
  inTemplate({
    ...subnetWithEndpoints(...services),
    Nodes: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '2',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' },
      Tags: [{ Key: 'kubernetes.io/cluster/line', Value: 'owned', PropagateAtLaunch: true }],
    }),
  });

/** Another rule is about the subnets of local clusters on EBS. No AWS page lists what nodes of local clusters on instance store require. */
function isOfLocalCluster(subnet: Subnet, facts: Facts): boolean {
  const clusters = [...facts.by('eksCluster', 'vpc', subnet.vpc), ...facts.by('eksCluster', 'vpc', undefined)];
  const local = clusters.filter(({ outpost }) => outpost !== null);
  return local.some(({ subnets, etcdInstanceType }) => etcdInstanceType !== null || !subnets || subnets.includes(subnet));
}

export const eksNodesWithoutAccessToEcr = rule({
  id: 'eks-nodes-without-access-to-ecr',
  enforces: ['NET-13'],
  // The nodes may pull all images from a registry in the VPC or in the on-premises network.
  severity: 'warning',
  title: 'EKS nodes on an Outpost cannot reach Amazon ECR in the Region, from which they pull the images of EKS add-ons',
  fix: 'Add the missing VPC endpoints in a subnet in the Region, with a gateway endpoint for Amazon S3, or a default route to a NAT gateway; acknowledge it if the nodes use another registry',
  source,
  on: 'autoScalingGroup',
  onOutpost: true,
  when: ({ isOfKubernetes, subnets }, facts) =>
    isOfKubernetes && !!subnets?.some((subnet) => isInOwnVpc(subnet) && !isOfLocalCluster(subnet, facts)),
  needs: ['subnets.outpost?', 'subnets.vpc?', 'subnets.reachableServices'],
  check: ({ subnets }, facts) => {
    const stranded = findStranded(subnets?.filter((subnet) => isInOwnVpc(subnet) && !isOfLocalCluster(subnet, facts)) ?? [], required);
    return stranded && { property: 'VPCZoneIdentifier', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: nodes('ecr.dkr'), good: nodes(...required) };
  },
});
