import { expectingDisconnects, inTemplate, resource } from '../../example';
import { localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

/** Sources of pod credentials that must be renewed in the Region before they expire. */
const CREDENTIALS: { readonly [type: string]: string } = {
  'AWS::EKS::PodIdentityAssociation': 'EKS Pod Identity',
  'AWS::IAM::OIDCProvider': 'IAM roles for service accounts',
};

export const podCredentialsExpireWithoutRegion = rule({
  id: 'pod-credentials-expire-without-region',
  enforces: ['CUT-5'],
  severity: 'warning',
  title: 'Pods of a local cluster use credentials from the Region, which expire during a service link outage',
  fix: 'Avoid AWS API calls in workloads that must run without the service link, or buffer the requests until the Outpost reconnects',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-network-disconnects.html',
  on: 'eksClusterPart',
  needs: ['cluster.outpost.expectedDisconnectHours?'],
  check: ({ type, cluster, clusterProperty }) =>
    CREDENTIALS[type] && cluster?.outpost?.expectedDisconnectHours
      ? {
          property: clusterProperty,
          message: `${CREDENTIALS[type]} cannot renew the credentials of pods while ${cluster.outpost.id} is disconnected`,
        }
      : undefined,
  get examples() {
    const resources = {
      ...localClusterOnInstanceStore(),
      Association: resource('AWS::EKS::PodIdentityAssociation', {
        ClusterName: { Ref: 'Cluster' },
        Namespace: 'line',
        ServiceAccount: 'controller',
        RoleArn: 'arn:aws:iam::111122223333:role/controller',
      }),
    };
    return { bad: expectingDisconnects(8, resources), good: inTemplate(resources) };
  },
});
