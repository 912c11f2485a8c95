import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { partOfRegionCluster } from '../example';
import { rule } from '../../rule';

const part = (Plant: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant,
    ...partOfRegionCluster('AWS::EKS::FargateProfile', {
      Subnets: [{ Ref: 'Plant' }],
      PodExecutionRoleArn: 'arn:aws:iam::111122223333:role/pod',
      Selectors: [{ Namespace: 'default' }],
    }),
  });

export const fargateProfileOnOutpost = rule({
  id: 'fargate-profile-on-outpost',
  enforces: ['EKS-14'],
  severity: 'error',
  title: 'A Fargate profile specifies a subnet on an Outpost, which does not support Fargate',
  fix: 'Specify subnets in the Region, or run the pods on self-managed nodes',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'eksClusterPart',
  onOutpost: true,
  when: ({ type }) => type === 'AWS::EKS::FargateProfile',
  needs: ['cluster.outpost?', 'subnets.outpost?'],
  check: ({ cluster, outpost, subnets }) => {
    // For a local cluster, feature-is-not-supported-on-local-cluster reports it.
    const subnet = !cluster?.outpost ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet
      ? { property: 'Subnets', message: `Fargate is not supported in ${subnet.id}, which is on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: part(outpostSubnet()), good: part(regionSubnet()) };
  },
});
