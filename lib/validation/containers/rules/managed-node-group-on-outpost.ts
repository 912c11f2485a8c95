import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { partOfRegionCluster } from '../example';
import { rule } from '../../rule';

const part = (Plant: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant,
    ...partOfRegionCluster('AWS::EKS::Nodegroup', { Subnets: [{ Ref: 'Plant' }], NodeRole: 'arn:aws:iam::111122223333:role/node' }),
  });

export const managedNodeGroupOnOutpost = rule({
  id: 'managed-node-group-on-outpost',
  enforces: ['EKS-14'],
  severity: 'error',
  title: 'A managed node group is in a subnet on an Outpost, which supports self-managed nodes only',
  fix: 'Run the nodes in an Auto Scaling group that you manage yourself',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksClusterPart',
  onOutpost: true,
  when: ({ type }) => type === 'AWS::EKS::Nodegroup',
  needs: ['cluster.outpost?', 'subnets.outpost?'],
  check: ({ cluster, outpost, subnets }) => {
    // For a local cluster, feature-is-not-supported-on-local-cluster reports it.
    const subnet = !cluster?.outpost ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet
      ? { property: 'Subnets', message: `managed node groups are not supported in ${subnet.id}, which is on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: part(outpostSubnet()), good: part(regionSubnet()) };
  },
});
