import { createHash } from 'node:crypto';
import type { Request } from './request';
import type { Tag } from './tags';

/** An EC2 filter. */
export interface TagFilter {
  readonly Name: string;
  readonly Values: string[];
}

const STACK = 'cdk-outposts:stack-id';
const RESOURCE = 'cdk-outposts:logical-id';
const REQUEST = 'cdk-outposts:request-id';
const REPLACES = 'cdk-outposts:replaces';

/**
 * Tags by which a handler identifies its resources: stack, logical ID, request, and the replaced resource if the request is an update. The
 * policies of the handlers use the stack tag, too.
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

/** The tag of what a request creates, for the user. */
export function requestTag({ RequestId }: Request<unknown>): string {
  return `${REQUEST}=${RequestId}`;
}

/** Filters for resources that an earlier delivery of the request created. */
export function createdByRequest(request: Request<unknown>): TagFilter[] {
  return [...createdForResource(request), filter(REQUEST, request.RequestId)];
}

/** Filters for all resources of the custom resource. */
export function createdForResource(request: Request<unknown>): TagFilter[] {
  return [filter(STACK, request.StackId), filter(RESOURCE, request.LogicalResourceId)];
}

/** Filters for replacements of the resource that CloudFormation updates. */
export function createdAsReplacement(request: Request<unknown>): TagFilter[] {
  return [...createdForResource(request), filter(REPLACES, request.PhysicalResourceId!)];
}

/** Whether tags match filters, for services that do not support tag filters. */
export function matches(tags: readonly { readonly Key?: string; readonly Value?: string }[], filters: readonly TagFilter[]): boolean {
  return filters.every(({ Name, Values }) => tags.some(({ Key, Value }) => `tag:${Key}` === Name && Values.includes(Value ?? '')));
}

/** What each part of an ownership name is a hash of. */
const NAME_PARTS = [[STACK, RESOURCE], [REQUEST], [REPLACES]];
const PART_LENGTH = 10;

/** A name of 30 characters for a resource whose service returns tags late: it identifies the resource by the ownership tags. */
export function ownershipName(tags: readonly Tag[]): string {
  return NAME_PARTS.map((keys) => namePart(keys.map((key) => tags.find(({ Key }) => Key === key)?.Value))).join('');
}

/** Whether the resource with this name has tags that match the filters. */
export function isOwnershipName(name: string, filters: readonly TagFilter[]): boolean {
  return NAME_PARTS.every((keys, index) => {
    const values = keys.map((key) => filters.find(({ Name }) => Name === `tag:${key}`)?.Values[0]);
    const isFiltered = values.every((value) => value !== undefined);
    return !isFiltered || namePart(values) === name.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH);
  });
}

function namePart(values: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, PART_LENGTH);
}

/** Hash of the tags. As a name or client token, it makes a request idempotent. */
export function digestOf(tags: readonly Tag[]): string {
  return createHash('sha256').update(JSON.stringify(tags)).digest('hex');
}

function filter(key: string, value: string): TagFilter {
  return { Name: `tag:${key}`, Values: [value] };
}
