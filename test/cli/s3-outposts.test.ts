import { S3OutpostsClient, paginateListEndpoints } from '../../lib/cli/s3-outposts';

const CREDENTIALS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

interface Sent {
  readonly hostname: string;
  readonly path: string;
  readonly headers: { readonly authorization?: string };
}

test.each([
  ['eu-west-3', false, 's3-outposts.eu-west-3.amazonaws.com'],
  ['us-gov-west-1', false, 's3-outposts.us-gov-west-1.amazonaws.com'],
  ['cn-north-1', false, 's3-outposts.cn-north-1.amazonaws.com.cn'],
  ['us-east-1', true, 's3-outposts-fips.us-east-1.amazonaws.com'],
])('requests in %s go to the endpoint of S3 on Outposts, and are signed for it (FIPS: %s)', async (region, useFipsEndpoint, host) => {
  const sent: Sent[] = [];
  const handle = (request: Sent) => {
    sent.push(request);
    return Promise.reject(new Error('not sent'));
  };
  const client = new S3OutpostsClient({ region, useFipsEndpoint, credentials: CREDENTIALS, requestHandler: { handle } as never });
  await expect(paginateListEndpoints({ client }, {})[Symbol.asyncIterator]().next()).rejects.toThrow('not sent');
  expect(sent).toMatchObject([{ hostname: host, path: '/S3Outposts/ListEndpoints' }]);
  expect(sent[0].headers.authorization).toContain(`/${region}/s3-outposts/aws4_request`);
});
