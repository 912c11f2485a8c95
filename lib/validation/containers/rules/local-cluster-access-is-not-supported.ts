import { LOCAL_CLUSTER_AUTHENTICATION_MODES } from '../../../catalog/eks-on-outposts';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (AuthenticationMode: string) =>
  inTemplate(localCluster({ cluster: { AccessConfig: { AuthenticationMode, BootstrapClusterCreatorAdminPermissions: true } } }));

export const localClusterAccessIsNotSupported = rule({
  id: 'local-cluster-access-is-not-supported',
  enforces: ['EKS-16'],
  severity: 'error',
  title: 'The access configuration of a local cluster is not supported, and Amazon EKS rejects the cluster',
  fix: 'Remove AccessConfig from a local cluster on EBS, or set CONFIG_MAP and administrator permissions of the creator; set AuthenticationMode of a local cluster on instance store to API_AND_CONFIG_MAP or API',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['authenticationMode', 'creatorIsAdmin', 'etcdInstanceType'],
  check: ({ outpost, authenticationMode, creatorIsAdmin, etcdInstanceType }) => {
    if (!outpost || etcdInstanceType === undefined) return undefined;
    const [storage, modes] =
      etcdInstanceType === null
        ? ['EBS', LOCAL_CLUSTER_AUTHENTICATION_MODES.ebs]
        : ['instance store', LOCAL_CLUSTER_AUTHENTICATION_MODES.instanceStore];
    if (authenticationMode && !modes.includes(authenticationMode)) {
      return {
        property: 'AccessConfig.AuthenticationMode',
        message: `authentication mode ${authenticationMode} is not supported for local clusters on ${storage}; supported: ${modes.join(', ')}`,
      };
    }
    return etcdInstanceType === null && creatorIsAdmin === false
      ? {
          property: 'AccessConfig.BootstrapClusterCreatorAdminPermissions',
          message: 'BootstrapClusterCreatorAdminPermissions is false, which is not supported for local clusters on EBS',
        }
      : undefined;
  },
  get examples() {
    return { bad: cluster('API'), good: cluster('CONFIG_MAP') };
  },
});
