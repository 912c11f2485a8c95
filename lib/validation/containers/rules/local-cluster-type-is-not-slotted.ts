import { onFirstGenerationRack } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (ControlPlaneInstanceType: string) => onFirstGenerationRack(localCluster({ outpost: { ControlPlaneInstanceType } }));

export const localClusterTypeIsNotSlotted = rule({
  id: 'local-cluster-type-is-not-slotted',
  enforces: ['EKS-3'],
  severity: 'error',
  title: 'A local cluster is to run on a type that its Outpost is not configured for, and would be created forever',
  fix: 'Use an instance type that the Outpost is configured for: it cannot change afterwards',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-troubleshooting.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.instanceTypes', 'controlPlaneInstanceType', 'etcdInstanceType'],
  check: ({ outpost, controlPlaneInstanceType, etcdInstanceType }) => {
    const slotted = outpost?.instanceTypes;
    const missing = slotted && [controlPlaneInstanceType, etcdInstanceType].find((type) => type && !slotted.includes(type));
    return missing
      ? { property: 'OutpostConfig', message: `the type is ${missing}, and the Outpost has ${slotted.join(', ')}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('m5.large'), good: cluster('m5.xlarge') };
  },
});
