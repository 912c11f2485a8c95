import { LOCAL_CLUSTER_SERVICES, serviceOfEndpoint } from '../../../catalog/eks-on-outposts';
import type { Route } from '../../network/facts/subnet';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (services: readonly string[]) => inTemplate(localCluster({ services }));

/** True for routes that do not lead to services in the Region: those to the local gateway, except the default route. */
function isOnPremisesOnly({ destination, targets }: Route): boolean {
  return (
    destination !== undefined && destination !== '0.0.0.0/0' && targets.length > 0 && targets.every((target) => target === 'LocalGatewayId')
  );
}

export const localClusterWithoutAccessToRegion = rule({
  id: 'local-cluster-without-access-to-region',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'A local cluster cannot reach required services in the Region, and cluster creation never completes',
  fix: 'Add the missing VPC endpoints in a subnet in the Region with `EksLocalClusterEndpoints`, or a default route to a NAT gateway',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  when: ({ vpc, etcdInstanceType }) => vpc?.origin === 'template' && !etcdInstanceType,
  needs: ['vpc?', 'etcdInstanceType', 'subnets.routeTable.routes.destination'],
  check: ({ outpost, subnets, vpc, etcdInstanceType }, facts) => {
    if (!outpost || !vpc || etcdInstanceType !== null) return undefined;
    const stranded = subnets?.find(({ routeTable }) => routeTable?.routes?.every(isOnPremisesOnly));
    const endpoints = facts
      .all('vpcEndpoint')
      .filter((endpoint) => !endpoint.vpc || endpoint.vpc.origin === 'unknown' || endpoint.vpc === vpc);
    const services = endpoints.map(({ serviceName }) => serviceOfEndpoint(serviceName));
    // An endpoint of an unknown service may be any of them.
    if (!stranded || services.includes(undefined)) return undefined;
    const missing = LOCAL_CLUSTER_SERVICES.filter((service) => !services.includes(service));
    return missing.length > 0
      ? {
          property: 'ResourcesVpcConfig',
          message: `${stranded.id} has no default route, and ${vpc.id} has no VPC endpoint for ${missing.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cluster(['ssm', 'ec2', 's3']), good: cluster(LOCAL_CLUSTER_SERVICES) };
  },
});
