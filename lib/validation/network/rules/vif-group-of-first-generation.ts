import { GENERATION_1 } from '../../../catalog/generations';
import { onFirstGenerationRack, onSecondGenerationRack } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const vifGroupOfFirstGeneration = rule({
  id: 'vif-group-of-first-generation',
  enforces: ['VIF-1'],
  severity: 'warning',
  title: 'A template creates a VIF group for a first-generation rack, whose only one AWS creates',
  fix: 'Use the VIF group that the local gateway has already: `aws ec2 describe-local-gateway-virtual-interface-groups` names it',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayVirtualInterfaceGroup',
  onOutpost: true,
  needs: ['outpost.generation'],
  check: ({ outpost }) =>
    outpost?.generation === GENERATION_1
      ? { property: 'LocalGatewayId', message: 'the local gateway is that of a first-generation rack' }
      : undefined,
  get examples() {
    return { bad: onFirstGenerationRack(virtualInterfaceGroup()), good: onSecondGenerationRack(virtualInterfaceGroup()) };
  },
});
