import { addressCount } from '../../../catalog/cidr';
import { CONTROL_PLANE_INSTANCES } from '../../../catalog/eks-on-outposts';
import { inTemplate, resource } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const cluster = (interfaces: number) =>
  inTemplate({
    ...localCluster({ subnet: { CidrBlock: '10.0.8.0/28' } }),
    ...Object.fromEntries(
      Array.from({ length: interfaces }, (_, number) => [
        `Interface${number}`,
        resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' } }),
      ]),
    ),
  });

/** The first four addresses of a subnet and the last. */
const RESERVED = 5;

export const localClusterSubnetWithoutAddresses = rule({
  id: 'local-cluster-subnet-without-addresses',
  enforces: ['EKS-9'],
  severity: 'error',
  title: 'The subnets of a local cluster have too few free addresses for its control plane, and it would be created forever',
  fix: 'Use larger subnets, or move what else is in them: one subnet needs three free addresses, two need two each, three need one each; on instance store, each needs three',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'eksCluster',
  onOutpost: true,
  needs: ['subnets.cidrBlock', 'subnets.interfaceCount?', 'etcdInstanceType'],
  check: ({ outpost, subnets, etcdInstanceType }) => {
    if (!outpost || !subnets) return undefined;
    const needed = etcdInstanceType ? CONTROL_PLANE_INSTANCES : Math.ceil(CONTROL_PLANE_INSTANCES / subnets.length);
    for (const { id, cidrBlock, interfaceCount } of subnets) {
      const free = (addressCount(cidrBlock) ?? Infinity) - RESERVED - (interfaceCount ?? 0);
      if (free < needed)
        return { property: 'ResourcesVpcConfig', message: `${id} has ${free} free addresses, and the control plane needs ${needed} in it` };
    }
    return undefined;
  },
  get examples() {
    return { bad: cluster(9), good: cluster(8) };
  },
});
