import * as fc from 'fast-check';
import { readFacts } from '../../../lib/validation/facts/read';

const policyOf = (Policy: unknown) => {
  const Resources = { AccessPoint: { Type: 'AWS::S3Outposts::AccessPoint', Properties: { Bucket: 'arn', Policy } } };
  return readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources } }]).all('bucketPolicy')[0];
};

describe('the size of a policy', () => {
  test('is never more than that of its JSON', () => {
    const statement = fc.record({
      Sid: fc.string(),
      Action: fc.oneof(fc.string(), fc.array(fc.string())),
      Condition: fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.string())),
    });
    fc.assert(
      fc.property(fc.array(statement), (Statement) => {
        const policy = { Statement };
        return policyOf(policy).leastBytes <= Buffer.byteLength(JSON.stringify(policy));
      }),
    );
  });

  test('grows with each statement, and with nothing that only the deployment knows', () => {
    const bytes = (...actions: unknown[]) => policyOf({ Statement: actions.map((Action) => ({ Action })) }).leastBytes;
    expect(bytes('s3-outposts:GetObject')).toBe('StatementActions3-outposts:GetObject'.length);
    expect(bytes(['a', 'b'], { Ref: 'Parameter' })).toBe('StatementActionabAction'.length);
  });
});

test('a schedule of a snapshot policy says what is copied where, and whether scripts run', () => {
  const schedule = {
    CreateRule: { Interval: 24, Scripts: [{ ExecutionHandler: 'AWS_VSS_BACKUP' }] },
    CrossRegionCopyRules: [
      { Target: 'us-east-1', Encrypted: true },
      { Target: { Ref: 'Parameter' }, Encrypted: 'false' },
    ],
  };
  const Resources = { Policy: { Type: 'AWS::DLM::LifecyclePolicy', Properties: { PolicyDetails: { Schedules: [schedule, {}] } } } };
  const [{ schedules }] = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources } }]).all('snapshotPolicy');
  expect(schedules?.[0]).toMatchObject({
    hasScripts: true,
    copies: [
      { target: 'us-east-1', encrypted: true },
      { target: undefined, encrypted: false },
    ],
  });
  expect(schedules?.[1]).toMatchObject({ hasScripts: false, copies: null });
});
