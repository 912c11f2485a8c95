import { demandsOn, slotsOf } from '../../capacity/demand';
import type { Demand } from '../../capacity/slots';
import type { Outpost } from '../../outpost/facts';
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

/** Slots of a type that are left, whichever hosts fail. */
function leftAfterFailure({ hosts: all, spareHosts }: Outpost, type: string): number {
  const counts = (all ?? []).map(({ slots }) => slots?.find(({ instanceType }) => instanceType === type)?.count ?? 0);
  return counts
    .sort((a, b) => a - b)
    .slice(0, Math.max(0, counts.length - (spareHosts ?? 0)))
    .reduce((sum, count) => sum + count, 0);
}

/** How many instances can be of this type only. */
function wantedOf(type: string, demands: readonly Demand[]): number {
  return demands.filter(({ types }) => types.length === 1 && types[0] === type).reduce((sum, { count }) => sum + count, 0);
}

export const noSlotsInReserve = rule({
  id: 'no-slots-in-reserve',
  enforces: ['EC2-11'],
  severity: 'warning',
  title: 'After the failure of the hosts that an Outpost is to do without, not all finds a slot',
  fix: 'Run less of this type, or slot other hosts for it, so that the rest of them hold all after a failure',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html',
  on: 'launch',
  knowing: ['outpost.id'],
  check: (launch, facts) => {
    const { outpost } = launch;
    const slots = outpost && slotsOf(outpost);
    if (!outpost?.spareHosts || !slots || facts.by('launch', 'outpost', outpost)[0] !== launch) return undefined;
    const demands = demandsOn(outpost, facts);
    const short = [...slots].find(([type, count]) => {
      const wanted = wantedOf(type, demands);
      return wanted <= count && wanted > leftAfterFailure(outpost, type);
    });
    if (!short) return undefined;
    const [type] = short;
    const left = leftAfterFailure(outpost, type);
    return {
      message: `${wantedOf(type, demands)} of ${type} are to run, and without ${outpost.spareHosts} of the hosts ${left} slots are left`,
    };
  },
  get examples() {
    return { bad: hosts('8'), good: hosts('7') };
  },
});
