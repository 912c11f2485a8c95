import { LOCAL_CLUSTER_ROLES } from '../../../catalog/eks-on-outposts';
import { inTemplate } from '../../example';
import { localCluster, roleOfCluster } from '../example';
import { rule } from '../../rule';

const cluster = (service: string) => inTemplate(localCluster({ role: roleOfCluster(service, 'AmazonEKSLocalOutpostClusterPolicy') }));

export const localClusterRoleTrustsAnotherService = rule({
  id: 'local-cluster-role-trusts-another-service',
  enforces: ['EKS-13'],
  severity: 'error',
  title: 'The role of a local cluster does not trust the service that runs its control plane, and cluster creation never completes',
  fix: 'Allow ec2.amazonaws.com to assume the role; on instance store, allow eks.amazonaws.com',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-create.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['role.services', 'etcdInstanceType'],
  check: ({ outpost, role, etcdInstanceType }) => {
    if (etcdInstanceType === undefined) return undefined;
    const { service } = etcdInstanceType ? LOCAL_CLUSTER_ROLES.instanceStore : LOCAL_CLUSTER_ROLES.ebs;
    const services = role?.services;
    return outpost && services && !services.some((trusted) => trusted.startsWith(service))
      ? {
          property: 'RoleArn',
          message: `${role.id} trusts ${services.join(', ') || 'no service'}, but the control plane requires ${service}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cluster('eks.amazonaws.com'), good: cluster('ec2.amazonaws.com') };
  },
});
