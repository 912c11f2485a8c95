import { inTemplate, resource } from '../../example';
import { allowsNoHttps, HTTPS } from '../../network/facts/security-group';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

const endpoint = (rules: object) =>
  inTemplate({
    ...endpointOnOutpost({ SecurityGroupId: { Ref: 'Access' } }),
    Access: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'S3 on Outposts', VpcId: { Ref: 'Vpc' }, ...rules }),
  });

export const s3EndpointWithoutHttps = rule({
  id: 's3-endpoint-without-https',
  enforces: ['S3-8'],
  // Another template can add rules to the security group.
  severity: 'warning',
  title: 'The security group of an S3 on Outposts endpoint allows no inbound HTTPS traffic, so that nothing reaches the buckets',
  fix: 'Allow inbound TCP traffic on port 443 from the clients in the security group',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3outposts_CreateEndpoint.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['securityGroup.ingress.protocol', 'securityGroup.ingress.fromPort', 'securityGroup.ingress.toPort'],
  check: ({ securityGroup }) => {
    if (!securityGroup || !allowsNoHttps(securityGroup)) return undefined;
    return { property: 'SecurityGroupId', message: `no rule of ${securityGroup.id} allows inbound TCP traffic on port ${HTTPS}` };
  },
  get examples() {
    const from = (port: number) => ({
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '10.0.0.0/16' }],
    });
    return { bad: endpoint(from(80)), good: endpoint(from(443)) };
  },
});
