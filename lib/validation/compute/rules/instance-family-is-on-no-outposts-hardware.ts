import { SERVER } from '../../../catalog/generations';
import { familyOf, possibleFamilies } from '../../../catalog/instance-families';
import { LISTED_FAMILIES, listedFamilies } from '../../capacity/available-families';
import { inTemplate } from '../../example';
import { rule } from '../../rule';
import { instanceOnOutpost } from '../example';
import { placeOf } from '../place-of';

const instance = (InstanceType: string) => inTemplate(instanceOnOutpost({ InstanceType }));

export const instanceFamilyIsOnNoOutpostsHardware = rule({
  id: 'instance-family-is-on-no-outposts-hardware',
  enforces: ['EC2-1', 'EC2-2', 'EC2-3', 'EC2-5'],
  severity: 'warning',
  title: 'Instance family is not available on any hardware that the Outpost can have',
  fix: 'Use a family of the Outpost: M5, C5, R5, G4dn and I3en on first-generation Outposts racks, M7i, C7i, R7i and the 8i families on second-generation Outposts racks, C6id and C6gd on Outposts servers',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
  on: 'launch',
  onOutpost: true,
  // With known hardware, instance-family-is-not-available reports it.
  when: ({ outpost }) => !!outpost && !outpost.generation && outpost.hardware !== SERVER && !outpost.instanceTypes,
  needs: [...LISTED_FAMILIES, 'outpost.generation?', 'outpost.hardware?', 'instanceTypes'],
  check: (launch) => {
    const { outpost, instanceTypes } = launch;
    if (!outpost || !instanceTypes) return undefined;
    const families = [...new Set([...possibleFamilies(outpost.hardware), ...listedFamilies(outpost)])];
    return instanceTypes.some((type) => families.includes(familyOf(type)))
      ? undefined
      : {
          ...placeOf(launch, 'InstanceType'),
          message: `instance type ${instanceTypes.join(' or ')} is not available on Outposts; available families: ${families.join(', ')}`,
        };
  },
  get examples() {
    return { bad: instance('t4g.large'), good: instance('m7i.large') };
  },
});
