import { GENERATION_1 } from '../../../catalog/generations';
import { onFirstGenerationRack, onSecondGenerationRack } from '../../example';
import { virtualInterfaceGroup } from '../example';
import { rule } from '../../rule';

export const vifGroupOnFirstGeneration = rule({
  id: 'vif-group-on-first-generation',
  enforces: ['VIF-1'],
  severity: 'warning',
  title: 'A template creates a VIF group for a first-generation Outposts rack, whose only VIF group AWS creates',
  fix: 'Use the ID of the existing VIF group of the local gateway; `aws ec2 describe-local-gateway-virtual-interface-groups` returns it',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/routing.html',
  on: 'localGatewayVirtualInterfaceGroup',
  onOutpost: true,
  needs: ['outpost.generation'],
  check: ({ outpost }) =>
    outpost?.generation === GENERATION_1
      ? {
          property: 'LocalGatewayId',
          message: `Outpost ${outpost.id} is a first-generation Outposts rack, for which AWS creates the only VIF group`,
        }
      : undefined,
  get examples() {
    return { bad: onFirstGenerationRack(virtualInterfaceGroup()), good: onSecondGenerationRack(virtualInterfaceGroup()) };
  },
});
