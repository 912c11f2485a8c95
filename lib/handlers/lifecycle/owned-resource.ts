import { attempt } from './attempts';
import { isOfThisRequest, madeAtThisRequest, madeForResource, madeInsteadOf, ownershipTags, type TagFilter } from './ownership';
import { reasonOf, type Answer, type Handler, type Request } from './request';
import type { Tag } from './tags';

/** A resource of AWS that has no client token: it is known again by its tags. `P` are its properties, `E` what AWS says of it. */
export interface OwnedResource<P, E> {
  /** How its IDs begin, such as `eipalloc-`. */
  readonly idPrefix: string;
  readonly idOf: (element: E) => string;
  readonly tagsOf: (element: E) => readonly { readonly Key?: string; readonly Value?: string }[];
  readonly find: (filters: TagFilter[]) => Promise<E[]>;
  /** `undefined` where it does not exist (any more). */
  readonly get: (id: string) => Promise<E | undefined>;
  /**
   * Whether AWS cannot make what exists as it is wanted. Asks what exists: when a replacement is rolled back, the properties of before
   * are those of the replacement, while what was to be replaced is there, and is to stay.
   */
  readonly isReplacedBy: (element: E, wanted: P) => boolean;
  readonly create: (wanted: P, tags: Tag[]) => Promise<E>;
  /** Makes what exists as it is wanted; of what it was before only what `old` names is taken away. */
  readonly adjust: (element: E, wanted: P, old?: P) => Promise<void>;
  /** Why it must not be deleted. */
  readonly inUse: (element: E) => Promise<string | undefined>;
  readonly remove: (element: E) => Promise<void>;
  readonly attributes: (element: E) => Answer['Data'] | Promise<Answer['Data']>;
}

/** The handler of such a resource. Whatever is delivered how often, there is one of it, and none when it is deleted. */
export function handlerOf<P, E>(resource: OwnedResource<P, E>): Handler<P> {
  const lifecycle = { Create: make, Update: update, Delete: remove };
  return async (request) => {
    try {
      return await lifecycle[request.RequestType](resource, request);
    } catch (error) {
      throw reasonOf(error);
    }
  };
}

async function make<P, E>(resource: OwnedResource<P, E>, request: Request<P>): Promise<Answer> {
  const ofThisRequest = () => resource.find(madeAtThisRequest(request));
  try {
    const element = await attempt(
      async () => (await ofThisRequest())[0],
      () => resource.create(request.ResourceProperties, ownershipTags(request)),
    );
    const id = resource.idOf(element);
    // Where AWS acted, did not answer, and did not show it in time either.
    for (const other of await ofThisRequest()) if (resource.idOf(other) !== id) await resource.remove(other);
    await resource.adjust(element, request.ResourceProperties);
    return await answer(resource, element);
  } catch (error) {
    // The CDK tells CloudFormation of no physical ID then, so that nobody would delete it later.
    const left: string[] = [];
    for (const element of await ofThisRequest()) await resource.remove(element).catch(() => left.push(resource.idOf(element)));
    if (left.length > 0) throw new Error(`${reasonOf(error).message}; what was made until then could not be deleted: ${left.join(', ')}`);
    throw error;
  }
}

async function update<P, E>(resource: OwnedResource<P, E>, request: Request<P>): Promise<Answer> {
  const { ResourceProperties: wanted, OldResourceProperties: old, PhysicalResourceId } = request;
  // CloudFormation would not update this one, had it got to know of another that replaced it.
  for (const stray of await resource.find(madeInsteadOf(request))) {
    if (isOfThisRequest(resource.tagsOf(stray), request) || (await resource.inUse(stray))) continue;
    await resource.remove(stray);
  }
  const element = await resource.get(PhysicalResourceId!);
  if (!element || resource.isReplacedBy(element, wanted)) return make(resource, request);
  await resource.adjust(element, wanted, old);
  return answer(resource, element);
}

async function remove<P, E>(resource: OwnedResource<P, E>, request: Request<P>): Promise<Answer> {
  const PhysicalResourceId = request.PhysicalResourceId!;
  // An ID that CloudFormation made up: the creation was never answered.
  const elements = PhysicalResourceId.startsWith(resource.idPrefix)
    ? [await resource.get(PhysicalResourceId)]
    : await resource.find(madeForResource(request));
  for (const element of elements) {
    if (!element) continue;
    const use = await resource.inUse(element);
    if (use) throw new Error(use);
    await resource.remove(element);
  }
  return { PhysicalResourceId };
}

async function answer<P, E>(resource: OwnedResource<P, E>, element: E): Promise<Answer> {
  return { PhysicalResourceId: resource.idOf(element), Data: await resource.attributes(element) };
}
