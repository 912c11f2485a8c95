import { LOCAL_CLUSTER_ROLES } from '../../../catalog/eks-on-outposts';
import { inTemplate } from '../../example';
import { localCluster, roleOfCluster } from '../example';
import { rule } from '../../rule';

const cluster = (policy: string) => inTemplate(localCluster({ role: roleOfCluster('ec2.amazonaws.com', policy) }));

export const localClusterRoleWithoutPolicy = rule({
  id: 'local-cluster-role-without-policy',
  enforces: ['EKS-13'],
  severity: 'warning',
  title: 'The role of a local cluster lacks a managed policy that its control plane requires, and cluster creation never completes',
  fix: 'Attach AmazonEKSLocalOutpostClusterPolicy to the role; on instance store, AmazonEKSClusterPolicy and AmazonEKSServicePolicy',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-troubleshooting.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['role.managedPolicyArns', 'etcdInstanceType'],
  check: ({ outpost, role, etcdInstanceType }) => {
    if (etcdInstanceType === undefined) return undefined;
    const { policies } = etcdInstanceType ? LOCAL_CLUSTER_ROLES.instanceStore : LOCAL_CLUSTER_ROLES.ebs;
    if (!outpost || role?.origin !== 'template' || role.managedPolicyArns === undefined) return undefined;
    const attached = (role.managedPolicyArns ?? []).map((arn) => arn.split('/').pop());
    const missing = policies.filter((policy) => !attached.includes(policy));
    return missing.length > 0
      ? { property: 'RoleArn', message: `managed policy ${missing.join(', ')} is not attached to ${role.id}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('AmazonEKSClusterPolicy'), good: cluster('AmazonEKSLocalOutpostClusterPolicy') };
  },
});
