import { LOCAL_CLUSTER_VERSIONS } from '../../../catalog/eks-on-outposts';
import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Version: string) => inTemplate(localCluster({ cluster: { Version } }));

export const localClusterVersion = rule({
  id: 'local-cluster-version',
  enforces: ['EKS-23'],
  severity: 'warning',
  title: 'A local cluster is of a Kubernetes version that AWS lists no platform version of local clusters for',
  fix: 'Use one of the versions that AWS lists for local clusters: it is later with them than with clusters in the Region',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-platform-versions.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['version', 'etcdInstanceType'],
  check: ({ outpost, version, etcdInstanceType }) =>
    outpost && version && etcdInstanceType === null && !LOCAL_CLUSTER_VERSIONS.includes(version)
      ? { property: 'Version', message: `the version is ${version}, and AWS lists ${LOCAL_CLUSTER_VERSIONS.join(', ')}` }
      : undefined,
  get examples() {
    return { bad: cluster('1.27'), good: cluster('1.32') };
  },
});
