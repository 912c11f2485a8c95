import { GENERATION_2 } from '../../../catalog/generations';
import { familiesOf, familyOf } from '../../../catalog/instance-families';
import { inTemplate, OUTPOST_ARN } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (InstanceType: string) => ({
  ...inTemplate(emrOnOutpost({}, {}, { InstanceType })),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: GENERATION_2 } }] },
});

export const emrInstanceTypeOfOtherHardware = rule({
  id: 'emr-instance-type-of-other-hardware',
  enforces: ['EC2-2'],
  severity: 'warning',
  title: 'An EMR cluster on a second-generation rack is of an instance type that such racks are not offered with',
  fix: 'Use types of M7i, C7i, R7i or the 8i families, and ask AWS which of them EMR takes: its page lists types of the first generation only',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  // The types that an Outpost is configured for say more than its families: another rule looks at them.
  when: ({ outpost }) => !outpost?.instanceTypes,
  needs: ['outpost.instanceTypes?', 'outpost.generation', 'outpost.hardware?', 'instances.instanceTypes'],
  check: ({ outpost, instances }) => {
    if (outpost?.generation !== GENERATION_2) return undefined;
    const families = familiesOf(outpost);
    const type = instances?.flatMap(({ instanceTypes }) => instanceTypes ?? []).find((each) => !families?.includes(familyOf(each)));
    return families && type
      ? { property: 'Instances', message: `the type is ${type}, and the hardware has ${families.join(', ')}` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('m5.xlarge'), good: cluster('m7i.xlarge') };
  },
});
