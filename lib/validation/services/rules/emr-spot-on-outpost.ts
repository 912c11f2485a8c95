import { inTemplate } from '../../example';
import { emrOnOutpost } from '../example';
import { rule } from '../../rule';

const cluster = (Market: string) => inTemplate(emrOnOutpost({}, {}, { Market }));

export const emrSpotOnOutpost = rule({
  id: 'emr-spot-on-outpost',
  enforces: ['EMR-1'],
  severity: 'error',
  title: 'An EMR cluster requests Spot Instances on an Outpost, which supports On-Demand Instances only',
  fix: 'Set Market to ON_DEMAND, and remove TargetSpotCapacity',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-outposts.html',
  on: 'emrCluster',
  onOutpost: true,
  needs: ['instances.isSpot'],
  check: ({ outpost, instances }) => {
    const spot = instances?.find(({ isSpot }) => isSpot);
    return outpost && spot
      ? { property: 'Instances', message: `${spot.property} requests Spot Instances, which are not supported on Outposts (${outpost.id})` }
      : undefined;
  },
  get examples() {
    return { bad: cluster('SPOT'), good: cluster('ON_DEMAND') };
  },
});
