import { inTemplate, resource } from '../../example';
import { localCluster } from '../example';
import { placeOf } from '../../compute/place-of';
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

export const nodeImageIsNotSupportedOnLocalCluster = rule({
  id: 'node-image-is-not-supported-on-local-cluster',
  enforces: ['EKS-15'],
  // The nodes may belong to another cluster.
  severity: 'warning',
  title: 'Nodes of an EKS local cluster use an AMI that local clusters do not support',
  fix: 'Use an Amazon EKS optimized Amazon Linux AMI; use Bottlerocket only for a local cluster on instance store',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts.html',
  on: 'launch',
  onOutpost: true,
  needs: ['imageParameter'],
  check: (launch, facts) => {
    const { imageParameter, outpost } = launch;
    if (!imageParameter) return undefined;
    const isBottlerocket = BOTTLEROCKET.test(imageParameter);
    if (!isBottlerocket && !WINDOWS.test(imageParameter)) return undefined;
    // Clusters with their control plane in the Region support all of these AMIs.
    if (facts.by('eksCluster', 'outpost', null).length > 0) return undefined;
    const [cluster] = facts.by('eksCluster', 'outpost', outpost!);
    if (!cluster || cluster.etcdInstanceType === undefined) return undefined;
    const isOnInstanceStore = cluster.etcdInstanceType !== null;
    return isBottlerocket && isOnInstanceStore
      ? undefined
      : {
          ...placeOf(launch, 'ImageId'),
          message: `AMI ${imageParameter} is not supported for the local cluster on ${outpost!.id}, which uses ${isOnInstanceStore ? 'instance store' : 'EBS'}`,
        };
  },
  get examples() {
    return { bad: nodes(BOTTLEROCKET_IMAGE), good: nodes(AMAZON_LINUX_IMAGE) };
  },
});
