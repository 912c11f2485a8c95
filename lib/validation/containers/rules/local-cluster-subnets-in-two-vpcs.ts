import { differ } from '../../facts/fact';
import { inTemplate, outpostSubnet, resource } from '../../example';
import { localClusterInTwoSubnets } from '../example';
import { rule } from '../../rule';

const cluster = (vpc: string) =>
  inTemplate({
    ...localClusterInTwoSubnets(outpostSubnet({ VpcId: { Ref: vpc }, CidrBlock: '10.0.9.0/24' })),
    Other: resource('AWS::EC2::VPC', { CidrBlock: '10.1.0.0/16' }),
  });

export const localClusterSubnetsInTwoVpcs = rule({
  id: 'local-cluster-subnets-in-two-vpcs',
  enforces: ['EKS-9'],
  severity: 'error',
  title: 'The subnets of a local cluster are in two VPCs, and cluster creation never completes',
  fix: 'Specify subnets of one VPC',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-troubleshooting.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['subnets.vpc'],
  check: ({ outpost, subnets }) => {
    const [first, ...others] = subnets ?? [];
    const other = others.find(({ vpc }) => differ(vpc, first.vpc));
    return outpost && other?.vpc && first.vpc
      ? { property: 'ResourcesVpcConfig', message: `${first.id} is in ${first.vpc.id}, but ${other.id} is in ${other.vpc.id}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('Other'), good: cluster('Vpc') };
  },
});
