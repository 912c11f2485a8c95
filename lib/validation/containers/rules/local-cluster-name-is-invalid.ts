import { inTemplate } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (Name: string) => inTemplate(localCluster({ cluster: { Name } }));

export const localClusterNameIsInvalid = rule({
  id: 'local-cluster-name-is-invalid',
  enforces: ['EKS-21'],
  severity: 'warning',
  title: 'The name of a local cluster does not follow the documented naming rules',
  fix: 'Use at most 100 alphanumeric characters and hyphens, and start with an alphanumeric character',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-create.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['name'],
  check: ({ outpost, name }) =>
    outpost && name && !/^[0-9A-Za-z][0-9A-Za-z-]{0,99}$/.test(name)
      ? { property: 'Name', message: `cluster name ${name} is not valid for local clusters` }
      : undefined,
  get examples() {
    return { bad: cluster('plant_1'), good: cluster('plant-1') };
  },
});
