import { createHash } from 'node:crypto';
import type { Request } from './request';
import type { Tag } from './tags';

/** A filter of EC2. */
export interface TagFilter {
  readonly Name: string;
  readonly Values: string[];
}

const STACK = 'cdk-outposts:stack-id';
const RESOURCE = 'cdk-outposts:logical-id';
const REQUEST = 'cdk-outposts:request-id';
const REPLACES = 'cdk-outposts:replaces';

/**
 * The tags by which a handler knows again what it made: for which resource of which stack, at which request and, where the request
 * was an update, instead of what. The policies of the handlers name the tag of the stack, too.
 */
export function ownershipTags(request: Request<unknown>): Tag[] {
  const tags = [
    { Key: STACK, Value: request.StackId },
    { Key: RESOURCE, Value: request.LogicalResourceId },
    { Key: REQUEST, Value: request.RequestId },
  ];
  if (request.RequestType === 'Update') tags.push({ Key: REPLACES, Value: request.PhysicalResourceId! });
  return tags;
}

/** Finds what an earlier delivery of the same request made. */
export function madeAtThisRequest(request: Request<unknown>): TagFilter[] {
  return [...madeForResource(request), filter(REQUEST, request.RequestId)];
}

/** Finds all that was ever made for the resource. */
export function madeForResource(request: Request<unknown>): TagFilter[] {
  return [filter(STACK, request.StackId), filter(RESOURCE, request.LogicalResourceId)];
}

/** Finds what was to replace the resource that CloudFormation now updates again. */
export function madeInsteadOf(request: Request<unknown>): TagFilter[] {
  return [...madeForResource(request), filter(REPLACES, request.PhysicalResourceId!)];
}

/** Whether something was made at this request. */
export function isOfThisRequest(tags: readonly { readonly Key?: string; readonly Value?: string }[], request: Request<unknown>): boolean {
  return tags.some(({ Key, Value }) => Key === REQUEST && Value === request.RequestId);
}

/** Whether tags pass filters, for services that know no filters. */
export function passes(tags: readonly { readonly Key?: string; readonly Value?: string }[], filters: readonly TagFilter[]): boolean {
  return filters.every(({ Name, Values }) => tags.some(({ Key, Value }) => `tag:${Key}` === Name && Values.includes(Value ?? '')));
}

/** Stands for the tags where they do not fit: with it as a name, or as a token, the same request makes the same thing. */
export function digestOf(tags: readonly Tag[]): string {
  return createHash('sha256').update(JSON.stringify(tags)).digest('hex');
}

function filter(key: string, value: string): TagFilter {
  return { Name: `tag:${key}`, Values: [value] };
}
