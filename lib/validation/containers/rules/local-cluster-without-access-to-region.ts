import { LOCAL_CLUSTER_SERVICES } from '../../../catalog/eks-on-outposts';
import { REGION_ACCESS } from '../../../catalog/region-access';
import { inTemplate } from '../../example';
import { findStranded, strandedMessage } from '../../network/reach';
import { localCluster } from '../example';
import { rule } from '../../rule';

const { services: required, source } = REGION_ACCESS.localCluster;
const cluster = (services: readonly string[]) => inTemplate(localCluster({ services }));

export const localClusterWithoutAccessToRegion = rule({
  id: 'local-cluster-without-access-to-region',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'A local cluster cannot reach required services in the Region, and cluster creation never completes',
  fix: 'Add the missing VPC endpoints in a subnet in the Region, as `EksLocalClusterEndpoints` does, or a default route to a NAT gateway',
  source,
  on: 'eksCluster',
  onOutpost: true,
  when: ({ vpc, etcdInstanceType }) => vpc?.origin === 'template' && !etcdInstanceType,
  needs: ['vpc', 'etcdInstanceType', 'subnets.outpost?', 'subnets.reachableServices'],
  check: ({ vpc, etcdInstanceType, subnets }, facts) => {
    if (etcdInstanceType !== null) return undefined;
    // Other rules report interface endpoints without private DNS or inbound HTTPS.
    const unusable = facts.by('vpcEndpoint', 'vpc', vpc).filter(({ type }) => type !== 'Gateway');
    const missing = required.filter((service) => !unusable.some((endpoint) => endpoint.service === service));
    // Another rule reports a subnet in the Region.
    const stranded = findStranded(subnets?.filter(({ outpost }) => outpost !== null) ?? [], missing);
    return stranded && { property: 'ResourcesVpcConfig', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: cluster(['ssm', 'ec2', 's3']), good: cluster(LOCAL_CLUSTER_SERVICES) };
  },
});
