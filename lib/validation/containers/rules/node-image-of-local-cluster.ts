import { inTemplate, resource } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const BOTTLEROCKET = /[/]bottlerocket[/]aws-k8s-/;
const WINDOWS = /EKS_Optimized/;

const BOTTLEROCKET_IMAGE = '{{resolve:ssm:/aws/service/bottlerocket/aws-k8s-1.31/x86_64/latest/image_id}}';
const AMAZON_LINUX_IMAGE = '{{resolve:ssm:/aws/service/eks/optimized-ami/1.31/amazon-linux-2023/x86_64/standard/recommended/image_id}}';

const nodes = (ImageId: string) =>
  inTemplate({
    ...localCluster(),
    Nodes: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: 2,
      MaxSize: 2,
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'NodeTemplate' }, Version: { 'Fn::GetAtt': ['NodeTemplate', 'LatestVersionNumber'] } },
    }),
    NodeTemplate: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge', ImageId } }),
  });

export const nodeImageOfLocalCluster = rule({
  id: 'node-image-of-local-cluster',
  enforces: ['EKS-15'],
  // The nodes may be for another cluster.
  severity: 'warning',
  title: 'Nodes run an image that local clusters of EKS do not take',
  fix: 'Use Amazon Linux that is optimized for EKS; Bottlerocket only where the Outpost boots from instance store',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'launch',
  onOutpost: true,
  needs: ['imageParameter'],
  check: ({ imageParameter, outpost }, facts) => {
    if (!imageParameter) return undefined;
    const isBottlerocket = BOTTLEROCKET.test(imageParameter);
    if (!isBottlerocket && !WINDOWS.test(imageParameter)) return undefined;
    // Clusters whose control plane is in the Region take all of them.
    if (facts.all('eksCluster').some((cluster) => cluster.outpost === null)) return undefined;
    const [cluster] = facts.by('eksCluster', 'outpost', outpost!);
    if (!cluster || cluster.etcdInstanceType === undefined) return undefined;
    const isOnInstanceStore = cluster.etcdInstanceType !== null;
    return isBottlerocket && isOnInstanceStore
      ? undefined
      : {
          property: 'ImageId',
          message: `the image is ${imageParameter}, and the local cluster on ${outpost!.id} is on ${isOnInstanceStore ? 'instance store' : 'EBS'}`,
        };
  },
  get examples() {
    return { bad: nodes(BOTTLEROCKET_IMAGE), good: nodes(AMAZON_LINUX_IMAGE) };
  },
});
