import { LOCAL_CLUSTER_SERVICES, serviceOfEndpoint } from '../../../catalog/eks-on-outposts';
import type { Route } from '../../network/facts/subnet';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (services: readonly string[]) => inTemplate(localCluster({ services }));

/** Routes that certainly lead to no service of the Region: some of those to the local gateway, and those to gateway endpoints. */
function leadsToBuildingOnly({ destination, targets }: Route): boolean {
  return (
    destination !== undefined && destination !== '0.0.0.0/0' && targets.length > 0 && targets.every((target) => target === 'LocalGatewayId')
  );
}

export const localClusterWithoutWayToRegion = rule({
  id: 'local-cluster-without-way-to-region',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'A local cluster has no way to the services in the Region that set it up, and would be created forever',
  fix: 'Add the VPC endpoints that are missing, in a subnet in the Region, or a default route to a NAT gateway',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  when: ({ vpc, etcdInstanceType }) => vpc?.origin === 'template' && !etcdInstanceType,
  needs: ['vpc?', 'etcdInstanceType', 'subnets.routeTable.routes.destination'],
  check: ({ outpost, subnets, vpc, etcdInstanceType }, facts) => {
    if (!outpost || !vpc || etcdInstanceType !== null) return undefined;
    const stranded = subnets?.find(({ routeTable }) => routeTable?.routes?.every(leadsToBuildingOnly));
    const endpoints = facts
      .all('vpcEndpoint')
      .filter((endpoint) => !endpoint.vpc || endpoint.vpc.origin === 'unknown' || endpoint.vpc === vpc);
    const services = endpoints.map(({ serviceName }) => serviceOfEndpoint(serviceName));
    // An endpoint of a service that is not known may be any of them.
    if (!stranded || services.includes(undefined)) return undefined;
    const missing = LOCAL_CLUSTER_SERVICES.filter((service) => !services.includes(service));
    return missing.length > 0
      ? {
          property: 'ResourcesVpcConfig',
          message: `${stranded.id} has no default route, and ${vpc.id} no endpoint of ${missing.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cluster(['ssm', 'ec2', 's3']), good: cluster(LOCAL_CLUSTER_SERVICES) };
  },
});
