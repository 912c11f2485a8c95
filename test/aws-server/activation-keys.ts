import type { IncomingMessage } from 'node:http';
import type { Answer, Protocol } from './aws-server';
import { AwsError, one, type AwsRequest, type AwsState } from './state';

/** Lambda, which has one function here: it asks agents for their activation keys. */
export const activationKeys: Protocol = {
  service: 'lambda',
  operations: ['Invoke'],
  faults: {
    throttle: new AwsError('TooManyRequestsException', 429, 'Rate exceeded'),
    deny: new AwsError('AccessDeniedException', 403, 'not authorized to perform: lambda:InvokeFunction'),
    expire: new AwsError('ExpiredTokenException', 403, 'The security token included in the request is expired'),
    fail: new AwsError('ServiceException', 500, 'The service failed.'),
  },

  parse({ method, url }: IncomingMessage, body: string): AwsRequest {
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url ?? '')?.[1];
    if (method !== 'POST' || !name) throw new AwsError('UnknownOperationException', 404, `${method} ${url}`);
    return {
      operation: 'Invoke',
      parameters: new Map([
        ['FunctionName', [decodeURIComponent(name)]],
        ['Payload', [body]],
      ]),
    };
  },

  answer(request: AwsRequest, state: AwsState): Answer {
    const { Address } = JSON.parse(one(request, 'Payload')!) as { readonly Address: string };
    const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
    // As Lambda tells of a function that fails.
    if (Address === 'broken') {
      const body = JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 30.00 seconds' });
      return { status: 200, headers: { ...headers, 'x-amz-function-error': 'Unhandled' }, body };
    }
    return { status: 200, headers, body: JSON.stringify(keyOf(Address, state)) };
  },

  refuse: ({ code, status, message }) => ({
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ Type: status < 500 ? 'User' : 'Service', Message: message }),
  }),
};

function keyOf(address: string, state: AwsState): object {
  const appliance = state.agentAppliances.get(address);
  if (!appliance) return { Problem: `connect ETIMEDOUT ${address}:80` };
  if (appliance.isActivated || appliance.startsFor-- > 0) return { Problem: `connect ECONNREFUSED ${address}:80` };
  const ActivationKey = state
    .newId('')
    .padStart(25, '0')
    .toUpperCase()
    .replace(/.{5}(?=.)/g, '$&-');
  appliance.keys.push(ActivationKey);
  return { ActivationKey };
}
