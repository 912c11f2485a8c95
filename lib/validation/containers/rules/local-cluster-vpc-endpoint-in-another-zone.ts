import { inTemplate, regionSubnet } from '../../example';
import { localCluster } from '../example';
import { localClusterOf } from '../local-cluster-of-endpoint';
import { rule } from '../../rule';

const cluster = (AvailabilityZone: string) =>
  inTemplate({ ...localCluster(), Region: regionSubnet({ VpcId: { Ref: 'Vpc' }, AvailabilityZone }) });

export const localClusterVpcEndpointInAnotherZone = rule({
  id: 'local-cluster-vpc-endpoint-in-another-zone',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'A VPC endpoint that a local cluster requires is not in the Availability Zone of the Outpost',
  fix: 'Create the endpoint in a subnet in the Region, in the Availability Zone of the Outpost',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'vpcEndpoint',
  when: (endpoint, facts) => !!localClusterOf(endpoint, facts),
  needs: ['vpc?', 'serviceName?', 'subnets.availabilityZone'],
  check: (endpoint, facts) => {
    const { serviceName, subnets } = endpoint;
    const cluster = localClusterOf(endpoint, facts);
    const zone = cluster?.subnets?.[0]?.availabilityZone;
    const zones = (subnets ?? []).map(({ availabilityZone }) => availabilityZone);
    return cluster && zone && zones.length > 0 && zones.every((other) => other && other !== zone)
      ? { property: 'SubnetIds', message: `the endpoint for ${serviceName} is in ${zones.join(', ')}, but ${cluster.id} is in ${zone}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('us-west-2b'), good: cluster('us-west-2a') };
  },
});
