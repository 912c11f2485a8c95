/** A JSON object in a template. */
export type Json = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Key of an object with one key, as of an intrinsic function. */
export function onlyKey(object: Json): string | undefined {
  let only: string | undefined;
  for (const key in object) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** A section of a template, or another object in it; empty if it is absent or malformed. */
export function section(body: Json, name: string): Json {
  const value = body[name];
  return isObject(value) ? value : {};
}
