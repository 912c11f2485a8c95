import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const cluster = (Second: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    First: regionSubnet(),
    Second,
    Cluster: resource('AWS::EKS::Cluster', {
      RoleArn: 'arn:aws:iam::111122223333:role/cluster',
      ResourcesVpcConfig: { SubnetIds: [{ Ref: 'First' }, { Ref: 'Second' }] },
    }),
  });

export const eksClusterInRegionWithOutpostSubnet = rule({
  id: 'eks-cluster-in-region-with-outpost-subnet',
  enforces: ['EKS-25'],
  severity: 'error',
  title: 'An EKS cluster with its control plane in the Region specifies a subnet on an Outpost',
  fix: 'Specify subnets in the Region only, and use the Outpost subnets for the nodes; for a control plane on the Outpost, set OutpostConfig, as `EksLocalCluster` does',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-self-managed-nodes.html',
  on: 'eksCluster',
  when: ({ subnets }) => !!subnets?.some((subnet) => subnet.outpost),
  needs: ['outpost', 'subnets.outpost?'],
  check: ({ outpost, subnets }) => {
    const misplaced = outpost === null ? subnets?.find((subnet) => subnet.outpost) : undefined;
    return (
      misplaced && {
        property: 'ResourcesVpcConfig',
        message: `${misplaced.id} is on ${misplaced.outpost?.id}, but the control plane is in the Region`,
      }
    );
  },
  get examples() {
    return { bad: cluster(outpostSubnet()), good: cluster(regionSubnet({ CidrBlock: '10.0.2.0/24', AvailabilityZone: 'us-west-2b' })) };
  },
});
