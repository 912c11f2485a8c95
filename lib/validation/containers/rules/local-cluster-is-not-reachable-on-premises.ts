import { SERVER } from '../../../catalog/generations';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

export const localClusterIsNotReachableOnPremises = rule({
  id: 'local-cluster-is-not-reachable-on-premises',
  enforces: ['EKS-22'],
  severity: 'warning',
  title: 'The Kubernetes API of a local cluster is not reachable from the on-premises network',
  fix: 'Add a route with LocalGatewayId to the route tables of the subnets, as `addLocalGatewayRoute` does, so you can use the cluster while the Outpost is disconnected',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.hardware?', 'subnets.routeTable.routes'],
  check: ({ outpost, subnets }) =>
    outpost &&
    outpost.hardware !== SERVER &&
    subnets?.length &&
    subnets.every(({ routeTable }) => routeTable?.routes?.every(({ targets }) => !targets.includes('LocalGatewayId')))
      ? { property: 'ResourcesVpcConfig', message: `no subnet of the cluster has a route to the local gateway of ${outpost.id}` }
      : undefined,
  get examples() {
    const { PlantRoute: _, ...outOfReach } = localCluster();
    return { bad: inTemplate(outOfReach), good: inTemplate(localCluster()) };
  },
});
