import { inTemplate } from '../../example';
import { associationOfGroup, virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

const association = (...dependsOn: string[]) =>
  inTemplate({ ...virtualInterfaceGroup(), GroupAssociation: associationOfGroup(...dependsOn) });

export const vifGroupAssociatedBeforeItsInterfaces = rule({
  id: 'vif-group-associated-before-its-interfaces',
  enforces: ['VIF-2', 'VIF-11', 'LGW-14'],
  severity: 'warning',
  title: 'The association of a VIF group does not depend on its virtual interfaces, without which it is rejected',
  fix: 'Make the association depend on the four virtual interfaces of the VIF group; `associateVirtualInterfaceGroup` does it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/vif-vif-groups.html',
  on: 'localGatewayVifGroupAssociation',
  needs: ['virtualInterfaceGroup'],
  check: ({ virtualInterfaceGroup: group, dependsOn, location }, facts) => {
    if (!group) return undefined;
    const early = facts
      .by('localGatewayVirtualInterface', 'group', group)
      .find((vif) => vif.location?.stack === location?.stack && !dependsOn.includes(vif.location?.logicalId ?? ''));
    return (
      early && {
        property: 'LocalGatewayVirtualInterfaceGroupId',
        message: `the association does not depend on virtual interface ${early.id}`,
      }
    );
  },
  get examples() {
    return { bad: association('Interface1'), good: association('Interface1', 'Interface2', 'Interface3', 'Interface4') };
  },
});
