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
  title: 'The only instance of an Auto Scaling group on an Outpost might not be replaced during a service link outage',
  fix: 'Run at least two instances, on two hosts, so one continues to run when the other fails',
  source: WITHOUT_SERVICE_LINK.instances.source,
  on: 'autoScalingGroup',
  onOutpost: true,
  needs: ['outpost.expectedDisconnectHours?'],
  check: ({ id, outpost }, facts) =>
    outpost?.expectedDisconnectHours && facts.by('launch', 'id', id)[0]?.count === 1
      ? {
          property: 'DesiredCapacity',
          message: `the group runs one instance, and launching a replacement might not work while ${outpost.id} is disconnected`,
        }
      : undefined,
  get examples() {
    return { bad: group('1'), good: group('2') };
  },
});
