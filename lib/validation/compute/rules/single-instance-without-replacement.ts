import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import { expectingDisconnects, outpostSubnet } from '../../example';
import { groupOnOutpost } from '../example';
import { rule } from '../../rule';

const group = (DesiredCapacity: string) =>
  expectingDisconnects(8, { Plant: outpostSubnet(), ...groupOnOutpost({ DesiredCapacity, MaxSize: '4' }) });

export const singleInstanceWithoutReplacement = rule({
  id: 'single-instance-without-replacement',
  enforces: ['CUT-3'],
  severity: 'warning',
  title: 'An Auto Scaling group of one instance is on an Outpost that may be cut off, and nothing replaces the instance meanwhile',
  fix: 'Run two instances at least, on two hosts, so that one goes on when the other fails',
  source: WITHOUT_SERVICE_LINK.instances.source,
  on: 'autoScalingGroup',
  onOutpost: true,
  needs: ['outpost.expectedDisconnectHours?'],
  check: ({ id, outpost }, facts) =>
    outpost?.expectedDisconnectHours && facts.by('launch', 'id', id)[0]?.count === 1
      ? { property: 'DesiredCapacity', message: 'the group runs one instance, and launches no other while the service link is down' }
      : undefined,
  get examples() {
    return { bad: group('1'), good: group('2') };
  },
});
