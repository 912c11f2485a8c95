import { LOCAL_CLUSTER_SERVICES } from '../../catalog/eks-on-outposts';
import { serviceOfEndpoint } from '../../catalog/region-access';
import type { Facts } from '../facts/fact';
import type { VpcEndpoint } from '../network/facts/vpc-endpoint';
import type { EksCluster } from './facts';

/** The local cluster on EBS that needs a VPC endpoint. Those on instance store reach the Region otherwise. */
export function localClusterOf({ vpc, serviceName }: VpcEndpoint, facts: Facts): EksCluster | undefined {
  if (!vpc || !LOCAL_CLUSTER_SERVICES.includes(serviceOfEndpoint(serviceName) ?? '')) return undefined;
  return facts.by('eksCluster', 'vpc', vpc).find(({ outpost, etcdInstanceType }) => outpost && etcdInstanceType === null);
}
