import { demandsOn, slotsOf } from '../../capacity/demand';
import { shortagesOf } from '../../capacity/shortages';
import { slotsInUse } from '../../capacity/slots-in-use';
import { onFirstGenerationRack, outpostSubnet } from '../../example';
import { groupOnOutpost } from '../example';
import { rule } from '../../rule';

const group = (MaxSize: string) => onFirstGenerationRack({ Plant: outpostSubnet(), ...groupOnOutpost({ DesiredCapacity: '2', MaxSize }) });

export const autoScalingMaximumExceedsSlots = rule({
  id: 'auto-scaling-maximum-exceeds-slots',
  enforces: ['EC2-8'],
  severity: 'warning',
  title: 'Auto Scaling groups can scale out beyond the slots of the Outpost',
  fix: 'Reduce MaxSize to the slots that other workloads leave available, or add slots with a capacity task',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'outpost',
  when: (outpost, facts) => facts.by('launch', 'outpost', outpost).some(({ count, maximum }) => count !== maximum),
  needs: ['slots', 'runningInstances?'],
  check: (outpost, facts) => {
    const inUse = slotsInUse(outpost, facts);
    const slots = slotsOf(outpost, inUse);
    // If the desired capacity exceeds the slots, instances-exceed-slots reports it.
    if (!slots || shortagesOf(demandsOn(outpost, facts), slots).length > 0) return undefined;
    return shortagesOf(demandsOn(outpost, facts, 'at their maximum'), slots, inUse).map(({ at, sharedBy, message }) => ({
      at,
      sharedBy,
      message: `with all Auto Scaling groups at their maximum size, ${message}`,
    }));
  },
  get examples() {
    return { bad: group('9'), good: group('8') };
  },
});
