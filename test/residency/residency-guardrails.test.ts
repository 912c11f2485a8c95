import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { Outpost, ResidencyGuardrail, ResidencyGuardrails, type ResidencyGuardrailsProps } from '../../lib';
import type { Statement } from '../../lib/residency/guardrail-statements';
import { packStatements } from '../../lib/residency/service-control-policies';
import { newApp, newStack, plant } from '../plant';

const SUBNET = 'subnet-0a1b2c3d4e5f60718';

function guardrails(stack: Stack, props: Partial<ResidencyGuardrailsProps> = {}): ResidencyGuardrails {
  return new ResidencyGuardrails(stack, 'Residency', {
    targetIds: ['ou-ab12-cdef3456'],
    outposts: stack.node.tryFindChild('Outpost') ? [] : [plant(stack)],
    subnetIds: [SUBNET],
    ...props,
  });
}

interface Policy {
  readonly Name: string;
  readonly Type: string;
  readonly TargetIds: readonly string[];
  readonly Content: { readonly Version: string; readonly Statement: readonly Statement[] };
}

const policiesIn = (stack: Stack): Policy[] =>
  Object.values(Template.fromStack(stack).findResources('AWS::Organizations::Policy')).map(({ Properties }) => Properties as Policy);

test('all guardrails are service control policies of their targets, each within the quota that AWS documents everywhere', () => {
  const stack = newStack();
  const { policyIds } = guardrails(stack);
  const policies = policiesIn(stack);
  expect(policies).toHaveLength(policyIds.length);
  expect(new Set(policies.map(({ Name }) => Name)).size).toBe(policies.length);
  for (const { Type, TargetIds, Content } of policies) {
    expect({ Type, TargetIds }).toEqual({ Type: 'SERVICE_CONTROL_POLICY', TargetIds: ['ou-ab12-cdef3456'] });
    expect(JSON.stringify(Content).length).toBeLessThanOrEqual(5120);
  }
  const denied = policies.flatMap(({ Content }) => Content.Statement.map(({ Sid }) => Sid));
  for (const guardrail of Object.values(ResidencyGuardrail)) expect(denied).toContain(guardrail);
});

test('only the chosen guardrails are made, and the Outpost and the exempt principals are in them', () => {
  const stack = newStack();
  guardrails(stack, {
    guardrails: [ResidencyGuardrail.DENY_SNAPSHOTS_TO_REGION],
    subnetIds: undefined,
    exemptPrincipals: ['arn:aws:iam::*:role/BreakGlass'],
  });
  expect(policiesIn(stack).map(({ Content }) => Content)).toEqual([
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenySnapshotsToRegion',
          Effect: 'Deny',
          Action: ['ec2:CreateSnapshot', 'ec2:CreateSnapshots', 'ec2:CreateImage'],
          Resource: ['arn:*:ec2:*::snapshot/*'],
          Condition: {
            ArnLike: { 'ec2:SourceOutpostArn': ['arn:*:outposts:*:*:outpost/*'] },
            ArnNotLike: {
              'ec2:OutpostArn': ['arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718'],
              'aws:PrincipalArn': ['arn:aws:iam::*:role/BreakGlass'],
            },
          },
        },
      ],
    },
  ]);
});

test('the assets of the CDK go by the qualifier of the stack, or by another one', () => {
  const qualified = (synthesizer?: DefaultStackSynthesizer, bootstrapQualifier?: string) => {
    const stack = new Stack(newApp(), 'Guardrails', { synthesizer });
    guardrails(stack, { guardrails: [ResidencyGuardrail.DENY_PUT_OBJECT_TO_REGIONAL_BUCKETS], bootstrapQualifier });
    return policiesIn(stack)[0].Content.Statement[0].NotResource;
  };
  expect(qualified()).toEqual(['arn:*:s3:::cdk-hnb659fds-assets-*/*']);
  expect(qualified(new DefaultStackSynthesizer({ qualifier: 'plant' }))).toEqual(['arn:*:s3:::cdk-plant-assets-*/*']);
  expect(qualified(undefined, 'other')).toEqual(['arn:*:s3:::cdk-other-assets-*/*']);
});

