import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (HostnameType: string) => inTemplate(localCluster({ subnet: { PrivateDnsNameOptionsOnLaunch: { HostnameType } } }));

export const localClusterSubnetWithResourceNames = rule({
  id: 'local-cluster-subnet-with-resource-names',
  enforces: ['EKS-9'],
  severity: 'error',
  title: 'A local cluster is in a subnet whose instances are named by their IDs, which EKS does not support',
  fix: 'Remove HostnameType of the subnet, or set it to ip-name',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['subnets.hostnameType'],
  check: ({ outpost, subnets }) => {
    const named = subnets?.find(({ hostnameType }) => hostnameType === 'resource-name');
    return outpost && named
      ? { property: 'ResourcesVpcConfig', message: `the instances in ${named.id} get resource-based names` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('resource-name'), good: cluster('ip-name') };
  },
});
