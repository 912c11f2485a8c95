import { attempt, before, isRejection, isTransient, poll, timeToRespond, whenListed } from './attempts';
import { createdAsReplacement, createdByRequest, createdForResource, ownershipTags, requestTag, type TagFilter } from './ownership';
import { failure, type Handler, type HandlerResponse, type Request } from './request';
import type { Tag } from './tags';

/** An AWS resource that the handler identifies by its tags. `P` is the type of its properties, `E` the type of its description. */
export interface OwnedResource<P, E> {
  /** Prefix of its IDs, such as `eipalloc-`. */
  readonly idPrefix: string;
  readonly idOf: (element: E) => string;
  readonly find: (filters: TagFilter[]) => Promise<E[]>;
  /** `undefined` if it does not exist. */
  readonly get: (id: string) => Promise<E | undefined>;
  /**
   * Whether the wanted properties require a replacement. Compares the existing resource: when a replacement is rolled back, the old
   * properties are those of the replacement, and the original resource remains.
   */
  readonly requiresReplacement: (element: E, wanted: P) => boolean | Promise<boolean>;
  readonly create: (wanted: P, tags: Tag[]) => Promise<E>;
  /** Modifies the existing resource. Removes only what `old` specifies. */
  readonly adjust: (element: E, wanted: P, old?: P) => Promise<void>;
  /** Reason why it cannot be deleted. */
  readonly inUse: (element: E) => Promise<string | undefined>;
  /** Calls `onBegun` when AWS is deleting it, and only the end is not known. */
  readonly remove: (element: E, onBegun?: () => void) => Promise<void>;
  readonly attributes: (element: E) => HandlerResponse['Data'] | Promise<HandlerResponse['Data']>;
}

/** Returns the handler of a resource. Repeated deliveries of an event create one resource, and leave none after a deletion. */
export function handlerOf<P, E>(resource: OwnedResource<P, E>): Handler<P> {
  const lifecycle = { Create: createResource, Update: updateResource, Delete: deleteResource };
  return (request) => lifecycle[request.RequestType](resource, request);
}

/** Within this time after a creation, a delivery at the same time has listed it, or has created another one. */
const MILLISECONDS_OF_OTHERS = 10_000;

async function createResource<P, E>(resource: OwnedResource<P, E>, request: Request<P>): Promise<HandlerResponse> {
  const end = timeToRespond();
  // Cleaned up if the creation fails, also when AWS does not list them.
  const known = new Map<string, E>();
  const isKnown = (element: E) => known.set(resource.idOf(element), element);
  const findCreated = async () => {
    const found = await resource.find(createdByRequest(request));
    found.forEach(isKnown);
    return found;
  };
  let isRequested = false;
  try {
    const created = await attempt(
      async () => (await findCreated())[0],
      async () => {
        isRequested = true;
        const element = await resource.create(request.ResourceProperties, ownershipTags(request));
        isKnown(element);
        return element;
      },
    );
    // Lambda can deliver an event twice at the same time: each delivery finds the creation of the other, and keeps the same resource.
    if (isRequested) await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_OF_OTHERS));
    await findCreated();
    const [id, ...others] = [...known.keys()].sort();
    const element = known.get(id) ?? created;
    for (const other of others) {
      await resource.remove(known.get(other)!);
      known.delete(other);
    }
    await whenListed(() => resource.get(id));
    await resource.adjust(element, request.ResourceProperties);
    return await responseOf(resource, element);
  } catch (error) {
    // CloudFormation does not delete the resource: the CDK sends no physical ID after a failed creation.
    const left: string[] = [];
    const beingDeleted: string[] = [];
    // AWS can create a resource without a response, and list it late.
    const isUnanswered = isRequested && known.size === 0 && isTransient(error);
    const findAny = async () => (await findCreated())[0];
    await before(end, isUnanswered ? whenListed(findAny) : findAny()).catch((problem: unknown) => {
      // This delivery, or an earlier one without a response, may have created one.
      const mayExist = isRequested ? !isRejection(error) : !isRejection(problem);
      if (known.size === 0 && mayExist) left.push(`what has the tag ${requestTag(request)}, if it exists`);
    });
    for (const [id, element] of known) {
      let isBegun = false;
      await before(
        end,
        resource.remove(element, () => (isBegun = true)),
      ).catch(() => (isBegun ? beingDeleted : left).push(id));
    }
    const parts = [failure(error).message];
    if (beingDeleted.length > 0) parts.push(`being deleted: ${beingDeleted.join(', ')}`);
    if (left.length > 0) parts.push(`not deleted: ${left.join(', ')}; delete them manually`);
    throw parts.length > 1 ? new Error(parts.join('; ')) : error;
  }
}

async function updateResource<P, E>(resource: OwnedResource<P, E>, request: Request<P>): Promise<HandlerResponse> {
  const { ResourceProperties: wanted, OldResourceProperties: old, PhysicalResourceId } = request;
  // Replacements without a response: otherwise CloudFormation would not update the original resource.
  const strays = await resource.find(createdAsReplacement(request));
  const ofRequest = strays.length > 0 ? (await resource.find(createdByRequest(request))).map(resource.idOf) : [];
  for (const stray of strays) {
    if (ofRequest.includes(resource.idOf(stray)) || (await resource.inUse(stray))) continue;
    await resource.remove(stray);
  }
  const element = await whenListed(() => resource.get(PhysicalResourceId!));
  if (!element || (await resource.requiresReplacement(element, wanted))) return createResource(resource, request);
  await resource.adjust(element, wanted, old);
  return responseOf(resource, element);
}

async function deleteResource<P, E>(resource: OwnedResource<P, E>, request: Request<P>): Promise<HandlerResponse> {
  const PhysicalResourceId = request.PhysicalResourceId!;
  // CloudFormation generates another ID if the creation had no response.
  const elements = PhysicalResourceId.startsWith(resource.idPrefix)
    ? [await whenListed(() => resource.get(PhysicalResourceId))]
    : await resource.find(createdForResource(request));
  for (const element of elements) {
    if (!element) continue;
    await whenUnused(resource, element);
    await resource.remove(element);
  }
  return { PhysicalResourceId };
}

/** AWS releases what other resources used some time after their deletion. */
const MINUTES_TO_RELEASE = 5;

async function whenUnused<P, E>(resource: OwnedResource<P, E>, element: E): Promise<void> {
  let use: string | undefined;
  const describe = async () => (use = await resource.inUse(element));
  await poll(describe, (found) => found === undefined, 'the resource is in use', MINUTES_TO_RELEASE).catch((error: unknown) => {
    throw use === undefined ? error : new Error(use);
  });
}

async function responseOf<P, E>(resource: OwnedResource<P, E>, element: E): Promise<HandlerResponse> {
  return { PhysicalResourceId: resource.idOf(element), Data: await resource.attributes(element) };
}
