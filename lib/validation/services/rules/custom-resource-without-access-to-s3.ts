import { REGION_ACCESS } from '../../../catalog/region-access';
import { inTemplate, regionSubnet, resource } from '../../example';
import { outpostSubnetWithRouteToLocalGateway } from '../../network/example';
import { findStranded, strandedMessage } from '../../network/reach';
import { rule } from '../../rule';

const { services: required, source } = REGION_ACCESS.customResource;
const customResource = (routeTable: string) =>
  inTemplate({
    ...outpostSubnetWithRouteToLocalGateway(),
    Region: regionSubnet({ VpcId: { Ref: 'Vpc' } }),
    RegionRouteTable: resource('AWS::EC2::RouteTable', { VpcId: { Ref: 'Vpc' } }),
    RegionRouteTableAssociation: resource('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: { Ref: 'Region' },
      RouteTableId: { Ref: 'RegionRouteTable' },
    }),
    Storage: resource('AWS::EC2::VPCEndpoint', {
      VpcId: { Ref: 'Vpc' },
      ServiceName: 'com.amazonaws.us-west-2.s3',
      RouteTableIds: [{ Ref: routeTable }],
    }),
    Function: resource('AWS::Lambda::Function', {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::111122223333:role/Function',
      Code: { ZipFile: 'exports.handler = async () => {};' },
      VpcConfig: { SubnetIds: [{ Ref: 'Region' }], SecurityGroupIds: ['sg-0123456789abcdef0'] },
    }),
    Setup: resource('Custom::DatabaseSetup', { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] } }),
  });

export const customResourceWithoutAccessToS3 = rule({
  id: 'custom-resource-without-access-to-s3',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title:
    'The function of a custom resource is in the VPC of an Outpost subnet and cannot reach Amazon S3, so CloudFormation waits for its response until the timeout',
  fix: 'Add a gateway endpoint for Amazon S3 to the route table of the subnet, or a default route to a NAT gateway',
  source,
  on: 'customResource',
  when: ({ handler }) => !!handler?.location && !!handler.subnets?.length,
  needs: ['handler.subnets.outpost?', 'handler.subnets.reachableServices'],
  check: ({ handler }) => {
    // Another rule reports a function in a subnet on an Outpost.
    const stranded = findStranded(handler?.subnets?.filter(({ outpost }) => outpost === null) ?? [], required);
    return handler && stranded ? { at: handler, property: handler.property, message: strandedMessage(stranded) } : undefined;
  },
  get examples() {
    return { bad: customResource('PlantRouteTable'), good: customResource('RegionRouteTable') };
  },
});
