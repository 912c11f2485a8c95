import { demandsOn, slotsOf, usesSlots } from '../../capacity/demand';
import type { Fact, Facts } from '../../facts/fact';
import { shortagesOf } from '../../capacity/shortages';
import { slotsInUse } from '../../capacity/slots-in-use';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack } from '../../example';
import { canLaunch } from '../../outpost/facts';
import { groupOnOutpost } from '../example';
import { rule } from '../../rule';

const group = (DesiredCapacity: string) =>
  onFirstGenerationRack({ ...instanceOnOutpost({ InstanceType: 'm5.xlarge' }), ...groupOnOutpost({ DesiredCapacity, MaxSize: '7' }) });

function isOneCluster([first, ...others]: readonly Fact[], facts: Facts): boolean {
  return others.length === 0 && facts.by('eksCluster', 'id', first.id).length > 0;
}

export const instancesExceedSlots = rule({
  id: 'instances-exceed-slots',
  enforces: ['EC2-8', 'EC2-11'],
  severity: 'warning',
  title: 'Workloads require more instance slots than the Outpost has',
  fix: 'Run fewer instances, use instance types with available slots, or change the instance capacity of the Outpost with a capacity task first; AWS advises you to keep slots available for failures',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'outpost',
  when: usesSlots,
  needs: ['slots', 'hosts?', 'hosts.state?', 'runningInstances?'],
  check: (outpost, facts) => {
    const inUse = slotsInUse(outpost, facts);
    const slots = slotsOf(outpost, inUse);
    const shortages = slots && shortagesOf(demandsOn(outpost, facts), slots, inUse);
    // Another rule reports a local cluster that does not fit on the hosts of the Outpost even if they are all available.
    const isReported = inUse.size === 0 && outpost.hosts?.every(canLaunch);
    return isReported ? shortages?.filter(({ sharedBy }) => !isOneCluster(sharedBy, facts)) : shortages;
  },
  get examples() {
    return { bad: group('8'), good: group('7') };
  },
});
