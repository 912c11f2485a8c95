import type { IncomingMessage } from 'node:http';
import type { Answer, Protocol } from './aws-server';
import { AwsError, one, type AwsRequest, type AwsState } from './state';

/** A bucket of S3 on Outposts. */
export interface OutpostsBucketElement {
  readonly BucketArn: string;
  /** It has none until it is set. */
  readonly versioning?: string;
  /** The configuration, as it came over the wire. */
  readonly replication?: string;
}

type Operation = (bucket: OutpostsBucketElement, body: string, change: (changed: Partial<OutpostsBucketElement>) => void) => string;

/** By method and the end of the path. */
const OPERATIONS: { readonly [route: string]: readonly [name: string, operation: Operation] } = {
  'PUT versioning': [
    'PutBucketVersioning',
    (_bucket, body, change) => {
      const [status] = textsOf(body, 'Status');
      if (!['Enabled', 'Suspended'].includes(status)) throw malformed();
      change({ versioning: status });
      return '';
    },
  ],
  'GET versioning': [
    'GetBucketVersioning',
    ({ versioning }) => document('GetBucketVersioningResult', versioning ? `<Status>${versioning}</Status>` : ''),
  ],
  'PUT replication': [
    'PutBucketReplication',
    ({ versioning }, body, change) => {
      const rules = textsOf(body, 'Rule');
      if (textsOf(body, 'Role').length !== 1 || rules.length < 1 || rules.length > 100 || !rules.every(isRule)) throw malformed();
      if (versioning !== 'Enabled') {
        throw new AwsError('InvalidRequest', 400, "Versioning must be 'Enabled' on the bucket to apply a replication configuration");
      }
      change({ replication: body.replace(/<\?.*?\?>|<\/?ReplicationConfiguration.*?>/g, '') });
      return '';
    },
  ],
  'GET replication': [
    'GetBucketReplication',
    ({ replication }) => {
      if (!replication) throw new AwsError('ReplicationConfigurationNotFoundError', 404, 'The replication configuration was not found');
      const configuration = `<ReplicationConfiguration>${replication}</ReplicationConfiguration>`;
      return document('GetBucketReplicationResult', configuration);
    },
  ],
  'DELETE replication': [
    'DeleteBucketReplication',
    (_bucket, _body, change) => {
      change({ replication: undefined });
      return '';
    },
  ],
};

/** S3 Control for buckets of S3 on Outposts: resources in paths, the Outpost in a header, bodies in XML (`aws.protocols#restXml`). */
export const outpostsBuckets: Protocol = {
  service: 's3-outposts',
  operations: Object.values(OPERATIONS).map(([name]) => name),

  parse(message: IncomingMessage, body: string): AwsRequest {
    const [, bucket, setting] = /^\/v20180820\/bucket\/([^/]+)\/(\w+)$/.exec(message.url ?? '') ?? [];
    const operation = OPERATIONS[`${message.method} ${setting}`];
    if (!operation) throw new AwsError('MethodNotAllowed', 405, `the server does not know ${message.method} ${message.url}`);
    const { 'x-amz-account-id': account, 'x-amz-outpost-id': outpost } = message.headers;
    // The name, or the ARN as it stands in a path.
    const name = decodeURIComponent(bucket).split('/').at(-1)!;
    const parameters = { account: String(account), outpost: String(outpost), bucket: name, body };
    return { operation: operation[0], parameters: new Map(Object.entries(parameters).map(([parameter, value]) => [parameter, [value]])) };
  },

  answer(request: AwsRequest, state: AwsState): Answer {
    const [account, outpost, name, body] = ['account', 'outpost', 'bucket', 'body'].map((parameter) => one(request, parameter)!);
    const end = `:${account}:outpost/${outpost}/bucket/${name}`;
    const index = state.outpostsBuckets.findIndex(({ BucketArn }) => BucketArn.endsWith(end));
    if (index < 0) throw new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist');
    const [, operation] = Object.values(OPERATIONS).find(([known]) => known === request.operation)!;
    const bucket = state.outpostsBuckets[index];
    return xml(
      200,
      operation(bucket, body, (changed) => (state.outpostsBuckets[index] = { ...bucket, ...changed })),
    );
  },

  refuse: ({ code, status, message }) =>
    xml(status, `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`),

  faults: {
    throttle: new AwsError('SlowDown', 503, 'Please reduce your request rate.'),
    deny: new AwsError('AccessDenied', 403, 'Access Denied'),
    expire: new AwsError('ExpiredToken', 400, 'The provided token has expired.'),
    fail: new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.'),
  },
};

/** What stands in the elements of a name, which holds no other of that name. */
export function textsOf(content: string, element: string): string[] {
  return [...content.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, text]) => text);
}

/** A rule has one access point at each end; one with tags replicates no delete markers. */
function isRule(rule: string): boolean {
  const accessPoints = textsOf(rule, 'Bucket');
  const [deleteMarkers] = textsOf(rule, 'DeleteMarkerReplication');
  if (rule.includes('<Filter>') && !deleteMarkers) return false;
  if (/<(Tag|Tags)>/.test(rule) && deleteMarkers !== '<Status>Disabled</Status>') return false;
  return accessPoints.length === 2 && accessPoints.every((arn) => /^arn:aws:s3-outposts:.+\/accesspoint\//.test(arn));
}

function document(root: string, content: string): string {
  return `<${root} xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">${content}</${root}>`;
}

function malformed(): AwsError {
  return new AwsError('MalformedXML', 400, 'The XML you provided was not well-formed or did not validate against our published schema');
}

function xml(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
