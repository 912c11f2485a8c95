import { inTemplate } from '../../example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

export const s3EndpointAccessTypeDiffersFromPool = rule({
  id: 's3-endpoint-access-type-differs-from-pool',
  enforces: ['S3-6'],
  severity: 'error',
  title: 'Access type and CoIP pool of an S3 on Outposts endpoint do not match',
  fix: 'Specify both AccessType CustomerOwnedIp and CustomerOwnedIpv4Pool, or neither; `S3OutpostsEndpoint` sets both',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3outposts_CreateEndpoint.html',
  on: 'endpoint',
  needs: ['accessType', 'customerOwnedIpv4Pool'],
  check: ({ accessType, customerOwnedIpv4Pool }) =>
    accessType === undefined ||
    customerOwnedIpv4Pool === undefined ||
    (accessType === 'CustomerOwnedIp') === (customerOwnedIpv4Pool !== null)
      ? undefined
      : {
          property: 'AccessType',
          message: `AccessType is ${accessType}, but ${customerOwnedIpv4Pool === null ? 'no' : 'a'} CustomerOwnedIpv4Pool is specified`,
        },
  get examples() {
    return {
      bad: inTemplate(endpointOnOutpost({ AccessType: 'CustomerOwnedIp' })),
      good: inTemplate(endpointOnOutpost({ AccessType: 'CustomerOwnedIp', CustomerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0' })),
    };
  },
});
