import { inTemplate } from '../../example';
import { localGatewayRouteToInterface } from '../example';
import { rule } from '../../rule';

const { Attachment, ...detached } = localGatewayRouteToInterface();

export const localGatewayRouteToDetachedInterface = rule({
  id: 'local-gateway-route-to-detached-interface',
  enforces: ['LGW-9'],
  // Something outside the templates can attach it.
  severity: 'warning',
  title: 'A local gateway route targets a network interface that no template attaches to an instance, so the traffic is dropped',
  fix: 'Attach the network interface to an instance on the Outpost, with NetworkInterfaces of the instance or AWS::EC2::NetworkInterfaceAttachment',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/manage-lgw-routes.html',
  on: 'localGatewayRoute',
  when: ({ networkInterface }) => networkInterface?.origin === 'template',
  needs: ['networkInterface.mayBeAttached'],
  check: ({ networkInterface }) =>
    networkInterface?.mayBeAttached === false
      ? { property: 'NetworkInterfaceId', message: `no template attaches network interface ${networkInterface.id} to an instance` }
      : undefined,
  get examples() {
    return { bad: inTemplate(detached), good: inTemplate({ ...detached, Attachment }) };
  },
});