test('two backup links to one bucket share what may write to it', () => {
  const stack = newStack();
  const backupLinks = ['Ship', 'Rig'].map((name) => ({ bucketName: 'ashore', principals: [`arn:aws:iam::*:role/${name}-*`] }));
  guardrails(stack, { guardrails: [ResidencyGuardrail.DENY_PUT_OBJECT_TO_REGIONAL_BUCKETS], backupLinks });
  const [{ Content }] = policiesIn(stack);
  expect(
    Content.Statement.filter(({ Sid }) => Sid.includes('ToBackup')).map(({ Resource, Condition }) => ({ Resource, Condition })),
  ).toEqual([
    {
      Resource: ['arn:*:s3:::ashore/*'],
      Condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/Ship-*', 'arn:aws:iam::*:role/Rig-*'] } },
    },
  ]);
});

test('an Outpost whose ARN is known only when it is deployed is in the policy', () => {
  const stack = new Stack(new App(), 'Guardrails');
  const outpost = Outpost.fromOutpostArn(
    stack,
    'Outpost',
    stack.formatArn({ service: 'outposts', resource: 'outpost', resourceName: 'op-1' }),
  );
  guardrails(stack, { outposts: [outpost], guardrails: [ResidencyGuardrail.DENY_SNAPSHOTS_TO_REGION] });
  expect(JSON.stringify(policiesIn(stack)[0].Content)).toContain('AWS::Partition');
});

test.each<[string, Partial<ResidencyGuardrailsProps>, string]>([
  [
    'no target',
    { targetIds: [] },
    'the guardrails need at least one target, got none: add an account, an organizational unit or a root to targetIds',
  ],
  ['no Outpost', { outposts: [] }, 'the guardrails need at least one Outpost, got none: add the Outposts that may store data to outposts'],
  [
    'no guardrail',
    { guardrails: [] },
    'an empty list of guardrails denies nothing: add one to guardrails, or leave guardrails out for all of them',
  ],
  [
    'no subnet',
    { subnetIds: [] },
    'DENY_NOT_OUTPOST_SUBNET needs the subnets on the Outposts, got none: add them to subnetIds, or leave that guardrail out of guardrails',
  ],
  [
    'more subnets than a policy can name',
    { subnetIds: Array.from({ length: 250 }, (_, index) => `subnet-${String(index).padStart(17, '0')}`) },
    'the statement DenyNotOutpostSubnet has 12208 characters, and a service control policy has at most 10240: it cannot be divided, so give ' +
      'it fewer subnets, Outposts or principals, or principals with a * in their ARN',
  ],
  [
    'more backup links than policies can name',
    {
      backupLinks: Array.from({ length: 150 }, (_, index) => ({
        bucketName: `a-bucket-with-a-long-name-such-as-these-${index}`,
        principals: ['Source', 'Destination', 'Location'].map(
          (role) => `arn:aws:iam::111122223333:role/a-stack-with-a-long-name-${role}${index}-*`,
        ),
      })),
      guardrails: [ResidencyGuardrail.DENY_PUT_OBJECT_TO_REGIONAL_BUCKETS],
    },
    'service control policies, and 9 can be attached beside FullAWSAccess: declare fewer backup links, or attach some guardrails to the ' +
      'parent of the target',
  ],
])('fails where there is %s', (_, props, message) => {
  expect(() => guardrails(newStack(), props)).toThrow(message);
});

test('every statement is in one policy, in no more policies than needed, and none is over the quota', () => {
  const statement = fc.integer({ min: 0, max: 9000 }).map((length): Statement => {
    return { Sid: 'A', Effect: 'Deny', Action: ['*'], Resource: ['x'.repeat(length)] };
  });
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
      const policies = packStatements(statements);
      expect(policies.flatMap(({ Statement }) => Statement).length).toBe(statements.length);
      for (const policy of policies) {
        const size = JSON.stringify(policy).length;
        expect(size <= 5120 || (policy.Statement.length === 1 && size <= 10_240)).toBe(true);
      }
      // No two of them would have fitted into one.
      const [smallest, next] = [...policies].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
      const both = next && { ...smallest, Statement: [...smallest.Statement, ...next.Statement] };
      if (both) expect(JSON.stringify(both).length).toBeGreaterThan(5120);
    }),
  );
});
