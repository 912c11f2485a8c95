import { SERVER } from '../../../catalog/generations';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const cluster = (SupportedHardwareType: string) => ({
  ...inTemplate({
    Cluster: resource('AWS::EKS::Cluster', {
      RoleArn: 'arn:aws:iam::111122223333:role/cluster',
      ResourcesVpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'], EndpointPrivateAccess: true, EndpointPublicAccess: false },
      OutpostConfig: { OutpostArns: [OUTPOST_ARN], ControlPlaneInstanceType: 'm5.xlarge' },
    }),
  }),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, SupportedHardwareType } }] },
});

export const localClusterOnServer = rule({
  id: 'local-cluster-on-server',
  enforces: ['EKS-1'],
  severity: 'error',
  title: 'A local cluster is on an Outposts server, but local clusters support Outposts racks only',
  fix: 'Specify the ARN of an Outposts rack, or use a cluster with its control plane in the Region',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-local-cluster-create.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['outpost.hardware', 'subnets.outpost?'],
  check: ({ outpost, subnets }) =>
    // If its subnets are on the server, too, service-is-not-supported-on-server reports it.
    outpost?.hardware === SERVER && !subnets?.some((subnet) => subnet.outpost === outpost)
      ? { property: 'OutpostConfig.OutpostArns', message: `${outpost.id} is an Outposts server, which does not support local clusters` }
      : undefined,
  get examples() {
    return { bad: cluster('SERVER'), good: cluster('RACK') };
  },
});
