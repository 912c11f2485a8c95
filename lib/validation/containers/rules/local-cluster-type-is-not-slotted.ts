import { onFirstGenerationRack } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (ControlPlaneInstanceType: string) => onFirstGenerationRack(localCluster({ outpost: { ControlPlaneInstanceType } }));

export const localClusterTypeIsNotSlotted = rule({
  id: 'local-cluster-type-is-not-slotted',
  enforces: ['EKS-3'],
  severity: 'error',
  title: 'The Outpost is not configured for an instance type of a local cluster, and cluster creation never completes',
  fix: 'Use an instance type that the Outpost is configured for: you cannot change it after the cluster is created',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-troubleshooting.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'controlPlaneInstanceType', 'etcdInstanceType'],
  check: ({ outpost, controlPlaneInstanceType, etcdInstanceType }) => {
    const slotted = outpost?.instanceTypes;
    const missing = slotted && [controlPlaneInstanceType, etcdInstanceType].find((type) => type && !slotted.includes(type));
    return missing
      ? { property: 'OutpostConfig', message: `${outpost?.id} is not configured for ${missing}; configured: ${slotted.join(', ')}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('m5.large'), good: cluster('m5.xlarge') };
  },
});
