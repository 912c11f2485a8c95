import { slotsAfterFailures } from '../../../planner/survival';
import { demandsOn, usesSlots } from '../../capacity/demand';
import { slotsInUse } from '../../capacity/slots-in-use';
import { allKnown } from '../../facts/properties';
import { canLaunch, type Outpost } from '../../outpost/facts';
import { instanceOnOutpost } from '../example';
import { onOutpostWith } from '../../example';
import { groupOnOutpost } from '../example';
import { rule } from '../../rule';

const hosts = (DesiredCapacity: string) =>
  onOutpostWith(
    {
      spareHosts: 1,
      assets: ['1', '2', '3'].map((AssetId) => ({
        AssetId,
        AssetType: 'COMPUTE',
        ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 4 }] },
      })),
    },
    { ...instanceOnOutpost({ InstanceType: 'm5.xlarge' }), ...groupOnOutpost({ DesiredCapacity, MaxSize: '8' }) },
  );

/** Slots of a type that remain after the hosts with the most of them fail; `undefined` if the slots of a host are unknown. */
function leftAfterFailure({ hosts: all, spareHosts }: Outpost, type: string): number | undefined {
  const active = all?.filter(canLaunch);
  const counts = active?.map(({ slots }) => slots && (slots.find(({ instanceType }) => instanceType === type)?.count ?? 0));
  const known = counts && allKnown(counts);
  return known && slotsAfterFailures(known, spareHosts ?? 0).reduce((sum, count) => sum + count, 0);
}

export const spareCapacityIsInsufficient = rule({
  id: 'spare-capacity-is-insufficient',
  enforces: ['EC2-11'],
  severity: 'warning',
  title: 'Not enough spare capacity to tolerate the declared number of host failures',
  fix: 'Run fewer instances of this type, or add slots for it on other hosts with a capacity task, so the remaining hosts have enough slots',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html',
  on: 'outpost',
  when: (outpost, facts) => !!outpost.spareHosts && usesSlots(outpost, facts),
  needs: ['spareHosts?', 'slots', 'hosts.slots', 'hosts.state?', 'runningInstances?'],
  check: (outpost, facts) => {
    const demands = demandsOn(outpost, facts);
    const inUse = slotsInUse(outpost, facts);
    return (outpost.slots ?? []).flatMap(({ instanceType, count }) => {
      const wanted = demands.filter(({ types }) => types.join() === instanceType);
      const taken = inUse.get(instanceType) ?? 0;
      const required = wanted.reduce((sum, demand) => sum + demand.count, 0);
      const left = leftAfterFailure(outpost, instanceType);
      // If the slots are too few without a failure, instances-exceed-slots reports it.
      if (left === undefined || wanted.length === 0 || required + taken > count || required + taken <= left) return [];
      const sharedBy = [...new Set(wanted.map(({ by }) => by))];
      const message = `${instanceType}: ${required} slots required, ${Math.max(0, left - taken)} left after the failure of ${outpost.spareHosts} of ${outpost.hosts?.filter(canLaunch).length} hosts`;
      return [{ at: wanted[0].by, sharedBy, message }];
    });
  },
  get examples() {
    return { bad: hosts('8'), good: hosts('7') };
  },
});
