import { GENERATION_1 } from '../../../catalog/generations';
import { LOCAL_GATEWAY_ID, onFirstGenerationRack, resource } from '../../example';
import { rule } from '../../rule';

const domains = (...numbers: number[]) =>
  onFirstGenerationRack(
    Object.fromEntries(
      numbers.flatMap((number) => {
        const LocalGatewayVirtualInterfaceGroupId = `lgw-vif-grp-0123456789abcde${number}0`;
        const LocalGatewayRouteTableId = { Ref: `RouteTable${number}` };
        const target = { LocalGatewayRouteTableId, LocalGatewayVirtualInterfaceGroupId };
        return [
          [`RouteTable${number}`, resource('AWS::EC2::LocalGatewayRouteTable', { LocalGatewayId: LOCAL_GATEWAY_ID })],
          [`Association${number}`, resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', target)],
          [`Route${number}`, resource('AWS::EC2::LocalGatewayRoute', { ...target, DestinationCidrBlock: '0.0.0.0/0' })],
        ];
      }),
    ),
  );

export const severalRoutingDomainsOnFirstGeneration = rule({
  id: 'several-routing-domains-on-first-generation',
  enforces: ['VIF-9'],
  severity: 'warning',
  title: 'The local gateway of a first-generation Outposts rack has more than one routing domain',
  fix: 'Associate one local gateway route table with the VIF group; only second-generation Outposts racks support several routing domains',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/routing-domains.html',
  on: 'localGatewayVifGroupAssociation',
  needs: ['routeTable.localGatewayId', 'routeTable.outpost.generation'],
  check: ({ routeTable }, facts) => {
    if (!routeTable?.localGatewayId || routeTable.outpost?.generation !== GENERATION_1) return undefined;
    const domains = facts
      .by('localGatewayRouteTable', 'localGatewayId', routeTable.localGatewayId)
      .filter((table) => facts.by('localGatewayVifGroupAssociation', 'routeTable', table).length > 0);
    return domains.length > 1
      ? {
          property: 'LocalGatewayRouteTableId',
          message: `local gateway ${routeTable.localGatewayId} of a first-generation Outposts rack has ${domains.length} routing domains`,
        }
      : undefined;
  },
  get examples() {
    return { bad: domains(1, 2), good: domains(1) };
  },
});
