import { inTemplate } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (Market: string) => inTemplate(emrOnOutpost({}, {}, { Market }));

export const emrSpotOnOutpost = rule({
  id: 'emr-spot-on-outpost',
  enforces: ['EMR-1'],
  severity: 'error',
  title: 'An EMR cluster on an Outpost asks for Spot Instances, and has On-Demand Instances only',
  fix: 'Set Market to ON_DEMAND, and leave out TargetSpotCapacity',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['instances.isSpot'],
  check: ({ outpost, instances }) => {
    const spot = instances?.find(({ isSpot }) => isSpot);
    return outpost && spot ? { property: 'Instances', message: `${spot.property} asks for Spot Instances` } : undefined;
  },
  get examples() {
    return { bad: cluster('SPOT'), good: cluster('ON_DEMAND') };
  },
});
