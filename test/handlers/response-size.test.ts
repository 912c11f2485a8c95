import { reasonOf } from '../../lib/handlers/lifecycle/request';

const request = {
  RequestType: 'Create' as const,
  RequestId: '00000001-0000-4000-8000-000000000000',
  StackId: `arn:aws:cloudformation:eu-west-3:111122223333:stack/${'P'.repeat(128)}/51af3dc0-da77-11e4-872e-1234567db123`,
  LogicalResourceId: 'L'.repeat(255),
  ResourceProperties: {},
};

/** What the entry point sends. */
function response(Reason: string): string {
  const { StackId, RequestId, LogicalResourceId } = request;
  const PhysicalResourceId = 'AWSCDK::CustomResourceProviderFramework::CREATE_FAILED';
  return JSON.stringify({ Status: 'FAILED', Reason, StackId, RequestId, PhysicalResourceId, LogicalResourceId });
}

test.each([
  ['umlauts', '\u00e4'.repeat(4000)],
  ['quotation marks', '"'.repeat(4000)],
  ['characters of four bytes', '\u{1f3ed}'.repeat(4000)],
  ['long text', 'x'.repeat(10_000)],
])('a reason of %s fits into the 4,096 bytes of a response, and uses them', (_, text) => {
  const message = reasonOf(new Error(text), request);
  const bytes = Buffer.byteLength(response(message));
  expect(bytes).toBeLessThanOrEqual(4096);
  expect(bytes).toBeGreaterThan(3950);
  expect(message).toMatch(/\u2026$/u);
});

test('a reason that fits is complete', () => {
  const text = 'x'.repeat(3000);
  expect(reasonOf(new Error(text), request)).toBe(text);
});
