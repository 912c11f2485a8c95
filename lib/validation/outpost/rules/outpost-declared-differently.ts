import type { Inventory } from '../../../inventory/inventory';
import { OUTPOST_ARN, outpostSubnet } from '../../example';
import type { Example } from '../../rule';
import { rule } from '../../rule';

const declared = (generation: string): Example => {
  const outposts = [
    { stack: 'Network', outpost: { OutpostArn: OUTPOST_ARN, Generation: 'GENERATION_2' } },
    { stack: 'Example', outpost: { OutpostArn: OUTPOST_ARN, Generation: generation } },
  ];
  const inventory: Inventory = { outposts };
  return { resources: { Plant: outpostSubnet() }, inventory, region: 'us-west-2' };
};

export const outpostDeclaredDifferently = rule({
  id: 'outpost-declared-differently',
  enforces: ['ID-8'],
  severity: 'warning',
  title: 'Two stacks declare different values about the same Outpost, so rules ignore both values',
  fix: 'Declare the Outpost once and pass it to all stacks, or import it in each stack with `Outpost.fromInventory`',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html',
  on: 'outpost',
  when: ({ declarations }) => !!declarations?.length,
  needs: ['declarations?'],
  check: (outpost, facts) => {
    const { id, declarations } = outpost;
    const placements = facts.by('placement', 'outpost', outpost);
    return declarations?.flatMap(({ field, value, stack }, index) => {
      const first = declarations.slice(0, index).find((other) => other.field === field);
      const at = placements.find(({ location }) => location?.stack === stack) ?? placements[0];
      if (!first || !at) return [];
      return [{ at, message: `${field} of ${id} is ${value} in ${stack}, but ${first.value} in ${first.stack}` }];
    });
  },
  get examples() {
    return { bad: declared('GENERATION_1'), good: declared('GENERATION_2') };
  },
});
