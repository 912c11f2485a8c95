import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { localClusterOf } from '../local-cluster-of-endpoint';
import { rule } from '../../rule';

const cluster = (endpoint: object) => inTemplate(localCluster({ endpoint }));

export const localClusterVpcEndpointWithoutPrivateDns = rule({
  id: 'local-cluster-vpc-endpoint-without-private-dns',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'Private DNS is disabled for a VPC endpoint that a local cluster requires',
  fix: 'Set PrivateDnsEnabled of the endpoint to true',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'vpcEndpoint',
  when: (endpoint, facts) => !!localClusterOf(endpoint, facts),
  needs: ['vpc?', 'serviceName?', 'type', 'hasPrivateDns'],
  check: (endpoint, facts) => {
    const { vpc, type, serviceName, hasPrivateDns } = endpoint;
    if (hasPrivateDns !== false || type !== 'Interface') return undefined;
    const cluster = localClusterOf(endpoint, facts);
    const others = facts
      .by('vpcEndpoint', 'vpc', vpc)
      .filter((other) => other.serviceName === serviceName && other.hasPrivateDns !== false);
    return cluster && others.length === 0
      ? { property: 'PrivateDnsEnabled', message: `private DNS is disabled for ${serviceName}, so ${cluster.id} cannot resolve it` }
      : undefined;
  },
  get examples() {
    return { bad: cluster({ PrivateDnsEnabled: false }), good: cluster({ PrivateDnsEnabled: true }) };
  },
});
