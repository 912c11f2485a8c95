import type { OutpostsClient } from '@aws-sdk/client-outposts';

/** Part of an SDK HTTP response. `expectAnswers` replaces the stream by its bytes. */
interface Response {
  readonly body?: unknown;
}

/**
 * Keeps response members that are not in the API model of the SDK.
 *
 * The SDK drops such members, and its models are released later than the API: the Outposts service returns `Generation` and
 * `RackScalingType`, which no published `@aws-sdk/client-outposts` contains. Members in the model remain unchanged.
 */
export function keepUnmodelledMembers(client: OutpostsClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { body } = result.response as Response;
      if (body instanceof Uint8Array) fillIn(result.output, parseJson(client.config.utf8Encoder(body)));
      return result;
    },
    { step: 'deserialize', priority: 'high', name: 'keepUnmodelledMembers' },
  );
}

/** `undefined` if the text is not JSON, such as the error page of a proxy. The SDK reports the error. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Adds the members of `from` that `to` does not have, at any depth. */
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
