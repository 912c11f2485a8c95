import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import type { ActivationKeyResponse } from '../../lib/handlers/data-sync-activation-key/handler';

const KEY = 'F0EFT-7FPPR-GG7MC-3I9R3-27DOH';

/** What is deployed. */
let handler: (request: { Address: string; VpcEndpointDnsName?: string }) => Promise<ActivationKeyResponse>;

const agents: Server[] = [];

/** An agent on this machine, and its address. */
async function agent(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  agents.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const bundle = path.join(__dirname, '../../lib/handlers/data-sync-activation-key/bundle/index.js');
  ({ handler } = (await import(bundle)) as { handler: typeof handler });
  process.env.AWS_REGION = 'eu-west-3';
});

afterAll(() => {
  for (const server of agents) {
    server.closeAllConnections();
    server.close();
  }
});

test('an agent is asked for a key of the Region, as AWS documents it', async () => {
  let asked: string | undefined;
  const Address = await agent(({ url }, response) => {
    asked = url;
    response.end(`${KEY}\n`);
  });
  expect(await handler({ Address })).toEqual({ ActivationKey: KEY });
  expect(asked).toBe('/?gatewayType=SYNC&activationRegion=eu-west-3&no_redirect');
});

test('an agent that is to use a VPC endpoint is told its address', async () => {
  let asked: string | undefined;
  const Address = await agent(({ url }, response) => {
    asked = url;
    response.end(KEY);
  });
  expect(await handler({ Address, VpcEndpointDnsName: 'localhost' })).toEqual({ ActivationKey: KEY });
  expect(asked).toBe('/?gatewayType=SYNC&activationRegion=eu-west-3&privateLinkEndpoint=127.0.0.1&endpointType=PRIVATE_LINK&no_redirect');
});

test('a response without a key is reported, and a redirect is not followed', async () => {
  const Address = await agent((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
  expect(await handler({ Address })).toEqual({ Problem: 'the agent returned HTTP 302' });
  const page = await agent((_, response) => response.end(`<html>${'x'.repeat(5000)}`));
  const { Problem } = await handler({ Address: page });
  expect(Problem).toMatch(/^the agent returned HTTP 200 <html>x{194}$/);
});

test('an agent that does not listen, does not answer, or breaks off is reported', async () => {
  const Address = await agent(() => undefined);
  await new Promise((resolve) => agents.pop()!.close(resolve));
  expect(await handler({ Address })).toEqual({ Problem: expect.stringContaining('ECONNREFUSED') });
  const breaking = await agent(({ socket }) => socket.destroy());
  expect(await handler({ Address: breaking })).toEqual({ Problem: expect.stringMatching(/other side closed|ECONNRESET/) });
  const silent = await agent(() => undefined);
  expect(await handler({ Address: silent })).toEqual({ Problem: expect.stringContaining('timeout') });
}, 20_000);

test('a VPC endpoint whose name is not found is told as the problem', async () => {
  const Address = await agent((_, response) => response.end(KEY));
  expect(await handler({ Address, VpcEndpointDnsName: 'no-endpoint.invalid' })).toEqual({
    Problem: expect.stringContaining('no-endpoint.invalid'),
  });
});
