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

/** IP addresses that AWS reserves in each subnet: the first four and the last. */
const RESERVED = 5;

export const localClusterSubnetWithoutAddresses = rule({
  id: 'local-cluster-subnet-without-addresses',
  enforces: ['EKS-9'],
  severity: 'error',
  title: 'A subnet of a local cluster has too few available IP addresses for the control plane, and cluster creation never completes',
  fix: 'Use larger subnets, or move other resources out of them: one subnet requires three available IP addresses, two require two each, three require one each; on instance store, each requires three',
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
        return {
          property: 'ResourcesVpcConfig',
          message: `${id} has ${free} available IP addresses, but the control plane requires ${needed}`,
        };
    }
    return undefined;
  },
  get examples() {
    return { bad: cluster(9), good: cluster(8) };
  },
});
