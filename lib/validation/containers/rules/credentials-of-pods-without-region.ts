import { expectingDisconnects, inTemplate, resource } from '../../example';
import { localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

/** What gives pods credentials that are exchanged for others, in the Region, before they expire. */
const CREDENTIALS: { readonly [type: string]: string } = {
  'AWS::EKS::PodIdentityAssociation': 'EKS Pod Identity',
  'AWS::IAM::OIDCProvider': 'IAM roles for service accounts',
};

export const credentialsOfPodsWithoutRegion = rule({
  id: 'credentials-of-pods-without-region',
  enforces: ['CUT-5'],
  severity: 'warning',
  title: 'Pods of a local cluster on an Outpost that may be cut off get credentials from the Region, which expire meanwhile',
  fix: 'Let what has to go on without the service link call no AWS API, or keep what it would send until the link is back',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-instance-store-network-disconnects.html',
  on: 'eksClusterPart',
  needs: ['cluster.outpost.expectedDisconnectHours?'],
  check: ({ type, cluster }) =>
    CREDENTIALS[type] && cluster?.outpost?.expectedDisconnectHours
      ? { message: `${CREDENTIALS[type]} needs the Region to renew what pods have` }
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
