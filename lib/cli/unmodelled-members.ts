import type { OutpostsClient } from '@aws-sdk/client-outposts';

/** The part of an HTTP response of the SDK that is used here. */
interface Response {
  body?: unknown;
}

/**
 * Keeps the members of responses that the SDK does not know.
 *
 * The SDK drops what is not in its model of the API, and its models come later than the API: the Outposts service sends
 * `Generation` and `RackScalingType`, and no published `@aws-sdk/client-outposts` knows them. What the SDK does know is left
 * as the SDK read it.
 */
export function keepUnmodelledMembers(client: OutpostsClient): void {
  const sent = new WeakMap<object, unknown>();
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as Response;
      const bytes = await client.config.streamCollector(response.body);
      // The stream is read now; the SDK accepts bytes in its place.
      response.body = bytes;
      sent.set(response, parseJson(client.config.utf8Encoder(bytes)));
      return result;
    },
    // Nearer to the network than the deserializer of the SDK.
    { step: 'deserialize', priority: 'low', name: 'readRawBody' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      fillIn(result.output, sent.get(result.response as object));
      return result;
    },
    { step: 'deserialize', priority: 'high', name: 'keepUnmodelledMembers' },
  );
}

/** `undefined` for what is no JSON, such as the error page of a proxy. The SDK reports it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Adds what `from` has and `to` lacks, at any depth. */
function fillIn(to: unknown, from: unknown): void {
  if (Array.isArray(to) && Array.isArray(from)) {
    to.forEach((element, index) => fillIn(element, from[index]));
  } else if (isRecord(to) && isRecord(from)) {
    for (const [name, value] of Object.entries(from)) {
      if (Object.hasOwn(to, name)) fillIn(to[name], value);
      else if (value !== null && name !== '__proto__') to[name] = value;
    }
  }
}

/** Dates are values, not records. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
