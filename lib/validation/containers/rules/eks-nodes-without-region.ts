import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import type { Json } from '../../facts/template';
import { expectingDisconnects, OUTPOST_ARN, outpostSubnet, regionSubnet, resource } from '../../example';
import { localClusterOnInstanceStore } from '../example';
import { rule } from '../../rule';

const nodes: Json = resource('AWS::AutoScaling::AutoScalingGroup', {
  MinSize: '2',
  MaxSize: '2',
  VPCZoneIdentifier: [{ Ref: 'Plant' }],
  Tags: [{ Key: 'kubernetes.io/cluster/line', Value: 'owned', PropagateAtLaunch: true }],
});

export const eksNodesWithoutRegion = rule({
  id: 'eks-nodes-without-region',
  enforces: ['CUT-6'],
  severity: 'warning',
  title: 'Nodes on an Outpost cannot reach their EKS control plane in the Region during a service link outage',
  fix: 'Use a local cluster, with OutpostConfig, as `EksLocalCluster` does, or plan for failed pods that are not started again during an outage',
  source: WITHOUT_SERVICE_LINK.clustersOfRegion.source,
  on: 'eksCluster',
  needs: ['outpost'],
  check: ({ outpost }, facts) => {
    if (outpost !== null) return undefined;
    const group = facts
      .all('autoScalingGroup')
      .find(
        (one) => one.isOfKubernetes && one.outpost?.expectedDisconnectHours && facts.by('eksCluster', 'outpost', one.outpost).length === 0,
      );
    return (
      group && {
        message: `pods that fail on the nodes of ${group.location?.logicalId} are not started again while ${group.outpost!.id} is disconnected`,
      }
    );
  },
  get examples() {
    const Cluster = resource('AWS::EKS::Cluster', {
      RoleArn: 'arn:aws:iam::111122223333:role/cluster',
      ResourcesVpcConfig: { SubnetIds: [{ Ref: 'First' }, { Ref: 'Second' }] },
    });
    const First = regionSubnet();
    const Second = regionSubnet({ CidrBlock: '10.0.2.0/24', AvailabilityZone: 'us-west-2b' });
    const Resolver = resource('AWS::Route53Resolver::OutpostResolver', {
      Name: 'plant',
      OutpostArn: OUTPOST_ARN,
      PreferredInstanceType: 'm5.xlarge',
    });
    return {
      bad: expectingDisconnects(8, { First, Second, Cluster, Plant: outpostSubnet(), Nodes: nodes }),
      good: expectingDisconnects(8, { ...localClusterOnInstanceStore(), Nodes: nodes, Resolver }),
    };
  },
});
