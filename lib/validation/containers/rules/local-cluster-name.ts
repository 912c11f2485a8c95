import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Name: string) => inTemplate(localCluster({ cluster: { Name } }));

export const localClusterName = rule({
  id: 'local-cluster-name',
  enforces: ['EKS-21'],
  severity: 'warning',
  title: 'The name of a local cluster has characters that AWS does not name for local clusters',
  fix: 'Use letters, digits and hyphens, 100 at most, with a letter or a digit first',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-create.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['name'],
  check: ({ outpost, name }) =>
    outpost && name && !/^[0-9A-Za-z][0-9A-Za-z-]{0,99}$/.test(name) ? { property: 'Name', message: `the name is ${name}` } : undefined,
  get examples() {
    return { bad: cluster('plant_1'), good: cluster('plant-1') };
  },
});
