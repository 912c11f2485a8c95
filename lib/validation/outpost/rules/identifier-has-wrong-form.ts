import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const ROUTE_TABLE = 'lgw-rtb-0123456789abcdef0';

const route = (LocalGatewayRouteTableId: string) =>
  inTemplate({
    Route: resource('AWS::EC2::LocalGatewayRoute', {
      LocalGatewayRouteTableId,
      DestinationCidrBlock: '192.168.0.0/16',
      LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
    }),
  });

export const identifierHasWrongForm = rule({
  id: 'identifier-has-wrong-form',
  enforces: ['ID-1', 'ID-7'],
  severity: 'error',
  title: 'A property specifies an ARN and requires an ID, or specifies an ID or a name and requires an ARN',
  fix: 'Specify the identifier in the form that the property requires; constructs have attributes for both, such as `outpostId` and `outpostArn`',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-localgatewayroute.html',
  on: 'identifiers',
  needs: [],
  check: ({ wrong }) =>
    wrong.map(({ property, required, value }) => ({
      property,
      message: `${property} ${JSON.stringify(value)} is not an ${required === 'id' ? 'ID' : 'ARN'}`,
    })),
  get examples() {
    return { bad: route(`arn:aws:ec2:us-west-2:111122223333:local-gateway-route-table/${ROUTE_TABLE}`), good: route(ROUTE_TABLE) };
  },
});
