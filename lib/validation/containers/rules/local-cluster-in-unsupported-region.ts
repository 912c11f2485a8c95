import { LOCAL_CLUSTER_REGIONS } from '../../../catalog/eks-on-outposts';
import { partitionOf } from '../../facts/environment';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (region: string) => ({
  ...inTemplate(localCluster({ outpost: { OutpostArns: [OUTPOST_ARN] } })),
  region,
});

export const localClusterInUnsupportedRegion = rule({
  id: 'local-cluster-in-unsupported-region',
  enforces: ['EKS-24'],
  severity: 'warning',
  title: 'A local cluster is in a Region that AWS does not list for local clusters',
  fix: 'Check the list of supported Regions, or use a cluster with its control plane in the Region',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['region', 'etcdInstanceType'],
  check: ({ outpost, region, etcdInstanceType }) => {
    if (!outpost || !region || etcdInstanceType === undefined) return undefined;
    const isListed = etcdInstanceType === null ? LOCAL_CLUSTER_REGIONS.includes(region) : partitionOf(region) === 'aws';
    const storage = etcdInstanceType === null ? 'EBS' : 'instance store';
    return isListed ? undefined : { property: 'OutpostConfig', message: `AWS does not list ${region} for local clusters on ${storage}` };
  },
  get examples() {
    return { bad: cluster('eu-north-1'), good: cluster('us-west-2') };
  },
});
