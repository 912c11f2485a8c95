import { LOCAL_CLUSTER_VERSIONS } from '../../../catalog/eks-on-outposts';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Version: string) => inTemplate(localCluster({ cluster: { Version } }));

export const localClusterVersionIsNotSupported = rule({
  id: 'local-cluster-version-is-not-supported',
  enforces: ['EKS-23'],
  severity: 'warning',
  title: 'AWS lists no local cluster platform version for the Kubernetes version',
  fix: 'Use a version that AWS lists for local clusters: versions are available later than for clusters in the Region',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-platform-versions.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['version', 'etcdInstanceType'],
  check: ({ outpost, version, etcdInstanceType }) =>
    outpost && version && etcdInstanceType === null && !LOCAL_CLUSTER_VERSIONS.includes(version)
      ? {
          property: 'Version',
          message: `Kubernetes version ${version} is not listed for local clusters; listed: ${LOCAL_CLUSTER_VERSIONS.join(', ')}`,
        }
      : undefined,
  get examples() {
    return { bad: cluster('1.27'), good: cluster('1.32') };
  },
});
