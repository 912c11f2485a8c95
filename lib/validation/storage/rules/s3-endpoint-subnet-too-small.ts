import { addressCount } from '../../../catalog/cidr';
import { ADDRESSES_OF_ENDPOINT } from '../../../catalog/s3-on-outposts';
import { inTemplate, outpostSubnet, resource } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

/** IP addresses that AWS reserves in each subnet: the first four and the last. */
const RESERVED = 5;

const endpoint = (CidrBlock: string) => {
  const interfaces = Array.from({ length: 8 }, (_, index) => [
    `Interface${index}`,
    resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' } }),
  ]);
  return inTemplate({
    ...endpointOnOutpost(),
    Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock }),
    ...Object.fromEntries(interfaces),
  });
};

export const s3EndpointSubnetTooSmall = rule({
  id: 's3-endpoint-subnet-too-small',
  enforces: ['S3-5'],
  severity: 'error',
  title: 'The subnet of an S3 on Outposts endpoint has fewer than four available IP addresses',
  fix: 'Use a subnet with a larger CIDR block, or a separate subnet for the endpoint',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OnOutpostsRestrictionsLimitations.html',
  on: 'endpoint',
  onOutpost: true,
  needs: ['subnet.cidrBlock', 'subnet.interfaceCount?'],
  check: ({ subnet }) => {
    const interfaces = subnet?.interfaceCount ?? 0;
    const free = (addressCount(subnet?.cidrBlock) ?? Infinity) - RESERVED - interfaces;
    return free < ADDRESSES_OF_ENDPOINT
      ? {
          property: 'SubnetId',
          message: `${subnet?.cidrBlock} has ${Math.max(free, 0)} available IP addresses besides ${interfaces} network interfaces; the endpoint requires ${ADDRESSES_OF_ENDPOINT}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: endpoint('10.0.8.0/28'), good: endpoint('10.0.8.0/27') };
  },
});
