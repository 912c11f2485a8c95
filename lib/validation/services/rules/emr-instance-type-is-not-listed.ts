import { GENERATION_1 } from '../../../catalog/generations';
import { EMR_INSTANCE_TYPES } from '../../../catalog/services';
import { onFirstGenerationRack } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (InstanceType: string) => onFirstGenerationRack(emrOnOutpost({}, {}, { InstanceType }));

export const emrInstanceTypeIsNotListed = rule({
  id: 'emr-instance-type-is-not-listed',
  enforces: ['EMR-2'],
  severity: 'error',
  title: 'An EMR cluster on a first-generation Outposts rack uses an instance type that EMR does not list for Outposts',
  fix: 'Use an instance type that Amazon EMR lists for Outposts',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['outpost.generation', 'instances.instanceTypes'],
  check: ({ outpost, instances }) => {
    if (outpost?.generation !== GENERATION_1) return undefined;
    const type = instances?.flatMap(({ instanceTypes }) => instanceTypes ?? []).find((each) => !EMR_INSTANCE_TYPES.includes(each));
    return type ? { property: 'Instances', message: `instance type ${type} is not listed for Amazon EMR on Outposts` } : undefined;
  },
  get examples() {
    return { bad: cluster('m5.large'), good: cluster('m5.xlarge') };
  },
});
