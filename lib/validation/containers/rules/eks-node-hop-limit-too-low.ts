import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const nodes = (HttpPutResponseHopLimit: number) =>
  inTemplate({
    Plant: outpostSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { InstanceType: 'm5.xlarge', MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit } },
    }),
    Nodes: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '2',
      MaxSize: '3',
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] } },
      Tags: [{ Key: 'kubernetes.io/cluster/line', Value: 'owned', PropagateAtLaunch: true }],
    }),
  });

export const eksNodeHopLimitTooLow = rule({
  id: 'eks-node-hop-limit-too-low',
  enforces: ['EKS-14', 'EKS-16'],
  // Pods that get their credentials from somewhere else do not need it.
  severity: 'warning',
  title: 'Pods on EKS nodes on an Outpost cannot use the permissions of their node, because the metadata response hop limit is 1',
  fix: 'Set HttpPutResponseHopLimit of the launch template to 2, as `EksSelfManagedNodes` does',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html',
  on: 'autoScalingGroup',
  onOutpost: true,
  when: ({ isOfKubernetes }) => isOfKubernetes,
  needs: ['launchTemplate.metadataHopLimit'],
  check: ({ id, outpost, launchTemplate }) =>
    outpost && launchTemplate?.metadataHopLimit === 1
      ? {
          ...(launchTemplate.location && {
            at: launchTemplate,
            property: `${launchTemplate.dataPath}MetadataOptions.HttpPutResponseHopLimit`,
          }),
          message: `HttpPutResponseHopLimit of the nodes of ${id} on ${outpost.id} is 1, but containers need 2`,
        }
      : undefined,
  get examples() {
    return { bad: nodes(1), good: nodes(2) };
  },
});
