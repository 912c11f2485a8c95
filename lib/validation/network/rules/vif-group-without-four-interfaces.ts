import { inTemplate } from '../../example';
import { associationOfGroup, virtualInterfaceGroup } from '../example';
import { ofAnotherLocalGateway } from '../of-another-local-gateway';
import { rule } from '../../rule';

const { Interface4, ...incomplete } = virtualInterfaceGroup();
const three = ['Interface1', 'Interface2', 'Interface3'];

export const vifGroupWithoutFourInterfaces = rule({
  id: 'vif-group-without-four-interfaces',
  enforces: ['VIF-2'],
  severity: 'error',
  title: 'A VIF group that is associated with a local gateway route table does not have four virtual interfaces',
  fix: 'Add an AWS::EC2::LocalGatewayVirtualInterface for each of the four LAGs of the Outpost before the association, as `addVirtualInterface` does',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/vif-vif-groups.html',
  on: 'localGatewayVifGroupAssociation',
  // AWS creates those that exist already, with their interfaces. Another rule reports the VIF group of another local gateway.
  when: ({ virtualInterfaceGroup: group, routeTable }) => group?.origin === 'template' && !ofAnotherLocalGateway(group, routeTable),
  needs: ['virtualInterfaceGroup.virtualInterfaces', 'virtualInterfaceGroup.localGatewayId?', 'routeTable.localGatewayId?'],
  check: ({ virtualInterfaceGroup: group }) => {
    const interfaces = group?.virtualInterfaces;
    return interfaces && interfaces.length !== 4 && !interfaces.some(({ location }) => location?.condition)
      ? {
          property: 'LocalGatewayVirtualInterfaceGroupId',
          message: `the VIF group has ${interfaces.length} virtual interfaces, but four are required`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: inTemplate({ ...incomplete, GroupAssociation: associationOfGroup(...three) }),
      good: inTemplate({ ...incomplete, Interface4, GroupAssociation: associationOfGroup(...three, 'Interface4') }),
    };
  },
});
