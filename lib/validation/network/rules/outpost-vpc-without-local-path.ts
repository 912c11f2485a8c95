import { inTemplate, LOCAL_GATEWAY_ID, resource } from '../../example';
import type { Fact, Facts, Value } from '../../facts/fact';
import type { Outpost } from '../../outpost/facts';
import { associationOfVpc, outpostSubnetWithRoute } from '../example';
import type { RouteTable } from '../facts/subnet';
import { rule } from '../../rule';

/** Targets of routes that can lead to the on-premises network, without the Region or through another VPC. */
const LOCAL = ['LocalGatewayId', 'VpcPeeringConnectionId', 'InstanceId', 'NetworkInterfaceId'];

/** Whether no route can be local. The main route table of a VPC that a template creates has local routes only. */
function leadsToRegionOnly(routeTable: Value<RouteTable>): boolean {
  return (
    routeTable === null || !!routeTable?.routes?.every(({ targets }) => targets?.length && !targets.some((name) => LOCAL.includes(name)))
  );
}

/** Whether instances, load balancers or databases are on an Outpost. A DataSync agent requires the Region only. */
function hasWorkloads(outpost: Outpost, facts: Facts): boolean {
  const isAgent = ({ id }: Fact) =>
    [undefined, ...facts.by('instance', 'id', id)].some((instance) => facts.by('dataSyncAgent', 'instance', instance).length > 0);
  return (
    facts.by('loadBalancer', 'outpost', outpost).length > 0 ||
    facts.by('dbInstance', 'outpost', outpost).length > 0 ||
    facts.by('launch', 'outpost', outpost).some((launch) => !isAgent(launch))
  );
}

const App = resource('AWS::EC2::Instance', { SubnetId: { Ref: 'Plant' }, ImageId: 'ami-0123456789abcdef0' });

export const outpostVpcWithoutLocalPath = rule({
  id: 'outpost-vpc-without-local-path',
  enforces: ['LGW-5', 'LGW-12'],
  severity: 'warning',
  title: 'Workloads are on an Outpost, but their VPC has no path to the on-premises network',
  fix: 'Associate the VPC with a local gateway route table and add a route with LocalGatewayId, as `subnet.addLocalGatewayRoute()` does; on an Outposts server, set EnableLniAtDeviceIndex; or acknowledge that the on-premises network does not use the workloads',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-local-gateways.html',
  on: 'subnet',
  onOutpost: true,
  when: ({ vpc }) => vpc?.origin === 'template',
  needs: ['vpc', 'vpc.localGatewayVpcAssociations', 'enableLniAtDeviceIndex', 'routeTable', 'routeTable.routes?'],
  check: (subnet, facts) => {
    const { vpc, outpost } = subnet;
    if (!vpc || !outpost || vpc.localGatewayVpcAssociations?.length !== 0) return undefined;
    const subnets = facts.by('subnet', 'vpc', vpc);
    // One finding for each VPC.
    if (subnets.find((each) => each.outpost) !== subnet || !hasWorkloads(outpost, facts)) return undefined;
    const hasLocalPath = subnets.some(
      ({ enableLniAtDeviceIndex, routeTable }) => enableLniAtDeviceIndex !== null || !leadsToRegionOnly(routeTable),
    );
    // Without any route, the subnets may be isolated on purpose.
    const leadsToRegion = subnets.some((each) => each.outpost && each.routeTable?.routes?.length);
    return leadsToRegion && !hasLocalPath
      ? {
          property: 'OutpostArn',
          message: `VPC ${vpc.id} has routes to the Region only, so the on-premises network does not reach subnet ${subnet.id}`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: inTemplate({
        App,
        ...outpostSubnetWithRoute({ DestinationCidrBlock: '172.16.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }),
      }),
      good: inTemplate({
        App,
        VpcAssociation: associationOfVpc,
        ...outpostSubnetWithRoute({ DestinationCidrBlock: '192.168.0.0/16', LocalGatewayId: LOCAL_GATEWAY_ID }, 'VpcAssociation'),
      }),
    };
  },
});
