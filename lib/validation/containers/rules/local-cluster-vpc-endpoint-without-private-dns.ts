import { LOCAL_CLUSTER_SERVICES, serviceOfEndpoint } from '../../../catalog/eks-on-outposts';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (endpoint: object) => inTemplate(localCluster({ endpoint }));

export const localClusterVpcEndpointWithoutPrivateDns = rule({
  id: 'local-cluster-vpc-endpoint-without-private-dns',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'A VPC endpoint that a local cluster needs has no private DNS, and the cluster would not find it',
  fix: 'Set PrivateDnsEnabled of the endpoint to true',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'vpcEndpoint',
  knowing: ['vpc.id', 'hasPrivateDns'],
  check: ({ vpc, type, serviceName, hasPrivateDns }, facts) => {
    if (hasPrivateDns || type !== 'Interface' || !LOCAL_CLUSTER_SERVICES.includes(serviceOfEndpoint(serviceName) ?? '')) return undefined;
    const cluster = facts.by('eksCluster', 'vpc', vpc).find(({ outpost, etcdInstanceType }) => outpost && etcdInstanceType === null);
    const others = facts
      .by('vpcEndpoint', 'vpc', vpc)
      .filter((other) => other.serviceName === serviceName && other.hasPrivateDns !== false);
    return cluster && others.length === 0
      ? { property: 'PrivateDnsEnabled', message: `${serviceName} is not found by its name, and ${cluster.id} needs it` }
      : undefined;
  },
  get examples() {
    return { bad: cluster({ PrivateDnsEnabled: false }), good: cluster({ PrivateDnsEnabled: true }) };
  },
});
