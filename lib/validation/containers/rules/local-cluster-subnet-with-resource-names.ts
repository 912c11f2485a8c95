import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (HostnameType: string) => inTemplate(localCluster({ subnet: { PrivateDnsNameOptionsOnLaunch: { HostnameType } } }));

export const localClusterSubnetWithResourceNames = rule({
  id: 'local-cluster-subnet-with-resource-names',
  enforces: ['EKS-9'],
  severity: 'error',
  title: 'A subnet of a local cluster uses resource-based hostnames, which EKS does not support',
  fix: 'Remove HostnameType from the subnet, or set it to ip-name',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['subnets.hostnameType'],
  check: ({ outpost, subnets }) => {
    const named = subnets?.find(({ hostnameType }) => hostnameType === 'resource-name');
    return outpost && named
      ? { property: 'ResourcesVpcConfig', message: `HostnameType resource-name of ${named.id} is not supported for local clusters` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('resource-name'), good: cluster('ip-name') };
  },
});
