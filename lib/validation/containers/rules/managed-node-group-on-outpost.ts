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
  title: 'A managed node group is in a subnet on an Outpost, where nodes are self-managed',
  fix: 'Run the nodes as an Auto Scaling group that you manage yourself',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksClusterPart',
  onOutpost: true,
  when: ({ type }) => type === 'AWS::EKS::Nodegroup',
  needs: ['cluster.outpost?', 'subnets.outpost?'],
  check: ({ cluster, outpost, subnets }) => {
    // Of a local cluster, another rule says so.
    const subnet = !cluster?.outpost ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet ? { property: 'Subnets', message: `${subnet.id} is on an Outpost` } : undefined;
  },
  get examples() {
    return { bad: part(outpostSubnet()), good: part(regionSubnet()) };
  },
});
