import { allowNoHttpsFrom, HTTPS } from '../../network/facts/security-group';
import { inTemplate, resource } from '../../example';
import { localCluster } from '../example';
import { localClusterOf } from '../local-cluster-of-endpoint';
import { rule } from '../../rule';

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
  title: 'The security groups of a VPC endpoint that a local cluster requires do not allow inbound HTTPS from its subnets',
  fix: 'Allow inbound TCP on port 443 from the subnets of the cluster',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html',
  on: 'vpcEndpoint',
  when: (endpoint, facts) => !!localClusterOf(endpoint, facts),
  needs: [
    'vpc?',
    'serviceName?',
    'securityGroups.ingress.protocol',
    'securityGroups.ingress.fromPort',
    'securityGroups.ingress.toPort',
    'securityGroups.ingress.source',
  ],
  check: (endpoint, facts) => {
    const { serviceName, securityGroups } = endpoint;
    const cluster = localClusterOf(endpoint, facts);
    // Another rule reports a subnet in the Region.
    const refused = cluster?.subnets?.find((subnet) => subnet.outpost && securityGroups && allowNoHttpsFrom(subnet, securityGroups));
    return (
      refused && {
        property: 'SecurityGroupIds',
        message: `no rule of ${securityGroups?.map(({ id }) => id).join(', ')} allows inbound TCP on port ${HTTPS} from ${refused.id}, but ${cluster?.id} requires ${serviceName}`,
      }
    );
  },
  get examples() {
    return { bad: cluster(80, 80), good: cluster(0, 65535) };
  },
});
