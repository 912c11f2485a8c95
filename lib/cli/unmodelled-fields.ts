import type { OutpostsClient } from '@aws-sdk/client-outposts';

/**
 * Makes a client keep the fields that AWS sends and its SDK does not know yet, which the SDK drops: such as the `Generation` of an
 * Outpost in versions of the SDK that are older than second-generation racks.
 *
 * @param client - of a service that speaks restJson1, where the fields of the answer have the names of the API.
 */
export function keepUnmodelledFields(client: OutpostsClient): void {
  // The SDK deserializes between the two: it passes on the answer, whose body can be read once unless it is in memory.
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body?: unknown };
      response.body = await client.config.streamCollector(response.body);
      return result;
    },
    { name: 'bodyInMemory', step: 'deserialize', priority: 'low' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { body } = result.response as { body: Uint8Array };
      const sent: unknown = body.length ? JSON.parse(Buffer.from(body).toString('utf8')) : {};
      return { ...result, output: merge(result.output, sent) as typeof result.output };
    },
    { name: 'unmodelledFields', step: 'deserialize', priority: 'high' },
  );
}

/** What the SDK made of an answer, with the fields of the answer that it left out. */
function merge(modelled: unknown, sent: unknown): unknown {
  if (Array.isArray(modelled) && Array.isArray(sent)) {
    // The SDK leaves null out of lists; then it is not clear which element belongs to which.
    return modelled.length === sent.length ? modelled.map((element, index) => merge(element, sent[index])) : modelled;
  }
  if (!isObject(modelled) || !isObject(sent)) return modelled;
  const merged: Record<string, unknown> = { ...modelled };
  for (const [field, value] of Object.entries(sent)) {
    if (value === null) continue;
    merged[field] = field in modelled ? merge(modelled[field], value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
