import type { Facts } from '../../facts/facts';
import type { Outpost } from '../../facts/site';
import { instanceOnOutpost, onFirstGenerationRack, resource } from '../example';
import { rule } from '../rule';

const group = (DesiredCapacity: string) =>
  onFirstGenerationRack({
    ...instanceOnOutpost({ InstanceType: 'm5.xlarge' }),
    Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge' } }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize: '20',
      DesiredCapacity,
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
    }),
  });

/** How many instances of each type certainly take a slot: those of one type, and those of databases. */
function instancesOn(outpost: Outpost, facts: Facts): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (type: string, count: number) => counts.set(type, (counts.get(type) ?? 0) + count);
  for (const { location, instanceTypes, count, isOnDedicatedHost } of facts.by('launch', 'outpost', outpost)) {
    if (!location?.condition && instanceTypes?.length === 1 && isOnDedicatedHost === false) add(instanceTypes[0], count ?? 0);
  }
  for (const { location, instanceClass, multiAz } of facts.by('dbInstance', 'outpost', outpost)) {
    if (!location?.condition && instanceClass && multiAz === false) add(instanceClass.replace(/^db[.]/, ''), 1);
  }
  return counts;
}

export const instancesExceedSlots = rule({
  id: 'instances-exceed-slots',
  enforces: ['EC2-8', 'EC2-11'],
  severity: 'warning',
  title: 'More instances of a type are to run on an Outpost than it has slots for',
  fix: 'Launch fewer instances, or change the capacity of the Outpost with a capacity task first; AWS advises to keep slots free for failures',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'launch',
  knowing: ['outpost.id'],
  check: (launch, facts) => {
    const { outpost } = launch;
    // The first one speaks for all.
    if (!outpost?.slots || facts.by('launch', 'outpost', outpost)[0] !== launch) return undefined;
    const counts = instancesOn(outpost, facts);
    const full = outpost.slots.find(({ instanceType, count }) => (counts.get(instanceType) ?? 0) > count);
    return (
      full && {
        message: `${counts.get(full.instanceType)} instances of ${full.instanceType} are to run on the Outpost, and it has ${full.count} slots for them`,
      }
    );
  },
  get examples() {
    return { bad: group('8'), good: group('7') };
  },
});
