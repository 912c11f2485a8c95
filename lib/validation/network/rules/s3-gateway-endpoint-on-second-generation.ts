import { GENERATION_2 } from '../../../catalog/generations';
import { onSecondGenerationRack, resource } from '../../example';
import { outpostSubnetWithRoute } from '../example';
import { rule } from '../../rule';

const network = (service: string) =>
  onSecondGenerationRack({
    ...outpostSubnetWithRoute({ DestinationCidrBlock: '172.16.0.0/16', VpcPeeringConnectionId: 'pcx-0123456789abcdef0' }),
    Endpoint: resource('AWS::EC2::VPCEndpoint', {
      VpcId: { Ref: 'Vpc' },
      ServiceName: `com.amazonaws.us-west-2.${service}`,
      RouteTableIds: [{ Ref: 'PlantRouteTable' }],
    }),
  });

export const s3GatewayEndpointOnSecondGeneration = rule({
  id: 's3-gateway-endpoint-on-second-generation',
  enforces: ['NET-17'],
  severity: 'warning',
  title: 'A subnet on a second-generation Outposts rack uses a gateway endpoint for Amazon S3, which only earlier AWS pages mention',
  fix: 'Test the gateway endpoint first, or use an interface endpoint for Amazon S3; both use the service link',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'vpcEndpoint',
  when: ({ type, serviceName }) => type === 'Gateway' && !!serviceName?.endsWith('.s3'),
  needs: ['type?', 'serviceName?', 'routeTables'],
  check: ({ routeTables }, facts) => {
    const subnets = routeTables?.flatMap((routeTable) => facts.by('subnet', 'routeTable', routeTable));
    const subnet = subnets?.find(({ outpost }) => outpost?.generation === GENERATION_2);
    return (
      subnet && {
        property: 'RouteTableIds',
        message: `subnet ${subnet.id} on second-generation Outposts rack ${subnet.outpost?.id} uses a gateway endpoint for Amazon S3`,
      }
    );
  },
  get examples() {
    return { bad: network('s3'), good: network('dynamodb') };
  },
});
