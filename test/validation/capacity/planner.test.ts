import * as fc from 'fast-check';
import { assess } from '../../../lib/planner/assess';
import { hostsOf } from '../../../lib/planner/outpost-hosts';
import { onOutpostWith } from '../../../lib/validation/example';
import { instanceOnOutpost } from '../../../lib/validation/compute/example';
import { rules } from '../../../lib/validation/rules';
import { validate } from '../../../lib/validation/validate';

const TYPES = ['m5.large', 'm5.xlarge', 'm5.2xlarge'];
const counts = (max: number) => fc.record(Object.fromEntries(TYPES.map((type) => [type, fc.integer({ min: 0, max })])));

test('the rules and the planner agree whether the slots are sufficient, and after the failure of hosts', () => {
  const outposts = fc.record({
    hosts: fc.array(counts(4), { minLength: 1, maxLength: 4 }),
    wanted: counts(6),
    spareHosts: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(outposts, ({ hosts, wanted, spareHosts }) => {
      const assets = hosts.map((slots, index) => ({
        AssetId: `${1111111110 + index}`,
        AssetType: 'COMPUTE',
        ComputeAttributes: {
          State: 'ACTIVE',
          InstanceFamilies: ['m5'],
          MaxVcpus: 96,
          InstanceTypeCapacities: Object.entries(slots).flatMap(([InstanceType, Count]) => (Count > 0 ? [{ InstanceType, Count }] : [])),
        },
      }));
      const { Plant, App } = instanceOnOutpost() as { [id: string]: { Properties: object } };
      const instances = Object.entries(wanted).flatMap(([InstanceType, count]) =>
        Array.from({ length: count }, (_, index) => [
          `App${InstanceType.replace(/\W/g, '')}${index}`,
          { ...App, Properties: { ...App.Properties, InstanceType } },
        ]),
      );
      const { resources, inventory } = onOutpostWith({ assets, spareHosts }, { Plant, ...Object.fromEntries(instances) });
      const source = {
        name: 'Example',
        path: 'example.json',
        body: { Resources: resources },
        region: 'us-west-2',
        account: '111122223333',
      };
      const { findings } = validate([source], [inventory!], rules);
      const found = (id: string) =>
        findings.filter(({ ruleId }) => ruleId === id).flatMap(({ message }) => TYPES.filter((type) => message.startsWith(`${type}:`)));

      const { hosts: known, slotting } = hostsOf({ assets });
      const workloads = Object.entries(wanted).map(([instanceType, count]) => ({ name: instanceType, instanceType, count }));
      const required = assess(slotting, known, workloads, spareHosts).types.filter(
        (type) => type.required > 0 && slotted(hosts, type.instanceType),
      );
      const tooFew = required.filter(({ toleratedFailures }) => toleratedFailures < 0);
      const withoutSpare = required.filter(({ toleratedFailures }) => toleratedFailures >= 0 && toleratedFailures < spareHosts);
      expect(found('instances-exceed-slots').sort()).toEqual(tooFew.map(({ instanceType }) => instanceType).sort());
      expect(found('spare-capacity-is-insufficient').sort()).toEqual(withoutSpare.map(({ instanceType }) => instanceType).sort());
    }),
    { numRuns: 200 },
  );
});

/** Another rule reports a type without slots. */
function slotted(hosts: readonly { readonly [type: string]: number }[], type: string): boolean {
  return hosts.some((slots) => slots[type] > 0);
}
