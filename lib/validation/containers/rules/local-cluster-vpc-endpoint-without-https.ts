import { LOCAL_CLUSTER_SERVICES, serviceOfEndpoint } from '../../../catalog/eks-on-outposts';
import { mayAllowTcp } from '../../network/facts/security-group';
import { inTemplate, resource } from '../../example';
import { localCluster } from '../example';
import { rule } from '../../rule';

const HTTPS = 443;
const cluster = (FromPort: number, ToPort: number) =>
  inTemplate({
    ...localCluster(),
    EndpointGroup: resource('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Endpoints',
      VpcId: { Ref: 'Vpc' },
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort, ToPort, CidrIp: '10.0.8.0/24' }],
    }),
  });

export const localClusterVpcEndpointWithoutHttps = rule({
  id: 'local-cluster-vpc-endpoint-without-https',
  enforces: ['EKS-12'],
  severity: 'warning',
  title: 'The security groups of a VPC endpoint that a local cluster needs do not let HTTPS in',
  fix: 'Allow inbound TCP on port 443 from the subnets of the cluster',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'vpcEndpoint',
  knowing: ['vpc.id'],
  check: ({ vpc, serviceName, securityGroups }, facts) => {
    if (!LOCAL_CLUSTER_SERVICES.includes(serviceOfEndpoint(serviceName) ?? '')) return undefined;
    const closed =
      securityGroups?.length && securityGroups.every(({ ingress }) => ingress?.every((traffic) => !mayAllowTcp(traffic, HTTPS)));
    const cluster = closed
      ? facts.by('eksCluster', 'vpc', vpc).find(({ outpost, etcdInstanceType }) => outpost && etcdInstanceType === null)
      : undefined;
    return (
      cluster && {
        property: 'SecurityGroupIds',
        message: `nothing in ${securityGroups?.map(({ id }) => id).join(', ')} allows inbound TCP on port ${HTTPS}, and ${cluster.id} needs ${serviceName}`,
      }
    );
  },
  get examples() {
    return { bad: cluster(80, 80), good: cluster(0, 65535) };
  },
});
