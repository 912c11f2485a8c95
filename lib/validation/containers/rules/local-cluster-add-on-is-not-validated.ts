import { VALIDATED_ADD_ONS } from '../../../catalog/eks-on-outposts';
import { inTemplate, resource } from '../../example';
import { localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const addOn = (AddonName: string) =>
  inTemplate({ ...localClusterOnInstanceStore(), AddOn: resource('AWS::EKS::Addon', { ClusterName: { Ref: 'Cluster' }, AddonName }) });

export const localClusterAddOnIsNotValidated = rule({
  id: 'local-cluster-add-on-is-not-validated',
  enforces: ['EKS-16'],
  severity: 'warning',
  title: 'An add-on of a local cluster on instance store is not validated by AWS',
  fix: 'Use an add-on that AWS lists, or install the software in the cluster yourself',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-local-cluster-addons.html',
  on: 'eksClusterPart',
  when: ({ type, cluster }) => type === 'AWS::EKS::Addon' && !!cluster?.outpost,
  needs: ['cluster.outpost?', 'cluster.etcdInstanceType', 'name'],
  check: ({ cluster, name }) =>
    cluster?.etcdInstanceType && name && !VALIDATED_ADD_ONS.includes(name)
      ? {
          property: 'AddonName',
          message: `add-on ${name} is not validated for local clusters on instance store; validated: ${VALIDATED_ADD_ONS.join(', ')}`,
        }
      : undefined,
  get examples() {
    return { bad: addOn('aws-ebs-csi-driver'), good: addOn('vpc-cni') };
  },
});
