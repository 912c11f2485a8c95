import { inTemplate } from '../../example';
import { associationOfVpc } from '../../network/example';
import { endpointOnOutpost } from '../example';
import { rule } from '../../rule';

const endpoint = (access: object) => ({
  ...inTemplate({ ...endpointOnOutpost(access), VpcAssociation: associationOfVpc }),
  inventory: { localGatewayRouteTables: [{ LocalGatewayRouteTableId: 'lgw-rtb-0123456789abcdef0', Mode: 'direct-vpc-routing' }] },
});

export const s3EndpointPoolWithDirectVpcRouting = rule({
  id: 's3-endpoint-pool-with-direct-vpc-routing',
  enforces: ['S3-7'],
  severity: 'warning',
  title: 'An S3 on Outposts endpoint uses customer-owned IP addresses, but its VPC uses direct VPC routing',
  fix: 'Set AccessType to Private: with direct VPC routing, the on-premises network uses the private IP addresses',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsNetworking.html',
  on: 'endpoint',
  onOutpost: true,
  when: ({ accessType }) => accessType !== 'Private',
  needs: ['accessType', 'vpc.localGatewayVpcAssociations.routeTable.mode?', 'vpc.localGatewayVpcAssociations.routeTable.outpost?'],
  check: ({ accessType, outpost, vpc }) => {
    const tables = vpc?.localGatewayVpcAssociations?.map(({ routeTable }) => routeTable);
    const ofOutpost = tables?.filter((table) => table?.outpost === undefined || table?.outpost === outpost);
    return accessType === 'CustomerOwnedIp' && ofOutpost?.length && ofOutpost.every((table) => table?.mode === 'direct-vpc-routing')
      ? {
          property: 'AccessType',
          message: 'AccessType is CustomerOwnedIp, but the local gateway route table is in direct-vpc-routing mode',
        }
      : undefined;
  },
  get examples() {
    return {
      bad: endpoint({ AccessType: 'CustomerOwnedIp', CustomerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0' }),
      good: endpoint({ AccessType: 'Private' }),
    };
  },
});
