import { REGION_ACCESS } from '../../../catalog/region-access';
import { findStranded, isInOwnVpc, strandedMessage } from '../../network/reach';
import { agentOfAccessPoint } from '../example';
import { rule } from '../../rule';

const { services, source } = REGION_ACCESS.dataSyncAgent;
const agent = (properties: object) => agentOfAccessPoint({}, 'm5.2xlarge', properties);

export const dataSyncAgentWithoutAccessToRegion = rule({
  id: 'data-sync-agent-without-access-to-region',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title: 'A DataSync agent on an Outpost cannot reach DataSync in the Region, so its activation does not complete',
  fix: 'Add a VPC endpoint for DataSync in a subnet in the Region and specify it in VpcEndpointId of the agent (`vpcEndpoint` of `DataSyncAgent`), or add a default route to a NAT gateway',
  source,
  on: 'dataSyncAgent',
  when: ({ instance }) => isInOwnVpc(instance?.subnet),
  needs: ['hasVpcEndpoint', 'instance.subnet.outpost?', 'instance.subnet.vpc?', 'instance.subnet.reachableServices'],
  check: ({ instance, hasVpcEndpoint }) => {
    const subnet = instance?.subnet;
    const stranded = subnet && hasVpcEndpoint === false ? findStranded([subnet], services) : undefined;
    return stranded && { property: 'InstanceId', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: agent({}), good: agent({ VpcEndpointId: 'vpce-0a1b2c3d4e5f60718' }) };
  },
});
