import { ZONES_WITHOUT_LOCAL_CLUSTERS } from '../../../catalog/eks-on-outposts';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const cluster = (AvailabilityZoneId: string) => ({
  ...inTemplate(localClusterOnInstanceStore()),
  inventory: { outposts: [{ outpost: { OutpostId: 'op-0a1b2c3d4e5f60718', OutpostArn: OUTPOST_ARN, AvailabilityZoneId } }] },
});

export const localClusterInUnsupportedZone = rule({
  id: 'local-cluster-in-unsupported-zone',
  enforces: ['EKS-17'],
  severity: 'error',
  title: 'A local cluster on instance store is in an Availability Zone that does not support it',
  fix: 'Use an Outpost in another Availability Zone, or a cluster with its control plane in the Region',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  when: ({ etcdInstanceType }) => etcdInstanceType !== null,
  needs: ['outpost.availabilityZoneId', 'etcdInstanceType'],
  check: ({ outpost, etcdInstanceType }) => {
    const zone = outpost?.availabilityZoneId;
    return zone && etcdInstanceType && ZONES_WITHOUT_LOCAL_CLUSTERS.includes(zone)
      ? { property: 'OutpostConfig', message: `${outpost?.id} is in ${zone}, which does not support local clusters on instance store` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('cac1-az3'), good: cluster('usw2-az1') };
  },
});
