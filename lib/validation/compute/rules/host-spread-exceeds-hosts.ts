import type { PlacementGroup } from '../facts/dedicated-capacity';
import type { Launch } from '../facts/launch';
import { coexist, type Facts, type Value } from '../../facts/fact';
import { allKnown } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
import { instanceOnOutpost } from '../example';
import { onFirstGenerationRack, resource } from '../../example';
import { rule } from '../../rule';

const instances = (...more: string[]) => {
  const app = instanceOnOutpost({ InstanceType: 'm5.xlarge', PlacementGroupName: { Ref: 'Apart' } });
  return onFirstGenerationRack({
    ...app,
    ...Object.fromEntries(['Second', ...more].map((logicalId) => [logicalId, app.App])),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
  });
};

/** The Outpost of the launches in a placement group, and the minimum number of instances that they launch. */
export function apartIn(
  group: PlacementGroup,
  facts: Facts,
  countOf: (launch: Launch) => Value<number>,
): { readonly outpost: Value<Outpost>; readonly count: number; readonly hosts: Value<number> } {
  const launches = facts.by('launch', 'placementGroup', group).filter((launch) => coexist(launch, group));
  const outpost = launches[0]?.outpost;
  const certain = launches.filter((launch) => launch.outpost === outpost && !launch.location?.condition);
  const count = certain.reduce((sum, launch) => sum + (countOf(launch) ?? 0), 0);
  return { outpost, count, hosts: hostsFor(certain, outpost) };
}

/** Number of hosts with slots for a type of the launches; the number of all hosts, if a type or slots are unknown. */
function hostsFor(launches: readonly Launch[], outpost: Value<Outpost>): Value<number> {
  const types = allKnown(launches.map(({ instanceTypes }) => instanceTypes))?.flat();
  const slots = allKnown(outpost?.hosts?.map((host) => host.slots) ?? [undefined]);
  if (!types || !slots) return outpost?.hostCount;
  return slots.filter((ofHost) => ofHost.some(({ instanceType, count }) => count > 0 && types.includes(instanceType))).length;
}

export const hostSpreadExceedsHosts = rule({
  id: 'host-spread-exceeds-hosts',
  enforces: ['PG-4'],
  severity: 'error',
  title: 'A host-level spread placement group requires more hosts than the Outpost has with slots for its instances',
  fix: 'Launch at most one instance of the placement group for each host with slots for its instance type',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups-outpost.html',
  on: 'placementGroup',
  needs: ['strategy', 'spreadLevel'],
  check: (group, facts) => {
    if (group.strategy !== 'spread' || group.spreadLevel !== 'host') return undefined;
    const { outpost, count, hosts } = apartIn(group, facts, ({ count: atFirst }) => atFirst);
    // Another rule reports a type without slots.
    return outpost && hosts && count > hosts
      ? {
          property: 'SpreadLevel',
          message: `${count} instances require separate hosts, but ${outpost.id} has ${hosts} with slots for them`,
        }
      : undefined;
  },
  get examples() {
    return { bad: instances('Third'), good: instances() };
  },
});
