import { isObject, section, type Json } from './json';

/** In the place of a resource type: an output of the template. */
const OUTPUT = 'Outputs';

/**
 * The types of the resources that name a resource in their properties, by its logical ID. A text that only contains the logical ID as a
 * word, such as a script, names it, too.
 */
export type Mentions = ReadonlyMap<string, ReadonlySet<string>>;

export function mentionsIn(resources: Json, outputs: Json): Mentions {
  const mentions = new Map(Object.keys(resources).map((logicalId) => [logicalId, new Set<string>()]));
  const note = (value: unknown, by: string): void => {
    if (typeof value === 'string') for (const word of value.split(/[^A-Za-z0-9]+/)) mentions.get(word)?.add(by);
    else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) note(inside, by);
  };
  for (const resource of Object.values(resources)) {
    if (isObject(resource)) note(section(resource, 'Properties'), String(resource.Type));
  }
  note(outputs, OUTPUT);
  return mentions;
}
