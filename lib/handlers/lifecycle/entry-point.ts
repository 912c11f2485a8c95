import * as https from 'node:https';
import { beginDelivery, isAbandoned, isDeliveryYoung } from './request-time';
import { NOT_CREATED, reasonOf, type Handler, type Request } from './request';

/** The event of a function: a request, and the presigned URL for the response. */
type Event = Request<never> & { readonly ResponseURL: string };

const MAX_ATTEMPTS = 6;
const FIRST_DELAY = 1000;
const MAX_DELAY = 30_000;
const REQUEST_TIMEOUT = 30_000;

/**
 * Responses by their events. An event that is delivered again gets the same response: CloudFormation may have received it, and would
 * not know what another attempt creates.
 */
const responses = new Map<string, string>();

/**
 * Returns the function that Lambda invokes. If CloudFormation does not receive the response, the function fails, and Lambda delivers the
 * event again.
 */
export function entryPoint(handler: Handler<never>): (event: Event) => Promise<void> {
  return async (event) => {
    const { ResponseURL, ...request } = event;
    console.log(JSON.stringify(request));
    beginDelivery(ResponseURL);
    // CloudFormation has deleted or rolled back what this request would create or modify.
    if (isAbandoned()) return console.log('CloudFormation no longer waits for the response');
    const key = JSON.stringify(event);
    const response = responses.get(key) ?? JSON.stringify(await respond(handler, request));
    responses.set(key, response);
    console.log(response);
    await send(ResponseURL, response);
  };
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html */
async function respond(handler: Handler<never>, request: Request<never>): Promise<object> {
  const { RequestType, StackId, RequestId, LogicalResourceId, PhysicalResourceId = NOT_CREATED } = request;
  const ids = { StackId, RequestId, LogicalResourceId, PhysicalResourceId };
  if (RequestType === 'Delete' && PhysicalResourceId === NOT_CREATED) return { Status: 'SUCCESS', Reason: 'SUCCESS', ...ids };
  try {
    return { Status: 'SUCCESS', Reason: 'SUCCESS', ...ids, ...(await handler(request)) };
  } catch (error) {
    return { Status: 'FAILED', Reason: reasonOf(error, request), ...ids };
  }
}

/** As long as there is time: another delivery can be one in another process, which has no responses. */
async function send(url: string, body: string): Promise<void> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await put(url, body);
    } catch (error) {
      if (attempts >= MAX_ATTEMPTS && !isDeliveryYoung()) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(MAX_DELAY, FIRST_DELAY * 2 ** (attempts - 1))));
  }
}

function put(url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The signature does not include a content type.
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const request = https.request(url, { method: 'PUT', headers }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      if (statusCode < 400) resolve();
      else reject(new Error(`CloudFormation did not receive the response: HTTP ${statusCode}`));
    });
    request.setTimeout(REQUEST_TIMEOUT, () => request.destroy(new Error('CloudFormation did not receive the response in time')));
    request.on('error', reject);
    request.end(body);
  });
}
