import { demandsOn, slotsOf } from '../../capacity/demand';
import { shortageMessage } from '../../capacity/shortage';
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
  on: 'launch',
  knowing: ['outpost.id'],
  check: (launch, facts) => {
    const { outpost } = launch;
    const slots = outpost && slotsOf(outpost);
    if (!slots) return undefined;
    const launches = facts.by('launch', 'outpost', outpost);
    if (launches[0] !== launch || launches.every(({ count, maximum }) => count === maximum)) return undefined;
    // Where it does not fit at first, another rule says so.
    if (shortageMessage(demandsOn(outpost, facts), slots) !== undefined) return undefined;
    const message = shortageMessage(demandsOn(outpost, facts, 'at their maximum'), slots);
    return message === undefined ? undefined : { message: `with all groups at their maximum ${message}` };
  },
  get examples() {
    return { bad: group('9'), good: group('8') };
  },
});
