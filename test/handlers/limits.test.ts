import { EC2Client, DescribeCoipPoolsCommand } from '@aws-sdk/client-ec2';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { LIMITS } from '../../lib/handlers/lifecycle/limits';

const HANDLERS = path.join(__dirname, '../../lib/handlers');

test('a client stops waiting for AWS after its request timeout', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const client = new EC2Client({
    region: 'eu-west-3',
    endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    maxAttempts: 1,
    requestHandler: { ...LIMITS, requestTimeout: 100 },
  });
  try {
    await expect(client.send(new DescribeCoipPoolsCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
  } finally {
    client.destroy();
    silent.closeAllConnections();
    silent.close();
  }
});

const clients = (readdirSync(HANDLERS, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(path.join(HANDLERS, file), 'utf8').matchAll(/new \w+Client\(.*/g)].map(([client]) => [file, client]));

test.each(clients)('the limits are those of each client: %s: %s', (_file, client) => {
  expect(client).toMatch(
    /\((IDEMPOTENT|NOT_IDEMPOTENT|POLLED|{ \.\.\.POLLED, requestHandler: { \.\.\.LIMITS, requestTimeout: \d\d_000 } })\);/,
  );
});
