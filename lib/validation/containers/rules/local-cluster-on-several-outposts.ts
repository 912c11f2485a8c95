import { inTemplate, OTHER_OUTPOST_ARN, OUTPOST_ARN } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (...OutpostArns: string[]) => inTemplate(localCluster({ outpost: { OutpostArns } }));

export const localClusterOnSeveralOutposts = rule({
  id: 'local-cluster-on-several-outposts',
  enforces: ['EKS-2'],
  severity: 'error',
  title: 'A local cluster specifies multiple Outposts',
  fix: 'Specify only the Outpost of the control plane, and create a separate cluster for each other Outpost',
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_OutpostConfigRequest.html',
  on: 'eksCluster',
  needs: ['outposts'],
  check: ({ outposts }) =>
    outposts && outposts.length > 1
      ? {
          property: 'OutpostConfig',
          message: `a local cluster supports one Outpost, but ${outposts.map(({ id }) => id).join(' and ')} are specified`,
        }
      : undefined,
  get examples() {
    return { bad: cluster(OUTPOST_ARN, OTHER_OUTPOST_ARN), good: cluster(OUTPOST_ARN) };
  },
});
