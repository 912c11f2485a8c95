import { demandsOn, slotsOf } from '../../capacity/demand';
import { shortagesOf } from '../../capacity/shortages';
import { onFirstGenerationRack, outpostSubnet } from '../../example';
import { groupOnOutpost } from '../example';
import { rule } from '../../rule';

const group = (MaxSize: string) => onFirstGenerationRack({ Plant: outpostSubnet(), ...groupOnOutpost({ DesiredCapacity: '2', MaxSize }) });

export const groupMaximaExceedSlots = rule({
  id: 'group-maxima-exceed-slots',
  enforces: ['EC2-8'],
  severity: 'warning',
  title: 'Auto Scaling groups on an Outpost may grow beyond its slots',
  fix: 'Set MaxSize to what the Outpost has slots for, beside all else that runs there, or add slots with a capacity task',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'outpost',
  when: (outpost, facts) => facts.by('launch', 'outpost', outpost).some(({ count, maximum }) => count !== maximum),
  needs: ['slots'],
  check: (outpost, facts) => {
    const slots = slotsOf(outpost);
    // Where it does not fit at first, another rule says so.
    if (!slots || shortagesOf(demandsOn(outpost, facts), slots).length > 0) return undefined;
    return shortagesOf(demandsOn(outpost, facts, 'at their maximum'), slots).map(({ at, message }) => ({
      at,
      message: `with all groups at their maximum, ${message}`,
    }));
  },
  get examples() {
    return { bad: group('9'), good: group('8') };
  },
});
