import { differ } from '../../facts/fact';
import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { localClusterInTwoSubnets } from '../example';
import { rule } from '../../rule';

const cluster = (Second: ReturnType<typeof regionSubnet>) => inTemplate(localClusterInTwoSubnets(Second));

export const localClusterSubnetIsNotOnOutpost = rule({
  id: 'local-cluster-subnet-is-not-on-outpost',
  enforces: ['EKS-9'],
  severity: 'error',
  title: 'A subnet of a local cluster is not on its Outpost, and cluster creation never completes',
  fix: 'Specify only subnets on the Outpost of the control plane',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-troubleshooting.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['subnets.outpost'],
  check: ({ outpost, subnets }) => {
    const elsewhere = subnets?.find((subnet) => subnet.outpost === null || differ(subnet.outpost, outpost));
    if (!elsewhere || !outpost) return undefined;
    const where = elsewhere.outpost ? `on ${elsewhere.outpost.id}` : 'in the Region';
    return { property: 'ResourcesVpcConfig', message: `${elsewhere.id} is ${where}, but the control plane is on ${outpost.id}` };
  },
  get examples() {
    return {
      bad: cluster(regionSubnet({ VpcId: { Ref: 'Vpc' } })),
      good: cluster(outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.9.0/24' })),
    };
  },
});
