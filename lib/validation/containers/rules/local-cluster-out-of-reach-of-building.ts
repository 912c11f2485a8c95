import { SERVER } from '../../../catalog/generations';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

export const localClusterOutOfReachOfBuilding = rule({
  id: 'local-cluster-out-of-reach-of-building',
  enforces: ['EKS-22'],
  severity: 'warning',
  title: 'The building does not reach the Kubernetes API of a local cluster, only the VPC does',
  fix: 'Add a route to the local gateway to the subnets of the cluster, so that it can be used while the service link is cut',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.hardware?', 'subnets.routeTable.routes'],
  check: ({ outpost, subnets }) =>
    outpost &&
    outpost.hardware !== SERVER &&
    subnets?.length &&
    subnets.every(({ routeTable }) => routeTable?.routes?.every(({ targets }) => !targets.includes('LocalGatewayId')))
      ? { property: 'ResourcesVpcConfig', message: 'none of the subnets of the cluster has a route to the local gateway' }
      : undefined,
  get examples() {
    const { PlantRoute: _, ...outOfReach } = localCluster();
    return { bad: inTemplate(outOfReach), good: inTemplate(localCluster()) };
  },
});
