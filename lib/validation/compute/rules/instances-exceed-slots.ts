import { demandsOn, slotsOf } from '../../capacity/demand';
import { shortageMessage } from '../../capacity/shortage';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { groupOnOutpost } from '../example';
import { rule } from '../../rule';

const group = (DesiredCapacity: string) =>
  onFirstGenerationRack({ ...instanceOnOutpost({ InstanceType: 'm5.xlarge' }), ...groupOnOutpost({ DesiredCapacity, MaxSize: '7' }) });

export const instancesExceedSlots = rule({
  id: 'instances-exceed-slots',
  enforces: ['EC2-8', 'EC2-11'],
  severity: 'warning',
  title: 'More is to run on an Outpost than it has slots for',
  fix: 'Run less, use types with free slots, or change the capacity of the Outpost with a capacity task first; AWS advises to keep slots free for failures',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'launch',
  knowing: ['outpost.id'],
  check: (launch, facts) => {
    const { outpost } = launch;
    const slots = outpost && slotsOf(outpost);
    // The first one speaks for all.
    if (!slots || facts.by('launch', 'outpost', outpost)[0] !== launch) return undefined;
    const message = shortageMessage(demandsOn(outpost, facts), slots);
    return message === undefined ? undefined : { message };
  },
  get examples() {
    return { bad: group('8'), good: group('7') };
  },
});
