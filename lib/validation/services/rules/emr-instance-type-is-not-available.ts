import { GENERATION_2 } from '../../../catalog/generations';
import { familyOf } from '../../../catalog/instance-families';
import { availableFamilies, LISTED_FAMILIES } from '../../capacity/available-families';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (InstanceType: string) => ({
  ...inTemplate(emrOnOutpost({}, {}, { InstanceType })),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: GENERATION_2 } }] },
});

export const emrInstanceTypeIsNotAvailable = rule({
  id: 'emr-instance-type-is-not-available',
  enforces: ['EC2-2'],
  severity: 'warning',
  title: 'Instance type of an EMR cluster is not available on second-generation Outposts racks',
  fix: 'Use M7i, C7i, R7i or 8i instance types, and ask AWS which of them Amazon EMR supports: its page lists only types of first-generation racks',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  // The types that an Outpost is configured for are more precise than its families: emr-instance-type-is-not-slotted checks them.
  when: ({ outpost }) => !outpost?.instanceTypes,
  needs: [...LISTED_FAMILIES, 'outpost.generation', 'outpost.hardware?', 'instances.instanceTypes'],
  check: ({ outpost, instances }) => {
    if (outpost?.generation !== GENERATION_2) return undefined;
    const families = availableFamilies(outpost);
    const type = instances?.flatMap(({ instanceTypes }) => instanceTypes ?? []).find((each) => !families?.includes(familyOf(each)));
    return families && type
      ? {
          property: 'Instances',
          message: `instance type ${type} is not available on the hardware of ${outpost.id}; available families: ${families.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: cluster('m5.xlarge'), good: cluster('m7i.xlarge') };
  },
});
